"""Keys that come to one name once marks are taken off, in every mapping of names."""

from __future__ import annotations

import pytest

from payspec.diagnostics import Severity

from .specs import READ, changed, pointed_at, read

_TYPES = "    id!: text\n"
_PATH = "    path: {id: text}\n"
_ANSWERS = "    answers: {200: Payout}\n"

# By place: the line that is changed, and what stands there with two keys.
PLACES = {
    "fields": (_TYPES, f"{_TYPES}    FIRST: text\n    SECOND: integer\n"),
    "path": (_PATH, "    path: {id: text, FIRST: text, SECOND: text}\n"),
    "query": (_PATH, f"{_PATH}    query: {{FIRST: text, SECOND: integer}}\n"),
    "headers": (
        _PATH,
        f"{_PATH}    headers: {{FIRST: {{type: text}}, SECOND: {{type: text}}}}\n",
    ),
    "reserved": (
        "  Payout:\n",
        "  Kept:\n    $map: text\n    $reserved: {FIRST: text, SECOND: text}\n"
        "  Payout:\n    kept: Kept\n",
    ),
}
# By what differs: two keys that are the same name with their marks off.
SAME = {
    "mark-behind": ("'a'", "'a!'"),
    "mark-before": ("'a!'", "'a'"),
    "quoted": ("a", "'a!'"),
    "both-quoted": ('"a!"', "'a'"),
    "escaped": ("a", '"\\x61!"'),
    "long": ("'abcdefgh'", "'abcdefgh!'"),
    "bang": ("'!'", "'!!'"),
}

CASES = [
    pytest.param(place, same, id=f"{place}-{same}") for place in PLACES for same in SAME
]


def _spec(place: str, first: str, second: str) -> str:
    old, new = PLACES[place]
    return changed(READ, (old, new.replace("FIRST", first).replace("SECOND", second)))


@pytest.mark.parametrize(("place", "same"), CASES)
def test_one_name_under_two_keys_is_told_at_the_second(place: str, same: str) -> None:
    first, second = SAME[same]
    spec = _spec(place, first, second)
    provider, found = read(spec)
    assert provider is None
    wrong = [each for each in found if each.severity is Severity.ERROR]
    doubled = [each for each in wrong if each.related]
    assert [pointed_at(spec, each) for each in doubled] == [second]
    (only,) = doubled
    at = only.related[0].span
    line = spec.split("\n")[at.line - 1]
    assert line[at.column - 1 : at.end_column - 1] == first
    assert only.hint


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ("200: Payout\n      '200': Payout", True),
        ("200, 201: Payout\n      '201': Payout", True),
        ("'200 , 201': Payout\n      '201,202': Payout", True),
        ("200, 200: Payout", True),
        ("200: Payout\n      201: Payout", False),
    ],
)
def test_a_status_stands_once_however_it_is_listed(values: str, told: bool) -> None:
    spec = changed(READ, (_ANSWERS, f"    answers:\n      {values}\n"))
    _, found = read(spec)
    assert bool(found) is told, [each.message for each in found]


@pytest.mark.parametrize(
    ("old", "new", "at"),
    [
        (_ANSWERS, "    answers: {200: {payout!: Payout}}\n", "payout!"),
        (_PATH, _PATH + "    headers: {X-A!: text}\n", "X-A!"),
        (_PATH, _PATH + "    headers: {X-A!: idempotency_key}\n", "X-A!"),
        ("types:\n", "headers: {X-A!: '1'}\ntypes:\n", "X-A!"),
    ],
)
def test_a_mark_where_it_says_nothing_is_refused(old: str, new: str, at: str) -> None:
    spec = changed(READ, (old, new))
    provider, found = read(spec)
    assert provider is None
    assert [pointed_at(spec, each) for each in found][:1] == [at]


@pytest.mark.parametrize("word", ["kind", "fields", "values"])
@pytest.mark.parametrize(
    "body",
    [
        "{{${word}: text, id: text}}",
        "{{$map: text, ${word}: text}}",
        "{{$enum: [a], ${word}: [b]}}",
        "{{$map: text, {word}: text}}",
        "{{$any_of: [text, Payout], {word}: text}}",
        "{{$tag: id, $of: {{a: Payout}}, {word}: text}}",
    ],
)
def test_what_expansion_writes_cannot_be_written(word: str, body: str) -> None:
    """Neither with a `$` nor, where no field can stand, without one."""
    line = f"  Other: {body.format(word=word)}\n  Payout:\n    other: Other\n"
    spec = changed(READ, ("  Payout:\n", line))
    provider, found = read(spec)
    assert provider is None
    assert any(word in pointed_at(spec, each) for each in found)
