"""Names on the wire: each place holds what it can hold, and each name once."""

from __future__ import annotations

import pytest

from payspec.diagnostics import Collector, Severity
from payspec.language.read import read_provider

from .specs import PAY, READ, changed, pointed_at, read

_PATH = "    path: {id: text}\n"

HOSTILE = {
    "control": '"a\\x01"',
    "line-break": '"a\\nb"',
    "escape": '"\\e[31m"',
    "space": "'a b'",
    "comma": "'a,b'",
    "equals": "'a=b'",
    "semicolon": "'a;b'",
    "colon": "'a:b'",
    "quote": "'a\"b'",
    "slash": "'a/b'",
    "at": "'a@b'",
    "brackets": "'a[b]'",
    "not-ascii": "'é'",
    "mark": "'a!'",
}
_SIGNED = """\
credentials: {{key: secret}}
signatures:
  s:
    hmac: sha256
    key: key
    header: {header}
    part: {part}
    encoding: hex
    over: '{{timestamp}}.{{body}}'
    timestamp: {{{time}, tolerance: 5m}}
callbacks:
  paid: {{body: Payout, verify: s, identity: id, acknowledge: 200, reread: get_payout}}
operations:
"""


def _signed(header: str = "X-S", part: str = "v1", time: str = "part: t") -> str:
    said = _SIGNED.format(header=header, part=part, time=time)
    return changed(READ, ("operations:\n", said))


# Every place that is a token (RFC 9110), with a spec that names it.
TOKENS = {
    "signature-header": lambda name: _signed(header=name),
    "signature-part": lambda name: _signed(part=name),
    "moment-header": lambda name: _signed(time=f"header: {name}"),
    "moment-part": lambda name: _signed(time=f"part: {name}"),
    "fixed-header": lambda name: changed(
        READ, (_PATH, f"{_PATH}    headers: {{{name}: '1'}}\n")
    ),
    "common-header": lambda name: changed(
        READ, ("types:\n", f"headers: {{{name}: '1'}}\ntypes:\n")
    ),
    "key-header": lambda name: changed(PAY, ("Idempotency-Key", name)),
    "given-header": lambda name: changed(
        READ,
        (_PATH, f"{_PATH}    headers: {{x: {{type: text, wire: {name}}}}}\n"),
    ),
    "auth-header": lambda name: changed(
        PAY, ("{basic: [user, key]}", f"{{header: {{{name}: key, X-U: user}}}}")
    ),
    "answer-header": lambda name: changed(
        READ,
        ("  Payout:\n", f"  Seen:\n    x: {{type: text, wire: {name}}}\n  Payout:\n"),
        ("{200: Payout}", "{200: {$headers: Seen}, 201: Payout}"),
    ),
}


def _errors(spec: str) -> list[str]:
    report = Collector()
    read_provider("f", spec.encode(), lambda _: None, report)
    found = report.diagnostics
    return [each.message for each in found if each.severity is Severity.ERROR]


@pytest.mark.parametrize("place", TOKENS)
def test_a_token_may_stand_there(place: str) -> None:
    assert _errors(TOKENS[place]("X-Ok")) == []


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("place", TOKENS)
def test_what_is_no_token_is_refused(place: str, hostile: str) -> None:
    name = HOSTILE[hostile]
    # A mark is taken off where a caller gives the header, and not under `wire`.
    found = _errors(TOKENS[place](name))
    assert found and all(message.isprintable() for message in found)


# Places beside JSON, where nearly anything is escaped: only control characters are not.
ESCAPED = {
    "query": lambda name: changed(
        READ, (_PATH, f"{_PATH}    query: {{q: {{type: text, wire: {name}}}}}\n")
    ),
    "auth-query": lambda name: changed(
        PAY, ("{basic: [user, key]}", f"{{query: {{{name}: key, user: user}}}}")
    ),
    "form": lambda name: changed(
        PAY,
        ("    country: country\n", f"    x: {{type: text, wire: {name}}}\n"),
        ("    body: {payout: Request}\n", "    body: Request\n    form: brackets\n"),
    ),
    "part": lambda name: changed(
        PAY,
        ("    country: country\n", f"    x: {{type: text, wire: {name}}}\n"),
        ("    body: {payout: Request}\n", "    body: Request\n    multipart: dots\n"),
    ),
}
_REFUSED = {"control", "line-break", "escape"}


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("place", ESCAPED)
def test_control_characters_have_no_place_beside_json(place: str, hostile: str) -> None:
    found = _errors(ESCAPED[place](HOSTILE[hostile]))
    marked = hostile == "mark" and place == "auth-query"
    assert bool(found) is (hostile in _REFUSED or marked), found


# Two names for one place on the wire: the spec, and what is pointed at.
TWICE = {
    "query": ("    query: {a: {type: text, wire: x}, b: {type: text, wire: x}}\n", "b"),
    "query-brackets": (
        "    query: {a: {type: text, wire: 'f[x]'}, 'f[x]': text}\n",
        "'f[x]'",
    ),
    "headers": ("    headers: {X-A: '1', x-a: '2'}\n", "x-a"),
    "headers-given": ("    headers: {X-A: {type: text}, x-A: {type: text}}\n", "x-A"),
    "headers-mixed": ("    headers: {X-A: '1', x-a: {type: text}}\n", "x-a"),
    "headers-marked": (
        "    headers: {X-A!: {type: text}, x-a: {type: text}}\n",
        "x-a",
    ),
}


@pytest.mark.parametrize("case", TWICE)
def test_a_name_is_sent_once(case: str) -> None:
    line, at = TWICE[case]
    spec = changed(READ, (_PATH, _PATH + line))
    provider, found = read(spec)
    assert provider is None
    assert [pointed_at(spec, each) for each in found] == [at]
    assert found[0].related


# Fields of a body that are one name once nested: nesting, lists, and the two fields.
FORMS = [
    ("brackets", "brackets", "o: Inner", "'o[a]': text", True),
    ("brackets", "brackets", "o: Inner", "'o.a': text", False),
    ("dots", "brackets", "o: Inner", "'o.a': text", True),
    ("dots", "brackets", "o: Inner", "'o[a]': text", False),
    ("brackets", "brackets", "o: list(text)", "'o[]': text", True),
    ("brackets", "indices", "o: list(text)", "'o[7]': text", True),
    ("brackets", "indices", "o: list(text)", "'o[]': text", False),
    ("brackets", "repeated", "o: list(text)", "'o[]': text", False),
    ("brackets", "brackets", "o: list(Inner)", "'o[][a]': text", True),
    ("brackets", "indices", "o: list(Inner)", "'o[0][a]': text", True),
    ("dots", "indices", "o: list(Inner)", "'o[3].a': text", True),
    ("brackets", "brackets", "o: Deep", "'o[i][a]': text", True),
    ("brackets", "brackets", "o: Deep", "'o[o][i][a]': text", False),
]


@pytest.mark.parametrize("way", ["form", "multipart"])
@pytest.mark.parametrize(("nesting", "lists", "first", "second", "told"), FORMS)
def test_what_is_nested_has_a_name_of_its_own(
    way: str, nesting: str, lists: str, first: str, second: str, told: bool
) -> None:
    spec = changed(
        PAY,
        ("    country: country\n", f"    {first}\n    {second}\n"),
        ("  Payout:\n", "  Inner: {a: text}\n  Deep: {i: Inner, o: Deep}\n  Payout:\n"),
        (
            "    body: {payout: Request}\n",
            f"    body: Request\n    {way}: {{nesting: {nesting}, lists: {lists}}}\n",
        ),
    )
    report = Collector()
    read_provider("f", spec.encode(), lambda _: None, report)
    found = [each for each in report.diagnostics if each.rule.id == "form-name-twice"]
    assert bool(found) is told, [each.message for each in report.diagnostics]
    if told:
        assert pointed_at(spec, found[0]) == second.partition(":")[0]
        assert found[0].related


@pytest.mark.parametrize(
    ("scheme", "operation"),
    [
        ("{query: {k: key, user: user}}", "    query: {k: text}\n"),
        ("{query: {k: key, user: user}}", "    query: {z: {type: text, wire: k}}\n"),
        ("{header: {X-K: key, X-U: user}}", "    headers: {x-k: {type: text}}\n"),
        ("{header: {X-K: key, X-U: user}}", "    headers: {x-k: '1'}\n"),
    ],
)
def test_what_authenticates_is_sent_in_a_place_of_its_own(
    scheme: str, operation: str
) -> None:
    spec = changed(
        PAY,
        ("{basic: [user, key]}", scheme),
        (
            "    path: {reference: text(..40)}\n",
            f"    path: {{reference: text}}\n{operation}",
        ),
    )
    report = Collector()
    read_provider("f", spec.encode(), lambda _: None, report)
    found = [each for each in report.diagnostics if each.rule.id == "auth-twice"]
    assert len(found) == 1 and found[0].related


def test_a_moment_stands_in_a_place_of_its_own() -> None:
    for time in ("part: v1", "header: x-s"):
        assert len(_errors(_signed(time=time))) == 1, time
