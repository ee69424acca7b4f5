"""What beGateway's document leaves open or says twice, as the client takes it."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from payouts.begateway import Accepted, Money, NotSent, Payout, PayoutMethod
from tests.loopback.scripts import answer_bytes, answers
from tests.loopback.server import LoopbackServer

from .calls import KINDS, Kind, Setup, call
from .payout import ANSWER, answer, pay


def paid(kind: Kind, **changes: Any) -> tuple[dict[str, Any], Payout]:
    """What was sent, and the payout of the answer, which has the same amount."""
    money = changes.get("money", Money("1.00", "USD"))
    units = int(money.amount) if money.currency == "BYR" else 100
    created = answer(amount=units, currency=money.currency)
    with LoopbackServer(answers(answer_bytes(created, status="201 Created"))) as server:
        outcome = pay(kind, Setup(server.url), **changes)
    assert isinstance(outcome, Accepted)
    sent: dict[str, Any] = json.loads(server.seen[0].body)["request"]
    return sent, outcome.value


def found(kind: Kind, **changes: object) -> Payout:
    """The payout that a status query reads from the documented answer, so changed."""
    with LoopbackServer(answers(answer_bytes(answer(**changes)))) as server:
        return call(
            kind,
            Setup(server.url),
            lambda client: client.get_payout(uid="2-52671c8733"),
            lambda client: client.get_payout(uid="2-52671c8733"),
        )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("field", "most"), [("city", 60), ("address", 255), ("phone", 100)]
)
def test_of_two_lengths_the_smaller_is_sent(kind: Kind, field: str, most: int) -> None:
    # Two bytes each: it is characters that are counted.
    letter = "7" if field == "phone" else "ü"
    sent, _ = paid(kind, customer={field: letter * most})
    assert sent["customer"] == {field: letter * most}
    outcome = pay(
        kind, Setup("http://127.0.0.1:9"), customer={field: letter * (most + 1)}
    )
    assert isinstance(outcome, NotSent)
    assert f"/request/customer/{field} " in str(outcome.error)


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_method_needs_besides_its_type_is_sent(kind: Kind) -> None:
    method = {"type": "visa", "card": {"token": "t-1"}, "account": "77"}
    sent, _ = paid(kind, method=PayoutMethod.model_validate(method))
    assert sent["method"] == method


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_sent_that_was_not_given(kind: Kind) -> None:
    with LoopbackServer(answers(answer_bytes(answer(), status="201 Ok"))) as server:
        setup = Setup(server.url)
        given = {"money": Money("1.00", "USD"), "description": "d", "tracking_id": "a"}
        call(
            kind,
            setup,
            lambda client: client.create_payout(**given),  # type: ignore[arg-type]
            lambda client: client.create_payout(**given),  # type: ignore[arg-type]
        )
    # `language` has a default of the provider's; the mode is the environment's.
    assert json.loads(server.seen[0].body)["request"] == {
        "amount": 100,
        "currency": "USD",
        "description": "d",
        "tracking_id": "a",
        "test": False,
    }


@pytest.mark.parametrize("kind", KINDS)
def test_names_at_several_depths_stay_apart(kind: Kind) -> None:
    payout = found(
        kind,
        status="pending",
        message="outer",
        payout={"status": "failed", "gateway_id": 85, "message": "inner"},
        customer={"ip": "127.0.0.1", "email": "a@example.com"},
        billing_address={"first_name": "Ann"},
    )
    details, address = payout.payout, payout.billing_address
    assert details is not None and address is not None
    assert (payout.status, details.status) == ("pending", "failed")
    assert (payout.message, details.message) == ("outer", "inner")
    assert payout.customer is not None
    assert payout.customer.email == "a@example.com"
    assert address.first_name == "Ann"
    assert payout.response.drift == ()


@pytest.mark.parametrize("kind", KINDS)
def test_a_transaction_of_another_type_keeps_what_is_its_own(kind: Kind) -> None:
    payment = {"status": "successful", "gateway_id": None}
    payout = found(kind, type="payment", payout=..., payment=payment)
    assert (payout.type, payout.payout) == ("payment", None)
    assert payout.to_wire()["payment"] == payment


@pytest.mark.parametrize("kind", KINDS)
def test_a_null_that_no_table_tells_of_is_absent_and_named(kind: Kind) -> None:
    details = {**ANSWER["transaction"]["payout"], "gateway_id": None}
    payout = found(kind, payout=details)
    assert payout.payout is not None
    assert "/transaction/payout/gateway_id" in [
        each.pointer for each in payout.response.drift
    ]
    assert payout.to_wire()["payout"] == details


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_object_is_not_an_absent_one(kind: Kind) -> None:
    assert found(kind, customer=...).customer is None
    empty = found(kind, customer={})
    assert empty.customer is not None
    assert empty.customer.ip is None
    assert empty.to_wire()["customer"] == {}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("written", "hours", "milliseconds"),
    [
        ("2014-06-11T12:04:59+03:00", 3, 0),
        ("2014-06-11T12:04:59Z", 0, 0),
        ("2014-06-11T12:04:59.250Z", 0, 250),
    ],
    ids=["offset", "utc", "milliseconds"],
)
def test_moments_are_read_in_each_form_that_was_seen(
    kind: Kind, written: str, hours: int, milliseconds: int
) -> None:
    payout = found(kind, created_at=written, paid_at="11.06.2014 12:05")
    zone = timezone(timedelta(hours=hours))
    moment = datetime(2014, 6, 11, 12, 4, 59, milliseconds * 1000, zone)
    assert payout.created_at == moment
    # No document says how this one is written: it is given as it came.
    assert payout.paid_at == "11.06.2014 12:05"
    assert payout.to_wire()["created_at"] == written


@pytest.mark.parametrize("kind", KINDS)
def test_a_retired_currency_of_the_providers_own_table_is_sent(kind: Kind) -> None:
    sent, payout = paid(kind, money=Money("5000", "BYR"))
    assert (sent["amount"], sent["currency"]) == (5000, "BYR")
    assert payout.money == Money("5000", "BYR")
