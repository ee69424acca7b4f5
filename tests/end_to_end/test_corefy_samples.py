"""Corefy's documented payouts over a real server: drafted, paid, looked up."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from payouts import AnotherAnswer, UnknownReason
from payouts.corefy import (
    Accepted,
    Money,
    Options,
    PayoutStatus,
    Resolution,
    Unknown,
)
from tests.loopback.server import LoopbackServer

from .calls import KINDS, Kind
from .corefy import (
    BASIC,
    ID,
    ORDER,
    PUBLIC_KEY,
    answering,
    call,
    created,
    exact,
    pay,
    raw,
    sample,
)

HOLDER = "JOHN A WICK"
HIDDEN = (
    HOLDER,
    "5123817234060000",
    "512381******0000",
    "somename@domain.com",
    "John Wick",
    "1203515",
    "ak_test_1",
    PUBLIC_KEY,
)


@pytest.mark.documented(
    "corefy/create_payout.request.json", "corefy/create_payout.201.json"
)
@pytest.mark.parametrize("kind", KINDS)
def test_a_payout_is_created_as_documented(kind: Kind) -> None:
    with LoopbackServer(answering(created(), 201)) as server:
        outcome = pay(kind, server.url)
    (seen,) = server.seen
    assert (seen.method, seen.target) == ("POST", "/api/payout-invoices")
    assert seen.header("Authorization") == BASIC
    assert seen.header("Content-Type") == "application/json"
    assert seen.header("Accept") == "application/json"
    assert exact(seen.body) == sample("create_payout.request")
    assert isinstance(outcome, Accepted)
    payout = outcome.value
    assert payout.to_wire() == exact(created())["data"]
    assert payout.attributes.status == PayoutStatus.CREATED
    assert payout.attributes.resolution == Resolution.OK
    assert payout.attributes.money == Money("10", "USD")
    assert payout.attributes.created == datetime(2020, 8, 19, 11, 15, 35, tzinfo=UTC)
    assert payout.attributes.processed is None
    assert payout.relationships is not None
    assert payout.relationships.payout_service is not None
    assert payout.relationships.payout_service.data.id == "card"
    assert outcome.response.drift == ()


@pytest.mark.documented("corefy/create_payout.201.json")
@pytest.mark.parametrize("kind", KINDS)
def test_the_documented_answer_is_about_another_payout(kind: Kind) -> None:
    with LoopbackServer(answering(raw("create_payout.201"), 201)) as server:
        outcome = pay(kind, server.url)
    assert len(server.seen) == 1
    assert isinstance(outcome, Unknown)
    assert outcome.reason is UnknownReason.ECHO
    assert outcome.detail.endswith(
        "differs from the request in attributes.reference_id"
    )
    assert outcome.reference == outcome.idempotency_key == ORDER["reference_id"]
    asked = f"find_payouts(reference_id='{ORDER['reference_id']}')"
    assert asked in outcome.instruction


@pytest.mark.documented("corefy/process_payout.200.json")
@pytest.mark.parametrize("kind", KINDS)
def test_a_payout_is_processed_as_documented(kind: Kind) -> None:
    with LoopbackServer(answering(raw("process_payout.200"))) as server:
        outcome = call(kind, server.url, "process_payout", id=ID)
    (seen,) = server.seen
    assert (seen.method, seen.target) == ("POST", f"/api/payout-invoices/{ID}/process")
    assert seen.header("Authorization") == BASIC
    assert seen.body == b""
    assert isinstance(outcome, Accepted)
    assert outcome.value.to_wire() == sample("process_payout.200")["data"]
    # Taken, and not paid: the sample itself says so.
    assert outcome.value.attributes.status == PayoutStatus.CREATED


@pytest.mark.documented("corefy/process_payout.200.json")
@pytest.mark.parametrize("kind", KINDS)
def test_processing_another_payout_is_unknown(kind: Kind) -> None:
    with LoopbackServer(answering(raw("process_payout.200"))) as server:
        outcome = call(kind, server.url, "process_payout", id="cpoi_other")
    assert isinstance(outcome, Unknown)
    assert outcome.detail == "the answer differs from the request in id"
    assert "Do not send it again: nothing says what" in outcome.instruction
    assert "get_payout(id='cpoi_other')" in outcome.instruction


@pytest.mark.documented("corefy/get_payout.200.json")
@pytest.mark.parametrize("kind", KINDS)
def test_a_payout_is_read_by_id_as_documented(kind: Kind) -> None:
    with LoopbackServer(answering(raw("get_payout.200"))) as server:
        payout = call(kind, server.url, "get_payout", id=ID)
    (seen,) = server.seen
    assert (seen.method, seen.target) == ("GET", f"/api/payout-invoices/{ID}")
    assert seen.header("Authorization") == BASIC
    assert seen.body == b""
    assert payout.to_wire() == sample("get_payout.200")["data"]
    assert payout.attributes.processed_amount == Decimal(10)
    assert payout.attributes.fields == {"card_number": "512381******0000"}
    assert payout.response.drift == ()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_payout_is_found_by_reference(kind: Kind, count: int) -> None:
    reference = "a5c22bfb/04c1 & 1"
    payout = sample("get_payout.200")["data"]
    payout["attributes"]["reference_id"] = reference
    found = {"data": [payout] * count}
    with LoopbackServer(answering(json.dumps(found).encode())) as server:
        payouts = call(kind, server.url, "find_payouts", reference_id=reference)
    (seen,) = server.seen
    assert seen.method == "GET"
    assert seen.target == (
        "/api/payout-invoices?filter%5Breference_id%5D=a5c22bfb%2F04c1%20%26%201"
    )
    assert seen.header("Authorization") == BASIC
    assert [each.to_wire() for each in payouts] == found["data"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_payout_with_another_reference_is_not_found(kind: Kind) -> None:
    first = sample("get_payout.200")["data"]
    second = sample("get_payout.200")["data"]
    second["attributes"]["reference_id"] = "another"
    found = json.dumps({"data": [first, second]}).encode()
    reference = first["attributes"]["reference_id"]
    with (
        LoopbackServer(answering(found)) as server,
        pytest.raises(AnotherAnswer) as caught,
    ):
        call(kind, server.url, "find_payouts", reference_id=reference)
    assert caught.value.fields == ("attributes.reference_id",)
    assert reference not in str(caught.value)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "operation", ["get_payout", "get_payout_public", "get_service"]
)
def test_an_answer_about_something_else_is_none(kind: Kind, operation: str) -> None:
    body = json.dumps(sample(f"{operation}.200")).encode()
    with (
        LoopbackServer(answering(body)) as server,
        pytest.raises(AnotherAnswer) as caught,
    ):
        call(kind, server.url, operation, id="another")
    assert caught.value.fields == ("id",)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("money", "wire", "told"),
    [
        (Money("10", "USD"), b'"amount":10.00', 10),
        (Money("10", "USD"), b'"amount":10.00', "10.00"),
        (Money("100.55", "USD"), b'"amount":100.55', Decimal("100.55")),
        (Money("7", "JPY"), b'"amount":7,', "7"),
        (
            Money("12345678901234567.89", "USD"),
            b'"amount":12345678901234567.89',
            Decimal("12345678901234567.89"),
        ),
        (
            Money("12345678901234567.89", "USD"),
            b'"amount":12345678901234567.89',
            "12345678901234567.89",
        ),
    ],
)
def test_amounts_are_exact_both_ways(
    kind: Kind, money: Money, wire: bytes, told: Decimal | int | str
) -> None:
    written = told if isinstance(told, int) else str(told)
    body = created(amount=written, currency=money.currency)
    if isinstance(told, Decimal):
        body = body.replace(f'"{told}"'.encode(), str(told).encode())
    with LoopbackServer(answering(body, 201)) as server:
        outcome = pay(kind, server.url, money=money)
    assert wire in server.seen[0].body
    assert isinstance(outcome, Accepted)
    assert outcome.value.attributes.money == money
    assert outcome.value.attributes.amount == money.amount
    assert outcome.value.to_wire() == exact(body)["data"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("options", "moves"),
    [
        pytest.param({"options": Options(auto_process=False)}, False, id="false"),
        pytest.param({"options": Options(auto_process=True)}, True, id="true"),
        pytest.param({"options": Options(split_mode=False)}, True, id="not-said"),
        pytest.param({"options": Options()}, True, id="empty"),
    ],
)
def test_what_is_not_processed_by_itself_is_a_draft(
    kind: Kind, options: dict[str, Options], moves: bool
) -> None:
    with LoopbackServer(answering(raw("error.500"), 500)) as server:
        outcome = pay(kind, server.url, **options)
    assert isinstance(outcome, Unknown)
    assert ("It moves no money by itself" in outcome.instruction) is not moves
    assert ("Do not send it again under" in outcome.instruction) is moves
    # Neither is sent twice: a second draft is one too many as well.
    assert len(server.seen) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_status_that_no_list_has_is_read_as_it_is(kind: Kind) -> None:
    body = created(status="held", resolution="by_a_person")
    with LoopbackServer(answering(body, 201)) as server:
        outcome = pay(kind, server.url)
    assert isinstance(outcome, Accepted)
    assert outcome.value.attributes.status == "held"
    assert outcome.value.attributes.resolution == "by_a_person"
    assert outcome.response.drift == ()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_prints_holds_a_secret(
    kind: Kind, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with LoopbackServer(answering(created(), 201)) as server:
        accepted = pay(kind, server.url, context={"cardholder": HOLDER})
    assert HOLDER.encode() in server.seen[0].body
    with LoopbackServer(answering(raw("create_payout.201"), 201)) as server:
        unknown = pay(kind, server.url)
    printed = f"{accepted!r} {accepted.value} {unknown!r} {caplog.text}"
    assert [value for value in HIDDEN if value in printed] == []
