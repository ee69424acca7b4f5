"""Corefy's callbacks: the digest with the key on both sides, batches, modes."""

from __future__ import annotations

import hashlib
import hmac
import json
from base64 import b64encode
from datetime import UTC, datetime
from typing import Any

import pytest

from payouts import Callback, CallbackRefused, RefusalReason, Trust
from payouts.corefy import (
    LIVE,
    PAYELATA_LIVE,
    PAYELATA_TEST,
    TEST,
    Payout,
    callbacks,
)

from .corefy import ID, sample

SECRET = "sk_test_0123456789"
VECTOR = b'{"data":{"type":"payout-invoices","id":"cpoi_VdHYVxq4RsLEebAQ"}}'
SIGNED = "+jX5YoaxPQ33/6hn3jZPmuP/nhc="


def event(**attributes: object) -> dict[str, Any]:
    """A payout as it is told of; what is empty comes as a list."""
    payout = sample("get_payout.200")["data"]
    payout["attributes"].update({"metadata": [], "processed_fee": None, **attributes})
    return json.loads(json.dumps(payout))


def body(*events: dict[str, Any]) -> bytes:
    """The body of one event, or of several."""
    told: object = events[0] if len(events) == 1 else [*events]
    return json.dumps({"data": told}).encode()


def signature(raw: bytes, secret: str = SECRET) -> str:
    """What the platform's own lines of PHP compute."""
    key = secret.encode()
    return b64encode(hashlib.sha1(key + raw + key).digest()).decode()


def parse(
    raw: bytes, *, key: str = SECRET, header: str | None = None, of: Any = TEST
) -> Callback[Payout]:
    """Parse a body as an endpoint would."""
    given = signature(raw) if header is None else header
    headers = {"Content-Type": "application/json", "X-Signature": given}
    return callbacks.parse(headers, raw, private_key=key, environment=of)


def refusal(raw: bytes, **given: Any) -> RefusalReason:
    """Why a callback is refused."""
    with pytest.raises(CallbackRefused) as refused:
        parse(raw, **given)
    assert SECRET not in str(refused.value)
    return refused.value.reason


def test_the_vector_is_proven_and_tells_too_little() -> None:
    """It has an id alone: nothing says of which mode it is."""
    assert signature(VECTOR) == SIGNED
    assert refusal(VECTOR, header=SIGNED) is RefusalReason.UNREADABLE_BODY
    wrong = hmac.new(SECRET.encode(), VECTOR, "sha1").digest()
    assert b64encode(wrong) == b"JTM4ZZ/Cx8NyX43ZQZJMwecqCrk="
    assert refusal(VECTOR, header=b64encode(wrong).decode()) is (
        RefusalReason.WRONG_SIGNATURE
    )


def test_a_payout_is_told_of() -> None:
    found = parse(body(event()))
    assert found.trust is Trust.AUTHENTIC
    assert found.acknowledgement.status == 200
    (told,) = found.events
    assert told.identity == (ID, "processed", "1597835933")
    assert told.order == 1597835933 * 1_000_000
    assert str(told.reread) == f"get_payout(id='{ID}')"
    assert told.value.attributes.updated == datetime(
        2020, 8, 19, 11, 18, 53, tzinfo=UTC
    )
    assert told.value.attributes.metadata == {}
    assert all(each.declared for each in told.drift)


def test_two_changes_of_one_payout_are_two_events() -> None:
    """Its id is the same, so that alone would drop the second."""
    (first,) = parse(body(event(status="processing", updated=1597835800))).events
    (second,) = parse(body(event())).events
    assert first.identity != second.identity
    assert first.order is not None and second.order is not None
    assert first.order < second.order


def test_a_batch_is_several_events() -> None:
    other = {**event(status="canceled"), "id": "cpoi_other"}
    found = parse(body(event(), other))
    assert [each.identity[:2] for each in found.events] == [
        (ID, "processed"),
        ("cpoi_other", "canceled"),
    ]
    assert found.unreadable == ()


RAW = body(event())
KEY = SECRET.encode()
PROOFS = {
    "hmac": b64encode(hmac.new(KEY, RAW, "sha1").digest()).decode(),
    "hmac-in-hex": hmac.new(KEY, RAW, "sha1").hexdigest(),
    "hex": hashlib.sha1(KEY + RAW + KEY).hexdigest(),
    "of-hex": b64encode(hashlib.sha1(KEY + RAW + KEY).hexdigest().encode()).decode(),
    "key-in-front": b64encode(hashlib.sha1(KEY + RAW).digest()).decode(),
    "sha256": b64encode(hashlib.sha256(KEY + RAW + KEY).digest()).decode(),
    "no-key": b64encode(hashlib.sha1(RAW).digest()).decode(),
    "empty": "",
    "not-ascii": "\u043f\u043e\u0434\u043f\u0438\u0441\u044c",
    "of-another": SIGNED,
}


@pytest.mark.parametrize("header", PROOFS.values(), ids=list(PROOFS))
def test_any_other_proof_is_refused(header: str) -> None:
    assert refusal(RAW, header=header) in {
        RefusalReason.WRONG_SIGNATURE,
        RefusalReason.UNREADABLE_HEADER,
    }


@pytest.mark.parametrize(
    "changed",
    [RAW + b" ", RAW.replace(b"10", b"11"), RAW.replace(ID.encode(), b"cpoi_x"), b""],
    ids=["a-space", "an-amount", "an-id", "nothing"],
)
def test_a_changed_body_is_refused(changed: bytes) -> None:
    reason = refusal(changed, header=signature(RAW))
    assert reason is RefusalReason.WRONG_SIGNATURE


def test_a_header_that_is_not_there_or_twice_is_refused() -> None:
    for headers, reason in (
        ([], RefusalReason.MISSING_HEADER),
        ([("X-Signature", signature(RAW))] * 2, RefusalReason.REPEATED_HEADER),
    ):
        with pytest.raises(CallbackRefused) as refused:
            callbacks.parse(headers, RAW, private_key=SECRET, environment=TEST)
        assert refused.value.reason is reason


def test_another_key_is_refused_and_one_of_two_is_enough() -> None:
    assert refusal(RAW, key="sk_test_other") is RefusalReason.WRONG_SIGNATURE
    headers = {"X-Signature": signature(RAW)}
    keys = ("sk_test_new", SECRET)
    found = callbacks.parse(headers, RAW, private_key=keys, environment=TEST)
    assert len(found.events) == 1


@pytest.mark.parametrize("environment", [LIVE, PAYELATA_LIVE], ids=lambda it: it.name)
def test_a_test_event_is_no_event_of_a_live_key(environment: Any) -> None:
    assert refusal(RAW, of=environment) is RefusalReason.OTHER_MODE
    assert len(parse(body(event(test_mode=False)), of=environment).events) == 1


@pytest.mark.parametrize("environment", [TEST, PAYELATA_TEST], ids=lambda it: it.name)
def test_a_live_event_is_no_event_of_a_test_key(environment: Any) -> None:
    live = body(event(test_mode=False))
    assert refusal(live, of=environment) is RefusalReason.OTHER_MODE
    # One of another mode spoils the batch: its key has signed what it never does.
    both = body(event(), event(test_mode=False))
    assert refusal(both, of=environment) is RefusalReason.OTHER_MODE


@pytest.mark.parametrize("mode", ["true", 1, None, "", []])
def test_a_mode_in_another_form_is_of_no_environment(mode: object) -> None:
    raw = body(event(test_mode=mode))
    assert refusal(raw) in {RefusalReason.OTHER_MODE, RefusalReason.UNREADABLE_BODY}
