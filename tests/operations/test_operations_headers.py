"""Answers that are told in headers, and JSON under a name of the provider's own."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from payspec.diagnostics import Collector
from payspec.pipeline.check import Spec, check
from tests.loopback.server import Peer, Seen
from tests.operations.house import KINDS, Provider, ask, emitted

SPEC = """\
payspec: 1
provider: heads
title: Heads
environments: {test: {url: https://sandbox.heads.example, sandbox: true}}
headers: {Accept: application/vnd.heads.v1+json}
types:
  Draft: {name!: text}
  Created: {Location!: text, X-Attempt: integer_text, X-At: timestamp}
  Made: {id!: text}
  Order: {ref!: text}
  Told: {Location!: text, X-Ref: text}
  Failure: {message!: text}
errors: [Failure]
operations:
  create:
    POST: /drafts
    effect: draft
    headers: {Content-Type: application/vnd.heads.v1+json}
    body: Draft
    answers: {201: {$headers: Created}}
    write_safety:
      outcomes: {201: accepted, 400: rejected}
      identified_by: Location
  look:
    GET: /drafts
    effect: read
    answers: {200: Made}
  touch:
    GET: /touched
    effect: read
    answers: {200: {$headers: Created}}
  pay:
    POST: /payouts
    effect: moves_money
    headers: {Content-Type: application/vnd.heads.v1+json}
    body: Order
    answers: {201: {$headers: Told}}
    write_safety:
      outcomes: {201: accepted, 400: rejected}
      identified_by: Location
      echoes: [{field: X-Ref, of: ref}]
  ask:
    GET: /payouts/{ref}
    path: {ref: text}
    effect: read
    answers: {200: {$headers: Told}}
    echoes: [{field: X-Ref, of: ref}]
"""


@pytest.fixture(scope="module")
def heads(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The emitted package."""
    with emitted(tmp_path_factory.mktemp("heads"), SPEC) as module:
        yield module


class Answers:
    """Answers every request with these headers and no body."""

    def __init__(self, status: int, *headers: str) -> None:
        lines = [f"HTTP/1.1 {status} Said", *headers, "Content-Length: 0", "", ""]
        self.head = "\r\n".join(lines).encode()
        self.seen: list[Seen] = []

    def __call__(self, peer: Peer) -> None:
        while (request := peer.read_request()) is not None:
            self.seen.append(request)
            peer.send(self.head)


def made(kind: str, module: ModuleType, answers: Any) -> Any:
    return ask(kind, module, answers, lambda client: client.create(name="n"))


@pytest.mark.parametrize("kind", KINDS)
def test_headers_tell_what_was_made(kind: str, heads: ModuleType) -> None:
    """By any case of their letters; those that no document names stay with the rest."""
    answers = Answers(201, "LOCATION: /drafts/7", "x-attempt: 2", "X-Other: y")
    outcome = made(kind, heads, answers)
    assert type(outcome).__name__ == "Accepted"
    assert outcome.value.location == "/drafts/7"
    assert outcome.value.x_attempt == 2
    assert outcome.value.to_wire() == {"Location": "/drafts/7", "X-Attempt": "2"}
    assert outcome.response.headers["x-other"] == "y"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("headers", [(), ("Location:",)], ids=["absent", "empty"])
def test_a_header_that_names_nothing_proves_nothing(
    kind: str, headers: tuple[str, ...], heads: ModuleType
) -> None:
    """What was created has no name: nobody knows whether it was."""
    outcome = made(kind, heads, Answers(201, *headers))
    assert type(outcome).__name__ == "Unknown"
    assert "Location" in outcome.detail


@pytest.mark.parametrize("kind", KINDS)
def test_a_header_in_another_form_is_drift(kind: str, heads: ModuleType) -> None:
    """It is read as absent, and named."""
    outcome = made(kind, heads, Answers(201, "Location: /7", "X-At: yesterday"))
    assert type(outcome).__name__ == "Accepted"
    assert outcome.value.x_at is None
    assert [each.pointer for each in outcome.response.drift] == ["/X-At"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_read_may_be_told_in_headers(kind: str, heads: ModuleType) -> None:
    """A body that comes with them is not looked at."""
    answers = Answers(200, "Location: /drafts/7")
    assert ask(kind, heads, answers, lambda c: c.touch()).location == "/drafts/7"


OF_A_WRITE = {
    "once": (["Location: /7", "X-Attempt: 2"], "Accepted", 2, []),
    "absent": ([], "Unknown", None, []),
    "identity twice": (["Location: /7", "Location: /8"], "Unknown", None, []),
    "the same twice": (["Location: /7", "location: /7"], "Unknown", None, []),
    "identity thrice": (["Location: /7"] * 3, "Unknown", None, []),
    "empty and not": (["Location:", "Location: /7"], "Unknown", None, []),
    "another twice": (
        ["Location: /7", "X-Attempt: 2", "X-Attempt: 3"],
        "Accepted",
        None,
        ["/X-Attempt"],
    ),
    "both twice": (["Location: /7", "X-Attempt: 2"] * 2, "Unknown", None, []),
    "undocumented twice": (
        ["Location: /7", "X-Attempt: 2", "X-Trace: a", "X-Trace: b"],
        "Accepted",
        2,
        [],
    ),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("headers", "end", "attempt", "drift"), OF_A_WRITE.values(), ids=OF_A_WRITE
)
def test_a_header_that_came_twice_names_nothing(
    kind: str,
    headers: list[str],
    end: str,
    attempt: int | None,
    drift: list[str],
    heads: ModuleType,
) -> None:
    """What names the payout has to be one value; what else came twice is no value."""
    outcome = made(kind, heads, Answers(201, *headers))
    assert type(outcome).__name__ == end
    if end == "Accepted":
        assert outcome.value.location == "/7"
        assert outcome.value.x_attempt == attempt
        assert [each.pointer for each in outcome.response.drift] == drift


OF_A_READ = {
    "once": (["Location: /7", "X-Attempt: 2"], "/7", 2),
    "absent": ([], None, None),
    "all twice": (["Location: /7", "X-Attempt: 2"] * 2, None, None),
    "one twice": (["Location: /7", "X-Attempt: 2", "X-Attempt: 2"], "/7", None),
    "required twice": (["Location: /7", "Location: /7"], None, None),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("headers", "location", "attempt"), OF_A_READ.values(), ids=OF_A_READ
)
def test_a_read_takes_no_value_from_a_header_that_came_twice(
    kind: str,
    headers: list[str],
    location: str | None,
    attempt: int | None,
    heads: ModuleType,
) -> None:
    """Where nothing else is told, there is no answer."""
    answers = Answers(200, *headers)
    if location is None:
        with pytest.raises(Exception, match="holds nothing of what") as caught:
            ask(kind, heads, answers, lambda client: client.touch())
        assert type(caught.value).__name__ == "UnreadableAnswer"
        return
    found = ask(kind, heads, answers, lambda client: client.touch())
    assert (found.location, found.x_attempt) == (location, attempt)


HELD = {
    "once": (["X-Ref: r-7"], True),
    "another": (["X-Ref: r-8"], False),
    "absent": ([], False),
    "twice": (["X-Ref: r-7", "X-Ref: r-8"], False),
    "the same twice": (["X-Ref: r-7", "X-Ref: r-7"], False),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("headers", "held"), HELD.values(), ids=HELD)
def test_an_echo_in_a_header_that_came_twice_repeats_nothing(
    kind: str, headers: list[str], held: bool, heads: ModuleType
) -> None:
    """In the answer to a write and in that to a read."""
    sent = Answers(201, "Location: /7", *headers)
    outcome = ask(kind, heads, sent, lambda client: client.pay(ref="r-7"))
    assert type(outcome).__name__ == ("Accepted" if held else "Unknown")
    asked = Answers(200, "Location: /7", *headers)
    if held:
        assert ask(kind, heads, asked, lambda c: c.ask(ref="r-7")).x_ref == "r-7"
        return
    with pytest.raises(Exception, match="something else") as caught:
        ask(kind, heads, asked, lambda client: client.ask(ref="r-7"))
    assert type(caught.value).__name__ == "AnotherAnswer"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("status", [401, 422])
def test_a_refused_credential_is_told_as_that(
    kind: str, status: int, heads: ModuleType
) -> None:
    """It says nothing of the order, and no other status is told so."""
    provider = Provider([(status, {"message": "no"})])
    with pytest.raises(Exception, match=f"answered with {status}") as caught:
        ask(kind, heads, provider, lambda client: client.look())
    refused = "the credentials or the token were refused" in str(caught.value)
    assert refused == (status == 401)
    assert "reference" not in str(caught.value)


@pytest.mark.parametrize("kind", KINDS)
def test_json_has_the_name_that_the_provider_gives_it(
    kind: str, heads: ModuleType
) -> None:
    """Each of the two headers once; what is sent without a body has no type."""
    provider = Provider([(201, None), (200, {"id": "1"})])
    made(kind, heads, provider)
    ask(kind, heads, provider, lambda client: client.look())
    sent, asked = provider.seen
    named = "application/vnd.heads.v1+json"
    for seen, wanted in ((sent, named), (asked, None)):
        headers = [(name.lower(), value) for name, value in seen.headers]
        assert [value for name, value in headers if name == "accept"] == [named]
        assert seen.header("content-type") == wanted
    kinds = [name for name, _ in sent.headers if name.lower() == "content-type"]
    assert len(kinds) == 1


WRONG = {
    "no JSON": ("Accept: application/xml", "is no media type of JSON"),
    "two of them": ("Accept: 'application/json, text/plain'", "no media type of JSON"),
    "no body": ("Content-Type: application/json", "sends no JSON"),
}


@pytest.mark.parametrize(("header", "says"), WRONG.values(), ids=WRONG)
def test_a_media_type_that_cannot_be(header: str, says: str) -> None:
    """What could not be read or written is refused with the spec."""
    spec = SPEC.replace("headers: {Accept: application/vnd.heads.v1+json}\n", "")
    spec = spec.replace(
        "    GET: /drafts\n", f"    GET: /drafts\n    headers: {{{header}}}\n"
    )
    report = Collector()
    check((Spec("heads.yaml", spec.encode(), lambda _: None),), report, lambda _: None)
    found = [each for each in report.diagnostics if each.rule.id == "bad-header"]
    assert [says in each.message for each in found] == [True]
