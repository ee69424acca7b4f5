"""The stand-in provider, met by clients as they are emitted."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from tests.cases.emitted import PACKAGE, module
from tests.loopback.drive import KINDS, Kind
from tests.testing.calls import PERSON, SECRET, call, create

pytestmark = pytest.mark.usefixtures("emitted")
PROVIDER = f"{PACKAGE}.begateway"
PAYOUTS = "/transactions/payouts"


def _accepted(kit: Any) -> Any:
    created = kit.documented(PROVIDER, "create_payout.201")
    return created.changed({"/transaction/tracking_id": "inv-7"})


def _mismatch(kit: Any) -> Any:
    return _accepted(kit).changed({"/transaction/amount": 99})


def _refusal(kit: Any) -> Any:
    return kit.documented(PROVIDER, "error.1", status=422)


# What happens; the outcome; the reason, as the client says it; whether the provider
# has the request.
HAPPENINGS: dict[str, tuple[Callable[[Any], Any], str, str, bool]] = {
    "accepted": (_accepted, "Accepted", "", True),
    "mismatch": (_mismatch, "Unknown", "echo", True),
    "rejected": (_refusal, "Rejected", "", True),
    "status-500": (lambda kit: kit.Answer(500), "Unknown", "status", True),
    "no-json": (lambda kit: kit.Answer(201, b"<html>"), "Unknown", "unreadable", True),
    "refused": (lambda kit: kit.Refused(), "NotSent", "connect", False),
    "unreachable": (lambda kit: kit.Unreachable(), "NotSent", "connect_timeout", False),
    "tls": (lambda kit: kit.TlsFailed(), "NotSent", "tls", False),
    "not-taken": (lambda kit: kit.NotTaken(), "Unknown", "no_answer", False),
    "no-answer": (lambda kit: kit.NoAnswer(), "Unknown", "no_answer", True),
    "reset": (lambda kit: kit.Reset(), "Unknown", "no_answer", True),
    "garbled": (lambda kit: kit.Garbled(), "Unknown", "no_answer", True),
    "half": (lambda kit: kit.BrokenOff(_accepted(kit)), "Unknown", "no_answer", True),
    "whole-but-broken": (
        lambda kit: kit.BrokenOff(_accepted(kit), 100_000),
        "Unknown",
        "no_answer",
        True,
    ),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", HAPPENINGS)
def test_each_happening_ends_in_its_outcome(name: str, kind: Kind) -> None:
    happens, outcome, reason, has_it = HAPPENINGS[name]
    kit = module("testing")
    provider = kit.StandIn(kit.Route("POST", PAYOUTS, happens(kit)))
    ended = create(kind, provider)
    assert type(ended).__name__ == outcome
    said = ended.error.reason if outcome == "NotSent" else getattr(ended, "reason", "")
    assert str(said) == reason
    assert len(provider.requests) == has_it


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("sent", "outcome"), [(True, "Unknown"), (False, "NotSent")])
def test_an_interrupt_goes_on_and_tells_what_it_cut_short(
    sent: bool, outcome: str, kind: Kind
) -> None:
    kit = module("testing")
    error: BaseException = KeyboardInterrupt()
    if kind == "async":
        error = asyncio.CancelledError()
    happening = kit.Interrupted(error, sent=sent)
    provider = kit.StandIn(kit.Route("POST", PAYOUTS, happening))
    with pytest.raises(type(error)) as raised:
        create(kind, provider)
    ended = module("begateway").outcome_of(raised.value)
    assert type(ended).__name__ == outcome
    assert len(provider.requests) == sent


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_sent_can_be_asked_and_is_not_printed(kind: Kind) -> None:
    kit = module("testing")
    provider = kit.StandIn(kit.Route("POST", PAYOUTS, _accepted(kit)))
    create(kind, provider)
    (request,) = provider.requests
    assert (request.method, request.path) == ("POST", f"/beyag{PAYOUTS}")
    assert request.header("content-type") == "application/json"
    assert request.header("authorization").startswith("Basic ")
    assert request.header("x-none") is None
    assert request.json == json.loads(request.body)
    assert request.json["request"]["amount"] == 100
    assert request.json["request"]["customer"] == {"first_name": PERSON}
    printed = f"{request!r} {request} {[request]}"
    for hidden in (PERSON, SECRET, "Basic", "361", "inv-7", "transactions"):
        assert hidden not in printed
    assert printed.startswith("SeenRequest(POST to api.begateway.com, ")


@pytest.mark.parametrize("kind", KINDS)
def test_routes_take_their_requests_and_replies_their_turns(kind: Kind) -> None:
    kit = module("testing")
    found = kit.documented(PROVIDER, "get_payout.200")

    def by_id(request: Any) -> Any:
        uid = request.path.rpartition("/")[2]
        return found.changed({"/transaction/uid": uid})

    provider = kit.StandIn(
        kit.Route("POST", PAYOUTS, kit.NoAnswer(), _accepted(kit)),
        kit.Route("GET", "/transactions/{uid}", by_id),
    )
    outcomes = [type(create(kind, provider)).__name__ for _ in range(3)]
    assert outcomes == ["Unknown", "Accepted", "Accepted"]
    assert call(kind, provider, "get_payout", {"uid": "2-abc"}).uid == "2-abc"
    assert [each.method for each in provider.requests] == ["POST"] * 3 + ["GET"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_request_without_a_route_is_proven_not_sent(kind: Kind) -> None:
    kit = module("testing")
    provider = kit.StandIn(kit.Route("POST", "/transfers", _accepted(kit)))
    ended = create(kind, provider)
    assert type(ended).__name__ == "NotSent"
    assert "Unscripted" in str(ended.error)
    assert provider.requests == ()
    (gap,) = provider.unscripted
    assert (gap.method, gap.path.endswith(PAYOUTS)) == ("POST", True)


@pytest.mark.parametrize(
    ("path", "url", "takes"),
    [
        ("/payouts", "https://a.example/v1/payouts", True),
        ("/payouts", "https://a.example/v1/payouts?x=1", True),
        ("/payouts", "https://a.example/repayouts", False),
        ("/payouts", "https://a.example/payouts/1", False),
        ("/payouts/{id}", "https://a.example/payouts/1", True),
        ("/payouts/{id}", "https://a.example/payouts/", False),
        ("/payouts/{id}/x", "https://a.example/payouts/1/2/x", False),
        ("/a.c", "https://a.example/abc", False),
    ],
)
def test_a_route_is_for_the_end_of_a_path(path: str, url: str, takes: bool) -> None:
    kit = module("testing")
    request = kit.SeenRequest("POST", url, (), b"")
    route = kit.Route("POST", path, kit.Refused())
    assert route.takes(request) is takes
    assert not kit.Route("GET", path, kit.Refused()).takes(request)


def test_a_route_without_a_slash_is_refused() -> None:
    kit = module("testing")
    with pytest.raises(ValueError, match="slash"):
        kit.Route("POST", "payouts", kit.Refused())


def test_an_answer_is_changed_at_pointers_and_stays_exact() -> None:
    kit = module("testing")
    answer = kit.Answer(200, b'{"a":{"b/c":[1,{"d":0.10}]},"e":"\xc3\xa9"}')
    changed = answer.changed({"/a/b~1c/1/d": Decimal("1E+3"), "/new": None})
    assert changed.body == '{"a":{"b/c":[1,{"d":1000}]},"e":"é","new":null}'.encode()
    assert answer.changed({}).body == answer.body
    assert answer.changed({"": [True]}).json == [True]
    for pointer in ("/x/y", "/a/b~1c/2", "/e/f"):
        with pytest.raises(LookupError):
            answer.changed({pointer: 1})
    assert repr(answer) == f"Answer(200, {len(answer.body)} bytes)"
    with pytest.raises(TypeError):
        kit.Answer.of(200, {"a": 0.1})


def test_fixtures_are_at_hand() -> None:
    kit = module("testing")
    cases = kit.fixture_cases(PROVIDER, "create_payout.request")
    by_id = {case.id.removeprefix("create_payout.request"): case for case in cases}
    bad = by_id["/request/customer/zip/pattern-when-us-cut"]
    assert (bad.valid, bad.pointers) == (False, ("/request/customer/zip",))
    exact = by_id["/request/amount/exact"]
    assert (exact.valid, exact.pointers) == (True, ())
    assert exact.body["request"]["amount"] == 9007199254740993
    with pytest.raises(LookupError):
        kit.fixture_cases(PROVIDER, "create_payout.418")
    with pytest.raises(ValueError, match="status"):
        kit.documented(PROVIDER, "error.1")
    assert kit.documented(PROVIDER, "get_payout.200").status == 200
