"""What each of Corefy's answers proves, and of what nothing is known."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from payouts import UnknownReason
from payouts.corefy import (
    ApiError,
    Duplicate,
    Errors,
    FieldErrors,
    NotSent,
    Refusal,
    Rejected,
    Unknown,
)
from tests.loopback.server import LoopbackServer

from .calls import KINDS, Kind
from .corefy import ID, ORDER, answering, call, created, pay, raw, sample

REFUSAL = b'{"request_id":"r","error_type":"invalid","error_codes":["amount_too_low"]}'
REFUSED: dict[str, tuple[int, bytes, type]] = {
    "401": (401, raw("error.401"), Errors),
    "403": (403, raw("error.401"), Errors),
    "405": (405, raw("error.405"), Errors),
    "422-by-fields": (422, raw("error.422"), FieldErrors),
    "422-listed": (422, raw("error.401"), Errors),
    "422-older": (422, REFUSAL, Refusal),
}
UNPROVEN: dict[str, tuple[int, bytes]] = {
    "200": (200, created()),
    "202": (202, created()),
    "301": (301, b""),
    "400": (400, raw("error.405")),
    "404": (404, raw("error.404")),
    "408": (408, b""),
    "429": (429, raw("error.401")),
    "500": (500, raw("error.500")),
    "502": (502, b"<html>"),
    "503": (503, b""),
    "504": (504, b""),
    "201-without-a-body": (201, b""),
    "201-no-json": (201, b"<html>"),
    "201-unwrapped": (201, json.dumps(sample("get_payout.200")["data"]).encode()),
    "201-nameless": (201, created().replace(f'"{ID}"'.encode(), b'""')),
    "401-in-no-shape": (401, b"{}"),
    "422-in-no-shape": (422, b'{"errors": 1}'),
    "422-without-an-error": (422, b'{"errors": []}'),
    "422-without-a-field": (422, b'{"errors": {}}'),
    "422-of-what-is-none": (422, b'{"errors": [null]}'),
    "422-beside-a-payout": (422, created()[:-1] + b', "errors": []}'),
}
OTHERS = {
    "amount": 11,
    "currency": "EUR",
    "reference_id": "b",
    "test_mode": False,
}
UNTOLD = {
    "an-error": raw("error.422"),
    "an-empty-list": b'{"errors": []}',
    "the-request": json.dumps(sample("create_payout.request")).encode(),
    "nothing": b"",
    "no-json": b"duplicate",
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("status", "body", "shape"), REFUSED.values(), ids=list(REFUSED)
)
def test_a_creation_that_is_refused_created_nothing(
    kind: Kind, status: int, body: bytes, shape: type
) -> None:
    with LoopbackServer(answering(body, status)) as server:
        outcome = pay(kind, server.url)
    assert isinstance(outcome, Rejected)
    assert type(outcome.error) is shape
    assert outcome.error.to_wire() == json.loads(body)
    with pytest.raises(ApiError):
        outcome.unwrap()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("status", [401, 403, 404, 405, 409, 422, 500])
def test_a_processing_that_is_refused_proves_nothing(kind: Kind, status: int) -> None:
    """The document says it of creating, and of no other method."""
    with LoopbackServer(answering(raw("error.401"), status)) as server:
        outcome = call(kind, server.url, "process_payout", id=ID)
    assert isinstance(outcome, Unknown)
    assert outcome.reason is UnknownReason.STATUS
    assert f"get_payout(id='{ID}')" in outcome.instruction


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("status", "body"), UNPROVEN.values(), ids=list(UNPROVEN))
def test_anything_else_is_unknown_and_looked_for(
    kind: Kind, status: int, body: bytes
) -> None:
    with LoopbackServer(answering(body, status)) as server:
        outcome = pay(kind, server.url)
    assert len(server.seen) == 1
    assert isinstance(outcome, Unknown)
    assert outcome.reference == ORDER["reference_id"]
    asked = f"find_payouts(reference_id='{ORDER['reference_id']}')"
    assert asked in outcome.instruction
    assert "Finding nothing proves nothing yet" in outcome.instruction
    assert "is refused" in outcome.instruction


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("field", list(OTHERS))
def test_an_answer_about_something_else_is_unknown(kind: Kind, field: str) -> None:
    with LoopbackServer(answering(created(**{field: OTHERS[field]}), 201)) as server:
        outcome = pay(kind, server.url)
    assert isinstance(outcome, Unknown)
    assert (
        outcome.detail == f"the answer differs from the request in attributes.{field}"
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("told", "detail"),
    [
        pytest.param(
            {"currency": 978},
            "the answer has no attributes.currency that fits the table",
            id="alone",
        ),
        pytest.param(
            {"currency": 978, "reference_id": "b"},
            "the answer differs from the request in attributes.reference_id and has "
            "no attributes.currency that fits the table",
            id="beside-another",
        ),
    ],
)
def test_an_answer_that_does_not_fit_is_not_called_different(
    kind: Kind, told: dict[str, object], detail: str
) -> None:
    with LoopbackServer(answering(created(**told), 201)) as server:
        outcome = pay(kind, server.url)
    assert isinstance(outcome, Unknown)
    assert outcome.reason is UnknownReason.ECHO
    assert outcome.detail == detail


@pytest.mark.parametrize("kind", KINDS)
def test_a_repeat_is_answered_with_the_first_payout(kind: Kind) -> None:
    with LoopbackServer(answering(created(status="processing"), 409)) as server:
        outcome = pay(kind, server.url)
    assert isinstance(outcome, Duplicate)
    assert outcome.value.id == ID
    assert outcome.value.attributes.status == "processing"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("body", UNTOLD.values(), ids=list(UNTOLD))
def test_a_repeat_whose_answer_tells_nothing_is_looked_for(
    kind: Kind, body: bytes
) -> None:
    with LoopbackServer(answering(body, 409)) as server:
        outcome = pay(kind, server.url)
    assert isinstance(outcome, Unknown)
    assert outcome.reason in {UnknownReason.DUPLICATE, UnknownReason.NOT_IDENTIFIED}
    assert "find_payouts(" in outcome.instruction


@pytest.mark.parametrize("kind", KINDS)
def test_a_repeat_of_another_order_is_no_duplicate(kind: Kind) -> None:
    with LoopbackServer(answering(created(amount=11), 409)) as server:
        outcome = pay(kind, server.url)
    assert isinstance(outcome, Unknown)
    assert outcome.reason is UnknownReason.ECHO


@pytest.mark.parametrize("kind", KINDS)
def test_an_order_of_another_mode_is_not_sent(kind: Kind) -> None:
    with LoopbackServer(answering(created(), 201)) as server:
        outcome = pay(kind, server.url, test_mode=False)
    assert isinstance(outcome, NotSent)
    assert "/data/attributes/test_mode must be True" in str(outcome.error)
    assert server.connections == 0


READS: dict[str, Callable[[Kind, str], object]] = {
    "private": lambda kind, url: call(kind, url, "get_payout", id=ID),
    "public": lambda kind, url: call(kind, url, "get_payout_public", id=ID),
    "found": lambda kind, url: call(kind, url, "find_payouts", reference_id="r"),
    "listed": lambda kind, url: call(kind, url, "list_payouts"),
}
ERRORS = {
    "401": pytest.param(
        401,
        raw("error.401"),
        Errors,
        marks=pytest.mark.documented("corefy/error.401.json"),
    ),
    "404": pytest.param(
        404,
        raw("error.404"),
        Errors,
        marks=pytest.mark.documented("corefy/error.404.json"),
    ),
    "405": pytest.param(
        405,
        raw("error.405"),
        Errors,
        marks=pytest.mark.documented("corefy/error.405.json"),
    ),
    "422": pytest.param(
        422,
        raw("error.422"),
        FieldErrors,
        marks=pytest.mark.documented("corefy/error.422.json"),
    ),
    "500": pytest.param(
        500,
        raw("error.500"),
        Errors,
        marks=pytest.mark.documented("corefy/error.500.json"),
    ),
    "older": pytest.param(422, REFUSAL, Refusal),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("read", READS.values(), ids=list(READS))
@pytest.mark.parametrize(("status", "body", "shape"), ERRORS.values(), ids=list(ERRORS))
def test_a_read_raises_the_documented_error(
    kind: Kind,
    read: Callable[[Kind, str], object],
    status: int,
    body: bytes,
    shape: type,
) -> None:
    with LoopbackServer(answering(body, status)) as server:
        with pytest.raises(ApiError) as raised:
            read(kind, server.url)
    assert raised.value.status == status
    assert type(raised.value.error) is shape
    assert raised.value.error is not None
    assert raised.value.error.to_wire() == json.loads(body)


def test_an_error_swaps_the_words_of_json_api() -> None:
    """What is called its code is HTTP's status, and the other way round."""
    (error,) = sample("error.401")["errors"]
    assert error == {"status": "Unauthorized", "code": "401"}
