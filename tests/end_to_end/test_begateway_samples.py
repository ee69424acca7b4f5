"""The documented request and answer, over a real server, sync and async."""

from __future__ import annotations

import base64
import json
from datetime import datetime, timedelta, timezone
from uuid import UUID

import pytest

from payouts import AnotherAnswer, Drift, UnreadableAnswer
from payouts.begateway import (
    LIVE,
    TEST,
    Accepted,
    ApiError,
    Failure,
    Money,
    Payout,
    TransactionStatus,
    Unknown,
)
from tests.loopback.scripts import answer_bytes, answers
from tests.loopback.server import LoopbackServer

from .calls import KINDS, SECRET_KEY, SHOP_ID, Kind, Setup, call
from .payout import ANSWER, KEY, REQUEST, answer, pay

CREATED = answer_bytes(json.dumps(ANSWER).encode(), status="201 Created")
REFERENCE = ANSWER["transaction"]["tracking_id"]
"""The id in the documented answer; the documented request has another one."""


@pytest.mark.documented("begateway/create_payout.request.json")
@pytest.mark.parametrize("kind", KINDS)
def test_the_documented_request_is_sent(kind: Kind) -> None:
    created = answer_bytes(answer(), status="201 Created")
    with LoopbackServer(answers(created)) as server:
        outcome = pay(kind, Setup(server.url))
    (seen,) = server.seen
    assert (seen.method, seen.target) == ("POST", "/beyag/transactions/payouts")
    basic = base64.b64encode(f"{SHOP_ID}:{SECRET_KEY}".encode()).decode()
    assert seen.header("Authorization") == f"Basic {basic}"
    assert seen.header("RequestID") == KEY
    assert seen.header("Content-Type") == "application/json"
    assert seen.header("Accept") == "application/json"
    assert json.loads(seen.body) == REQUEST
    assert isinstance(outcome, Accepted)


@pytest.mark.documented("begateway/create_payout.201.json")
@pytest.mark.parametrize("kind", KINDS)
def test_the_documented_answer_is_read_and_given_back(kind: Kind) -> None:
    with LoopbackServer(answers(CREATED)) as server:
        outcome = pay(
            kind,
            Setup(server.url, environment=TEST),
            test=True,
            tracking_id=REFERENCE,
        )
    assert isinstance(outcome, Accepted)
    payout = outcome.unwrap()
    assert payout.uid == "2-52671c8733"
    assert payout.status == TransactionStatus.SUCCESSFUL
    assert payout.money == Money("1.00", "USD")
    zone = timezone(timedelta(hours=3))
    assert payout.created_at == datetime(2014, 6, 11, 12, 4, 59, tzinfo=zone)
    assert payout.billing_address is not None
    assert payout.billing_address.phone == "17777777777"
    assert payout.payout is not None
    assert payout.payout.bank_code is None
    assert payout.to_wire() == ANSWER["transaction"]
    assert set(outcome.response.drift) == {
        Drift("/transaction/payout/bank_code", "is null, read as absent", True),
        Drift("/transaction/payout/rrn", "is null, read as absent", True),
        Drift(
            "/transaction/billing_address/phone",
            "is a whole number, read as text",
            True,
        ),
    }
    assert outcome.response.status == 201
    assert json.loads(outcome.response.body) == ANSWER


@pytest.mark.documented("begateway/create_payout.201.json")
@pytest.mark.parametrize("kind", KINDS)
def test_the_documented_answer_is_of_another_mode(kind: Kind) -> None:
    with LoopbackServer(answers(CREATED)) as server:
        outcome = pay(kind, Setup(server.url, environment=LIVE), tracking_id=REFERENCE)
    assert isinstance(outcome, Unknown)
    assert outcome.detail == "the answer differs from the request in test"
    assert outcome.response is not None
    assert json.loads(outcome.response.body) == ANSWER


@pytest.mark.parametrize("kind", KINDS)
def test_a_payout_is_read_by_its_id(kind: Kind) -> None:
    live = {"transaction": {**ANSWER["transaction"], "test": False}}
    found = answer_bytes(json.dumps(live).encode())
    with LoopbackServer(answers(found)) as server:
        payout = call(
            kind,
            Setup(server.url),
            lambda client: client.get_payout(uid="2-52671c8733"),
            lambda client: client.get_payout(uid="2-52671c8733"),
        )
    (seen,) = server.seen
    assert (seen.method, seen.target) == ("GET", "/beyag/transactions/2-52671c8733")
    assert seen.body == b""
    assert seen.header("RequestID") is None
    assert seen.header("Content-Type") is None
    assert payout.to_wire() == live["transaction"]
    assert payout.response.status == 200
    assert payout.response.headers["content-length"] == str(len(json.dumps(live)))
    assert len(payout.response.drift) == 3


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [0, 1, 3])
def test_payouts_are_found_by_tracking_id(kind: Kind, count: int) -> None:
    tracking_id = "cbe59142;4a6a89d5/ 1"
    transaction = ANSWER["transaction"] | {"tracking_id": tracking_id, "test": False}
    several = {"transactions": [transaction] * count}
    found = answer_bytes(json.dumps(several).encode())
    with LoopbackServer(answers(found)) as server:
        payouts = call(
            kind,
            Setup(server.url),
            lambda client: client.find_by_tracking_id(tracking_id=tracking_id),
            lambda client: client.find_by_tracking_id(tracking_id=tracking_id),
        )
    (seen,) = server.seen
    assert seen.target == ("/beyag/transactions/tracking_id/cbe59142%3B4a6a89d5%2F%201")
    assert [each.to_wire() for each in payouts] == several["transactions"]
    assert payouts.response.status == 200
    assert all(isinstance(each, Payout) for each in payouts)
    assert all(each.response is payouts.response for each in payouts)


ERRORS = {
    "bare": {
        "message": "Invalid shop_id/secret_key.",
        "errors": {"system": ["System error."]},
    },
    "wrapped": {"response": {"message": "Record not found"}},
    "later": {"message": "No.", "code": "F.0114", "friendly_message": "Sorry"},
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("uid", ["2-52671c8734", "2-52671C8733", 2, None, ...], ids=str)
def test_a_transaction_with_another_id_is_no_answer(kind: Kind, uid: object) -> None:
    transaction = {**ANSWER["transaction"], "test": False, "uid": uid}
    if uid is ...:
        del transaction["uid"]
    found = answer_bytes(json.dumps({"transaction": transaction}).encode())
    with (
        LoopbackServer(answers(found)) as server,
        pytest.raises(AnotherAnswer) as caught,
    ):
        call(
            kind,
            Setup(server.url),
            lambda client: client.get_payout(uid="2-52671c8733"),
            lambda client: client.get_payout(uid="2-52671c8733"),
        )
    assert caught.value.fields == ("uid",)
    assert caught.value.may_have_been_sent
    assert "2-52671" not in f"{caught.value!s}{caught.value!r}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_transaction_of_another_tracking_id_is_not_found(kind: Kind) -> None:
    found = answer_bytes(json.dumps({"transactions": [ANSWER["transaction"]]}).encode())
    with (
        LoopbackServer(answers(found)) as server,
        pytest.raises(AnotherAnswer, match="it differs in tracking_id"),
    ):
        call(
            kind,
            Setup(server.url),
            lambda client: client.find_by_tracking_id(tracking_id="another"),
            lambda client: client.find_by_tracking_id(tracking_id="another"),
        )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("items", [[None], ["2-5"], [[]], [None, 7]], ids=str)
def test_a_list_of_which_nothing_can_be_read_does_not_look_empty(
    kind: Kind, items: list[object]
) -> None:
    """Something was found: who takes it for nothing pays again."""
    found = answer_bytes(json.dumps({"transactions": items}).encode())
    with (
        LoopbackServer(answers(found)) as server,
        pytest.raises(UnreadableAnswer, match="another form") as raised,
    ):
        call(
            kind,
            Setup(server.url),
            lambda client: client.find_by_tracking_id(tracking_id="inv-7"),
            lambda client: client.find_by_tracking_id(tracking_id="inv-7"),
        )
    assert json.loads(raised.value.response.body) == {"transactions": items}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("beside", [None, 5, "2-5", []], ids=str)
@pytest.mark.parametrize("first", [True, False])
def test_a_list_with_an_item_that_cannot_be_read_is_not_believed(
    kind: Kind, beside: object, first: bool
) -> None:
    """That item may be the payout that was asked for."""
    own = {**ANSWER["transaction"], "tracking_id": "inv-7", "test": False}
    items = [beside, own] if first else [own, beside]
    found = answer_bytes(json.dumps({"transactions": items}).encode())
    with (
        LoopbackServer(answers(found)) as server,
        pytest.raises(UnreadableAnswer, match="an item that cannot be read"),
    ):
        call(
            kind,
            Setup(server.url),
            lambda client: client.find_by_tracking_id(tracking_id="inv-7"),
            lambda client: client.find_by_tracking_id(tracking_id="inv-7"),
        )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("test", [True, ...], ids=str)
def test_a_payout_of_another_mode_is_not_found(kind: Kind, test: object) -> None:
    """Live and test share an address: a test payout pays no live order."""
    environment = TEST if test is ... else LIVE
    changed = {"tracking_id": "inv-7", "test": test}
    transaction = {
        name: value
        for name, value in {**ANSWER["transaction"], **changed}.items()
        if value is not ...
    }
    found = answer_bytes(json.dumps({"transactions": [transaction]}).encode())
    with (
        LoopbackServer(answers(found)) as server,
        pytest.raises(AnotherAnswer, match="it differs in test"),
    ):
        call(
            kind,
            Setup(server.url, environment=environment),
            lambda client: client.find_by_tracking_id(tracking_id="inv-7"),
            lambda client: client.find_by_tracking_id(tracking_id="inv-7"),
        )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", list(ERRORS))
def test_a_read_raises_the_error_in_the_shape_that_fits(kind: Kind, name: str) -> None:
    refused = answer_bytes(json.dumps(ERRORS[name]).encode(), status="404 Not Found")
    with LoopbackServer(answers(refused)) as server, pytest.raises(ApiError) as raised:
        call(
            kind,
            Setup(server.url),
            lambda client: client.get_payout(uid="2-52671c8733"),
            lambda client: client.get_payout(uid="2-52671c8733"),
        )
    assert raised.value.status == 404
    error = raised.value.error
    assert isinstance(error, Failure)
    wire = ERRORS[name]
    assert error.to_wire() == wire.get("response", wire)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("body", [b"<html>", b'"no"', b"[]", b"{}", b""])
def test_an_error_in_no_described_shape_is_raised_all_the_same(
    kind: Kind, body: bytes
) -> None:
    refused = answer_bytes(body, status="502 Bad Gateway")
    with LoopbackServer(answers(refused)) as server, pytest.raises(ApiError) as raised:
        call(
            kind,
            Setup(server.url),
            lambda client: client.get_payout(uid="2-52671c8733"),
            lambda client: client.get_payout(uid="2-52671c8733"),
        )
    assert raised.value.error is None
    assert raised.value.response.body == body


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "body", [b"{}", b'{"transaction": []}', b"nonsense", b'{"transaction": null}']
)
def test_a_success_in_another_shape_is_unreadable(kind: Kind, body: bytes) -> None:
    with (
        LoopbackServer(answers(answer_bytes(body))) as server,
        pytest.raises(UnreadableAnswer) as raised,
    ):
        call(
            kind,
            Setup(server.url),
            lambda client: client.get_payout(uid="2-52671c8733"),
            lambda client: client.get_payout(uid="2-52671c8733"),
        )
    assert raised.value.response.body == body


@pytest.mark.parametrize("kind", KINDS)
def test_a_key_that_is_not_given_is_the_same_in_every_run(kind: Kind) -> None:
    created = answer_bytes(answer(), status="201 Created")
    with LoopbackServer(answers(created)) as server:
        for tracking_id in ("inv-7", "inv-7", "inv-8"):
            pay(kind, Setup(server.url), idempotency_key=None, tracking_id=tracking_id)
    keys = [seen.header("RequestID") for seen in server.seen]
    # Written out: a key that changed between versions would pay twice.
    assert keys[0] == keys[1] == "bbe505b3-b00e-5c21-89b4-55efbee7743c"
    assert keys[2] != keys[0]
    assert {UUID(key or "").version for key in keys} == {5}
