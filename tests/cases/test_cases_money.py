"""Amounts in major units, from `Money` to the wire and back, through a client."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.cases.emitted import module


def call(
    package: Path,
    operation: str,
    answer: bytes,
    amount: str,
    currency: str,
    **more: Any,
) -> tuple[Any, list[bytes]]:
    """The outcome of one call, and the bodies that it sent."""
    bodies: list[bytes] = []

    def answered(request: httpx2.Request) -> httpx2.Response:
        bodies.append(request.read())
        return httpx2.Response(200, content=answer)

    acme = module("acme")
    money = module("core.fields.money").Money(amount, currency)
    with acme.Client(
        key="k",
        secret="s",
        environment=acme.LIVE,
        transport=httpx2.MockTransport(answered),
    ) as client:
        return getattr(client, operation)(money=money, **more), bodies


SENT = {
    "two-decimals": (
        "transfer",
        "10",
        "EUR",
        b'{"data":{"amount":10.00,"currency":"EUR"}}',
    ),
    "no-decimals": (
        "transfer",
        "100.0",
        "JPY",
        b'{"data":{"amount":100,"currency":"JPY"}}',
    ),
    "exact": (
        "transfer",
        "12345678901234567.89",
        "EUR",
        b'{"data":{"amount":12345678901234567.89,"currency":"EUR"}}',
    ),
    "text": ("transfer_in_text", "10", "KWD", b'{"amount":"10.000","currency":"KWD"}'),
}


@pytest.mark.parametrize(
    ("operation", "amount", "currency", "body"), SENT.values(), ids=SENT
)
def test_an_amount_is_sent_with_the_decimals_of_its_currency(
    package: Path, operation: str, amount: str, currency: str, body: bytes
) -> None:
    _, bodies = call(package, operation, b"{}", amount, currency)
    assert bodies == [body]


@pytest.mark.parametrize(
    ("amount", "currency"),
    [("0.001", "EUR"), ("0.5", "JPY"), ("1", "XXX"), ("0", "EUR"), ("-1", "EUR")],
)
@pytest.mark.parametrize("operation", ["transfer", "transfer_in_text"])
def test_what_is_no_amount_is_not_sent(
    package: Path, operation: str, amount: str, currency: str
) -> None:
    outcome, bodies = call(package, operation, b"{}", amount, currency)
    assert bodies == []
    assert type(outcome).__name__ == "NotSent"


MANY = {
    "fits": ("10.5", "EUR", None),
    "too-many-decimals": ("1.5", "JPY", "/transfers/1/amount"),
    "unknown-currency": ("1", "XXX", "/transfers/1/currency"),
}


@pytest.mark.parametrize(("amount", "currency", "at"), MANY.values(), ids=MANY)
def test_an_amount_inside_a_list_is_held_to_its_currency_too(
    package: Path, amount: str, currency: str, at: str | None
) -> None:
    """No `Money` stands for several: each is given as a decimal and a currency."""
    bodies: list[bytes] = []

    def answered(request: httpx2.Request) -> httpx2.Response:
        bodies.append(request.read())
        return httpx2.Response(200, content=b"{}")

    acme = module("acme")
    given = [("10", "EUR"), (amount, currency)]
    transfers = [{"amount": Decimal(each), "currency": code} for each, code in given]
    with acme.Client(
        key="k",
        secret="s",
        environment=acme.LIVE,
        transport=httpx2.MockTransport(answered),
    ) as client:
        outcome = client.transfer_many(transfers=transfers)
    assert len(bodies) == (0 if at else 1)
    if at:
        assert type(outcome).__name__ == "NotSent"
        assert f"{at} " in str(outcome.error)


@pytest.mark.parametrize("written", [b"42.05", b'"42.05"'], ids=["number", "text"])
def test_an_answer_offers_money(package: Path, written: bytes) -> None:
    answer = (
        b'{"amount":%s,"currency":"USD","fee":"0.1","fee_currency":"EUR"}' % written
    )
    at = datetime(1970, 1, 2, tzinfo=UTC)
    outcome, bodies = call(package, "transfer", answer, "42.05", "USD", at=at)
    money = module("core.fields.money").Money
    assert type(outcome).__name__ == "Accepted"
    assert outcome.value.money == money("42.05", "USD")
    assert outcome.value.fee_money == money("0.1", "EUR")
    assert bodies == [b'{"data":{"amount":42.05,"currency":"USD","at":86400}}']


def test_money_without_its_currency_is_none(package: Path) -> None:
    answer = b'{"amount":1,"currency":"USD","fee":"0.1"}'
    outcome, _ = call(package, "transfer", answer, "1", "USD")
    assert outcome.value.fee_money is None
