"""What is read out of a callback that was believed, through an emitted package."""

from __future__ import annotations

import inspect
import json
from datetime import datetime
from types import ModuleType
from typing import Any

import pytest

from payspec.runtime.callbacks.signatures import Algorithm

from .messages import URL, request
from .signing import ED_KEY, NOW, SECRET, UNIX, bare, base64, later, mac

PUBLIC = bare(ED_KEY.public_key())
KEYS = {"private_key": SECRET, "public_key": PUBLIC}


def payout(number: int, **details: object) -> dict[str, object]:
    held = {"status": "paid", "version": number, "test": False, **details}
    return {"id": f"p-{number}", "amount": 10, "details": held}


def body_of(value: object) -> bytes:
    return json.dumps(value).encode()


def shared(body: bytes) -> dict[str, str]:
    return {"X-Signature": f"t={UNIX},v1={mac(f'{UNIX}.'.encode() + body).hex()}"}


def public(body: bytes) -> dict[str, str]:
    return {"X-Public": base64(ED_KEY.sign(body))}


@pytest.fixture(name="parse")
def _parse(acme: ModuleType, environments: ModuleType) -> Any:
    def parse(value: object, environment: Any = environments.LIVE) -> Any:
        body = value if isinstance(value, bytes) else body_of(value)
        return acme.parse(
            shared(body), body, private_key=SECRET, environment=environment, now=NOW
        )

    return parse


def test_one_event(parse: Any, core: ModuleType) -> None:
    callback = parse({"data": payout(7)})
    (event,) = callback.events
    assert callback.trust is core.Trust.AUTHENTIC and callback.unreadable == ()
    assert event.value.id == "p-7" and event.value.details.version == 7
    assert event.identity == ("p-7", "paid", "7") and event.order == 7
    assert str(event.reread) == "get_payout(id='p-7')"
    assert event.drift == ()
    assert (callback.acknowledgement.status, callback.acknowledgement.body) == (200, "")


FORMS = {
    "list-inside": lambda events: {"data": events},
    "list-of-wrapped": lambda events: [{"data": event} for event in events],
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_several_events(parse: Any, form: Any) -> None:
    callback = parse(form([payout(1), payout(2), payout(3)]))
    assert [event.order for event in callback.events] == [1, 2, 3]
    assert [event.identity[0] for event in callback.events] == ["p-1", "p-2", "p-3"]


UNREADABLE: dict[str, object] = {
    "null": None,
    "a-text": "p-2",
    "a-list": [],
    "empty": {},
    "no-identity": {"amount": 10, "details": payout(2)["details"]},
    "identity-null": {**payout(2), "id": None},
    "identity-empty": {**payout(2), "id": ""},
    "identity-an-object": {**payout(2), "id": {}},
    "identity-a-boolean": {**payout(2), "id": True},
    "way-to-it-cut": {**payout(2), "details": "paid"},
    "no-mode": {**payout(2), "details": {"status": "paid", "version": 2}},
}


@pytest.mark.parametrize("item", UNREADABLE.values(), ids=UNREADABLE)
@pytest.mark.parametrize("form", FORMS)
def test_an_unreadable_event_is_named_and_the_rest_is_read(
    parse: Any, form: str, item: object
) -> None:
    callback = parse(FORMS[form]([payout(1), item, payout(3)]))
    assert [event.order for event in callback.events] == [1, 3]
    (unreadable,) = callback.unreadable
    place = "/data/1" if form == "list-inside" else "/1/data"
    assert unreadable.pointer.startswith(place) and unreadable.problem


def test_an_event_of_a_list_without_its_wrapping_is_named(parse: Any) -> None:
    for item in (payout(2), None, 1, []):
        callback = parse([{"data": payout(1)}, item, {"data": payout(3)}])
        assert [event.order for event in callback.events] == [1, 3]
        assert [each.pointer for each in callback.unreadable] == ["/1"]


def test_no_event_in_a_list_is_none(parse: Any) -> None:
    assert parse({"data": []}).events == () and parse([]).events == ()


BODIES: dict[str, bytes] = {
    "empty": b"",
    "no-json": b"id=p-1&status=paid",
    "bad-utf8": b'{"data": "\xff"}',
    "twice": b'{"data": {"id": "a", "id": "b"}}',
    "deep": b"[" * 100_000,
    "null": b"null",
    "no-wrapping": body_of(payout(1)),
    "wrapping-of-null": b'{"data": null}',
    "only-unreadable": b'{"data": [{}, {}]}',
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_body_of_which_nothing_is_readable_is_refused(
    parse: Any, core: ModuleType, body: bytes
) -> None:
    with pytest.raises(core.CallbackRefused) as caught:
        parse(body)
    assert caught.value.reason is core.RefusalReason.UNREADABLE_BODY
    assert caught.value.__cause__ is None and caught.value.__context__ is None


def test_a_field_that_does_not_fit_is_named(parse: Any) -> None:
    callback = parse({"data": [{**payout(1, status="lost"), "amount": "ten", "x": 1}]})
    (event,) = callback.events
    assert event.value.amount is None and event.value.details.status == "lost"
    assert [drift.pointer for drift in event.drift] == ["/data/0/amount"]
    assert event.value.to_wire()["x"] == 1


def test_an_event_of_another_mode_is_refused(
    parse: Any, core: ModuleType, environments: ModuleType
) -> None:
    live, test = payout(1), payout(1, test=True)
    assert parse({"data": test}, environments.TEST).events
    for value, environment in (
        ({"data": test}, environments.LIVE),
        ({"data": live}, environments.TEST),
        ({"data": [live, test]}, environments.LIVE),
        ({"data": payout(1, test=0)}, environments.LIVE),
        ({"data": payout(1, test="false")}, environments.LIVE),
    ):
        with pytest.raises(core.CallbackRefused) as caught:
            parse(value, environment)
        assert caught.value.reason is core.RefusalReason.OTHER_MODE


def test_nothing_is_read_before_it_is_believed(
    acme: ModuleType, core: ModuleType, environments: ModuleType
) -> None:
    """Neither a body that is no JSON nor one of another mode is looked into."""
    for body in (b"{", body_of({"data": payout(1, test=True)})):
        for headers in ({}, shared(b"another")):
            with pytest.raises(core.CallbackRefused) as caught:
                acme.parse(
                    headers,
                    body,
                    private_key=SECRET,
                    environment=environments.LIVE,
                    now=NOW,
                )
            refused = caught.value
            assert refused.reason in {
                core.RefusalReason.MISSING_HEADER,
                core.RefusalReason.WRONG_SIGNATURE,
            }
            assert (refused.callback, refused.signature) == ("payouts", "shared")


def test_the_clock_is_asked_where_no_moment_is_given(
    acme: ModuleType, core: ModuleType, environments: ModuleType
) -> None:
    body = body_of({"data": payout(1)})
    keys = {"private_key": SECRET, "environment": environments.LIVE}
    with pytest.raises(core.CallbackRefused) as caught:
        acme.parse(shared(body), body, **keys)
    assert caught.value.reason is core.RefusalReason.OUTDATED
    with pytest.raises(core.ConfigurationError, match="zone"):
        acme.parse(shared(body), body, **keys, now=datetime(2026, 1, 2))


LISTED = {"events": [payout(1, at="2026-01-02T03:04:05.000006Z"), payout(2)]}


@pytest.mark.parametrize("sign", [shared, public])
def test_one_of_two_signatures_is_enough(
    acme: ModuleType, core: ModuleType, sign: Any
) -> None:
    body = body_of(LISTED)
    callback = acme.parse_listed(sign(body), body, **KEYS, now=NOW)
    assert callback.trust is core.Trust.AUTHENTIC
    assert callback.acknowledgement.status == 202
    assert callback.acknowledgement.body == "OK"
    first, second = callback.events
    assert first.order == int(NOW.timestamp()) * 1_000_000 + 6
    assert second.order is None and second.identity == ("p-2",)


def test_none_of_two_signatures_is_not_enough(
    acme: ModuleType, core: ModuleType
) -> None:
    body = body_of(LISTED)
    good = {**shared(body), **public(body)}
    for headers, moment in (
        ({}, NOW),
        (shared(body), later(1_000)),
        (public(body + b" "), NOW),
        ({"X-Signature": good["X-Public"], "X-Public": good["X-Signature"]}, NOW),
    ):
        with pytest.raises(core.CallbackRefused):
            acme.parse_listed(headers, body, **KEYS, now=moment)


def test_one_object_is_no_list(acme: ModuleType, core: ModuleType) -> None:
    body = body_of({"events": payout(1)})
    with pytest.raises(core.CallbackRefused):
        acme.parse_listed(public(body), body, **KEYS, now=NOW)


def test_a_thin_callback_is_a_hint(acme: ModuleType, core: ModuleType) -> None:
    body = body_of({"idEntity": "p-1"})
    callback = acme.parse_thin(public(body), body, public_key=[PUBLIC])
    assert callback.trust is core.Trust.HINT
    (event,) = callback.events
    assert str(event.reread) == "get_payout(id='p-1')" and event.order is None


def test_what_nothing_proves_is_a_hint(acme: ModuleType, core: ModuleType) -> None:
    callback = acme.parse_unknown({}, body_of({"idEntity": "p-1"}))
    assert callback.trust is core.Trust.HINT
    assert callback.acknowledgement.status == 204
    assert [event.identity for event in callback.events] == [("p-1",)]


def test_a_message_signature_covers_what_it_was_sent_to(
    acme: ModuleType, core: ModuleType
) -> None:
    body = body_of({"idEntity": "p-1"})
    headers = request(body, algorithm=Algorithm.ED25519)
    target = core.Target(method="POST", url=URL)
    callback = acme.parse_messages(
        headers, body, public_key=PUBLIC, target=target, now=NOW
    )
    assert callback.trust is core.Trust.AUTHENTIC
    with pytest.raises(core.CallbackRefused) as caught:
        acme.parse_messages(
            headers,
            body,
            public_key=PUBLIC,
            target=core.Target(method="POST", url="https://elsewhere.example/hooks"),
            now=NOW,
        )
    assert caught.value.reason is core.RefusalReason.WRONG_SIGNATURE


def test_functions_take_what_they_need(acme: ModuleType) -> None:
    taken = {
        name: list(inspect.signature(getattr(acme, name)).parameters)
        for name in vars(acme)
        if name.startswith("parse")
    }
    assert taken == {
        "parse": ["headers", "body", "private_key", "environment", "now"],
        "parse_listed": ["headers", "body", "private_key", "public_key", "now"],
        "parse_thin": ["headers", "body", "public_key"],
        "parse_unknown": ["headers", "body"],
        "parse_messages": ["headers", "body", "public_key", "target", "now"],
    }


def test_a_client_takes_no_key_of_callbacks(core: ModuleType) -> None:
    client = __import__(f"{core.__name__}.acme", fromlist=["Client"]).Client
    taken = inspect.signature(client).parameters
    assert {"shop", "api_key"} <= set(taken)
    assert not {"private_key", "public_key"} & set(taken)


def test_documentation_says_what_is_proven(acme: ModuleType) -> None:
    said = {
        name: " ".join((getattr(acme, name).__doc__ or "").split())
        for name in ("parse", "parse_listed", "parse_thin", "parse_unknown")
    }
    assert "Verified: HMAC-SHA-256 in `X-Signature` over" in said["parse"]
    assert "by `private_key`; or Ed25519 in `X-Public`" in said["parse_listed"]
    assert "`trust` is a hint" in said["parse_thin"]
    assert "Nothing proves who sent it" in said["parse_unknown"]


def test_a_refusal_tells_no_secret(
    acme: ModuleType, core: ModuleType, environments: ModuleType
) -> None:
    body = body_of({"data": payout(1)})
    headers = {"X-Signature": f"t={UNIX},v1={'ab' * 32}"}
    with pytest.raises(core.CallbackRefused) as caught:
        acme.parse(
            headers, body, private_key=SECRET, environment=environments.LIVE, now=NOW
        )
    for shown in (str(caught.value), repr(caught.value), repr(vars(caught.value))):
        assert SECRET not in shown and "abab" not in shown and "p-1" not in shown
