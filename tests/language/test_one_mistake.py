"""One mistake of each common kind is one finding, where it was made, with the fix."""

import pytest

from tests.language.common_mistakes import (
    keys,
    left_out,
    misplaced,
    names,
    shapes,
    syntax,
    values,
)
from tests.language.common_mistakes.mistake import Mistake
from tests.language.specs import PAY, READ, changed, pointed_at, read

KINDS = (
    keys.MISTAKES,
    names.MISTAKES,
    left_out.MISTAKES,
    shapes.MISTAKES,
    misplaced.MISTAKES,
    syntax.MISTAKES,
    values.MISTAKES,
)
MISTAKES = {name: mistake for kind in KINDS for name, mistake in kind.items()}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_one_mistake_is_one_finding(mistake: Mistake) -> None:
    text = changed(mistake.spec, (mistake.old, mistake.new))
    (found,) = read(text)[1]
    assert (found.rule.id, pointed_at(text, found)) == (mistake.rule, mistake.word)
    assert mistake.fix in (found.hint or "")


def test_no_two_mistakes_have_one_name() -> None:
    """The one would hide the other."""
    assert len(MISTAKES) == sum(map(len, KINDS))


@pytest.mark.parametrize("spec", [READ, PAY], ids=["read", "pay"])
def test_the_specs_without_a_mistake_are_good(spec: str) -> None:
    """Otherwise a finding may be about something else."""
    provider, found = read(spec)
    assert provider is not None and found == ()


TWICE = changed(
    PAY,
    (
        "      200: {payout: Found}\n",
        "      200: {payout: Found}\n      202: {held: Found}\n",
    ),
)
SHARED = {
    "type": (PAY, ("  Request:\n", "  Order:\n"), ["Request"], []),
    "type-used-twice": (TWICE, ("  Found: {", "  Held: {"), ["Found"], ["Found"]),
    "auth": (PAY, ("  shop: {", "  office: {"), ["shop"], ["shop"]),
    "section": (
        PAY,
        ("credentials: {user: account, key: secret}\n", ""),
        ["user"],
        ["key"],
    ),
    "two-names": (
        PAY,
        ("basic: [user, key]", "basic: [usr, kye]"),
        ["usr", "kye"],
        [],
    ),
}


@pytest.mark.parametrize(
    ("spec", "change", "words", "beside"), SHARED.values(), ids=SHARED
)
def test_a_name_that_is_missing_is_told_once(
    spec: str, change: tuple[str, str], words: list[str], beside: list[str]
) -> None:
    """With its other places; two names are two mistakes."""
    text = changed(spec, change)
    found = read(text)[1]
    assert [pointed_at(text, each) for each in found] == words
    lines = text.split("\n")
    named = [
        lines[other.span.line - 1][other.span.column - 1 : other.span.end_column - 1]
        for each in found
        for other in each.related
    ]
    assert named == beside
