"""Stripe: a form with objects in it, ids that may be objects, pages after an item."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote

import pytest
from pydantic import MISSING

from .house import KINDS, Script, ask, core, provider, says

pytestmark = pytest.mark.usefixtures("package")

PAYOUT: dict[str, Any] = {
    "id": "po_1",
    "object": "payout",
    "amount": 1100,
    "currency": "usd",
    "arrival_date": 1767322800,
    "automatic": False,
    "balance_transaction": "txn_1",
    "created": 1767322805,
    "description": None,
    "destination": "ba_1",
    "livemode": False,
    "metadata": {"order": "7"},
    "method": "standard",
    "original_payout": None,
    "reconciliation_status": "not_applicable",
    "reversed_by": None,
    "source_type": "card",
    "status": "pending",
    "type": "bank_account",
}


def build(made: str, url: str) -> Any:
    module = provider("stripe")
    return getattr(module, made)(
        environment=module.LIVE.at(url),
        api_key="sk_test_1",
        accept_assumptions={"stripe.refused"},
    )


def pay(client: Any) -> Any:
    return client.create_payout(
        money=core("Money")("11.00", "USD"),
        method="instant",
        metadata={"order": "7", "a[b]&c": "ü +"},
        expand=["destination", "balance_transaction"],
        idempotency_key="order-7",
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_payout_is_sent_as_a_form(kind: str) -> None:
    """Byte by byte; the currency is in small letters, and money again in the answer."""
    script = Script([says(PAYOUT)])
    outcome = ask(kind, script, build, pay)
    assert type(outcome).__name__ == "Accepted"
    assert outcome.value.money == core("Money")("11.00", "USD")
    assert outcome.value.to_wire() == PAYOUT
    (sent,) = script.seen
    assert (sent.method, sent.target) == ("POST", "/v1/payouts")
    assert sent.header("authorization") == "Bearer sk_test_1"
    assert sent.header("idempotency-key") == "order-7"
    assert sent.header("content-type") == "application/x-www-form-urlencoded"
    assert sent.body == (
        b"amount=1100&currency=usd"
        b"&expand%5B%5D=destination&expand%5B%5D=balance_transaction"
        b"&metadata%5Border%5D=7&metadata%5Ba%5Bb%5D%26c%5D=%C3%BC%20%2B"
        b"&method=instant"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_an_id_may_be_what_it_names(kind: str) -> None:
    """Through a ring of types: the transaction leads back to the payout."""
    card = {
        "id": "card_1",
        "object": "card",
        "brand": "Visa",
        "exp_month": 8,
        "exp_year": 2030,
        "last4": "4242",
    }
    transaction = {
        "id": "txn_1",
        "object": "balance_transaction",
        "amount": -1100,
        "currency": "usd",
        "fee": 0,
        "net": -1100,
        "created": 1767322805,
        "available_on": 1767322805,
        "exchange_rate": None,
        "fee_details": [],
        "source": {**PAYOUT, "original_payout": "po_0"},
    }
    expanded = {**PAYOUT, "destination": card, "balance_transaction": transaction}
    script = Script([says(expanded)])
    payout = ask(
        kind,
        script,
        build,
        lambda client: client.get_payout(payout="po_1", expand=["destination", "x"]),
    )
    assert payout.destination.brand == "Visa"
    assert "4242" not in repr(payout)
    assert payout.balance_transaction.source.original_payout == "po_0"
    assert payout.reversed_by is None
    assert payout.to_wire() == expanded
    assert payout.response.drift == ()
    (sent,) = script.seen
    assert sent.target == "/v1/payouts/po_1?expand%5B%5D=destination&expand%5B%5D=x"


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_neither_id_nor_object_is_drift(kind: str) -> None:
    """It is named, and the payout is there all the same."""
    script = Script([says({**PAYOUT, "destination": 7})])
    outcome = ask(kind, script, build, pay)
    assert type(outcome).__name__ == "Accepted"
    assert outcome.value.destination is MISSING
    assert [each.pointer for each in outcome.response.drift] == ["/destination"]


@pytest.mark.parametrize("kind", KINDS)
def test_another_currency_is_not_this_payout(kind: str) -> None:
    """The echo is compared as it is written."""
    script = Script([says({**PAYOUT, "currency": "eur"})])
    outcome = ask(kind, script, build, pay)
    assert type(outcome).__name__ == "Unknown"
    assert "currency" in outcome.detail


@pytest.mark.parametrize("kind", KINDS)
def test_pages_come_after_the_last_payout(kind: str) -> None:
    """While a page says that there is more; what else was asked for stays."""
    pages = [
        {
            "object": "list",
            "data": [{**PAYOUT, "id": name}],
            "has_more": more,
            "url": "/v1/payouts",
        }
        for name, more in (("po_1", True), ("po_2", False))
    ]
    script = Script([says(each) for each in pages])
    found = ask(
        kind,
        script,
        build,
        lambda client: client.list_payouts(
            created_from=datetime(2026, 1, 2, tzinfo=UTC), limit=1
        ),
    )
    assert [each.id for each in found] == ["po_1", "po_2"]
    assert [unquote(each.target) for each in script.seen] == [
        "/v1/payouts?created[gte]=1767312000&limit=1",
        "/v1/payouts?created[gte]=1767312000&limit=1&starting_after=po_1",
    ]
