"""What is checked before anything is sent: amounts, conditions, keys, addresses."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from payouts import ConfigurationError, InvalidMoney, InvalidRequest
from payouts.begateway import (
    LIVE,
    TEST,
    Accepted,
    Client,
    Customer,
    Money,
    NotSent,
    PayoutRequest,
)
from payouts.begateway.validators import create_payout_request
from payouts.core.model import check_rules
from tests.loopback.scripts import answer_bytes, answers
from tests.loopback.server import LoopbackServer

from .calls import ASSUMPTIONS, KINDS, SECRET_KEY, SHOP_ID, Kind, Setup, call
from .payout import REQUEST, answer, pay

AMOUNTS = [
    ("32.45", "USD", 3245),
    ("1", "USD", 100),
    ("32.450", "USD", 3245),
    ("4.35", "EUR", 435),
    ("19.99", "GBP", 1999),
    ("8.2", "USD", 820),
    ("1000", "JPY", 1000),
    ("1.234", "KWD", 1234),
    ("0.001", "BHD", 1),
    ("10000", "IDR", 10000),
    ("7", "IQD", 7),
    ("12.5", "MOP", 125),
    ("12.34", "UGX", 1234),
    ("90071992547409.93", "USD", 9007199254740993),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("amount", "currency", "minor"), AMOUNTS)
def test_an_amount_is_sent_in_the_providers_minor_units(
    kind: Kind, amount: str, currency: str, minor: int
) -> None:
    created = answer_bytes(answer(amount=minor, currency=currency), status="201 Ok")
    with LoopbackServer(answers(created)) as server:
        outcome = pay(kind, Setup(server.url), money=Money(amount, currency))
    (seen,) = server.seen
    sent = json.loads(seen.body)["request"]
    assert (sent["amount"], sent["currency"]) == (minor, currency)
    assert f'"amount":{minor},'.encode() in seen.body
    assert isinstance(outcome, Accepted)
    assert outcome.value.money == Money(amount, currency)


REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("a-decimal-too-many", {"money": Money("32.455", "USD")}, "/money"),
    ("a-decimal-of-yen", {"money": Money("1.5", "JPY")}, "/money"),
    ("a-decimal-of-rupiah", {"money": Money("1.5", "IDR")}, "/money"),
    ("two-of-pataca", {"money": Money("1.25", "MOP")}, "/money"),
    ("an-unknown-currency", {"money": Money("1", "ABC")}, "/money"),
    ("a-metal", {"money": Money("1", "XAU")}, "/money"),
    ("nothing", {"money": Money("0", "USD")}, "/request/amount"),
    ("less-than-nothing", {"money": Money("-1", "USD")}, "/request/amount"),
    ("no-money", {"money": 100}, "/money"),
    ("a-long-description", {"description": "x" * 256}, "/request/description"),
    ("a-null", {"description": None}, "/request/description"),
    ("a-number-for-text", {"tracking_id": 7}, "/request/tracking_id"),
    ("a-bad-zip", {"customer": Customer(country="US", zip="9600")},
     "/request/customer/zip"),
    ("a-zip-with-a-break", {"customer": {"country": "US", "zip": "96002\n"}},
     "/request/customer/zip"),
    ("arabic-digits", {"customer": {"country": "US", "zip": "٩٦٠٠٢"}},
     "/request/customer/zip"),
    ("an-unknown-member", {"customer": {"name": "John"}}, "/request/customer/name"),
    ("a-lower-country", {"customer": {"country": "us"}}, "/request/customer/country"),
    ("no-address", {"notification_url": "ftp://example.com"},
     "/request/notification_url"),
    ("a-method-without-type", {"method": {"card": "x"}}, "/request/method/type"),
    ("another-mode", {"test": True}, "/request/test"),
    ("a-key-that-is-no-uuid", {"idempotency_key": "inv-7"}, ""),
    ("a-key-that-breaks-a-header", {"idempotency_key": "x\r\nHost: y"}, ""),
    ("no-key-and-no-reference", {"idempotency_key": None, "tracking_id": ""}, ""),
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("changes", "pointer"),
    [(changes, pointer) for _, changes, pointer in REFUSED],
    ids=[name for name, _, _ in REFUSED],
)
def test_what_the_spec_does_not_allow_is_not_sent(
    kind: Kind, changes: dict[str, Any], pointer: str
) -> None:
    with LoopbackServer(answers(answer_bytes())) as server:
        setup = Setup(server.url)
        outcome = pay(kind, setup, **changes)
    assert isinstance(outcome, NotSent)
    assert isinstance(outcome.error, InvalidRequest)
    assert pointer in [each.pointer for each in outcome.error.violations]
    assert server.connections == 0
    assert setup.kept.entries == []


@pytest.mark.parametrize(
    ("amount", "error"),
    [
        (32.45, TypeError),
        (float("nan"), TypeError),
        (True, TypeError),
        (None, TypeError),
        (Decimal("NaN"), InvalidMoney),
        (Decimal("Infinity"), InvalidMoney),
        ("NaN", InvalidMoney),
        ("1e3", InvalidMoney),
        ("1,5", InvalidMoney),
        ("", InvalidMoney),
        ("٣٢", InvalidMoney),
    ],
)
def test_what_is_no_exact_amount_is_no_money(
    amount: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        Money(amount, "USD")


ZIPS = [
    ("US", "96002", True),
    ("US", "96002-1234", True),
    ("US", "9600", False),
    ("US", "96002-12", False),
    ("US", "96002\n", False),
    ("US", "AB1 2CD", False),
    ("GB", "AB1 2CD", True),
    (None, "AB1 2CD", True),
    ("GB", "x" * 41, False),
]


@pytest.mark.parametrize(("country", "code", "fits"), ZIPS)
def test_zip_is_held_by_the_model_with_its_rules_and_by_the_schema_alike(
    country: str | None, code: str, fits: bool
) -> None:
    customer = {"zip": code} if country is None else {"country": country, "zip": code}
    body = {"request": {**REQUEST["request"], "customer": customer}}
    by_schema = {each.pointer for each in create_payout_request(body)}
    assert by_schema == (set() if fits else {"/request/customer/zip"})
    try:
        model = PayoutRequest.model_validate(body["request"])
        by_model = {each.pointer for each in check_rules(model, "/request")}
    except ValueError as error:
        by_model = {"/request/customer/zip"} if "zip" in str(error) else {str(error)}
    assert by_model == by_schema


def test_the_documented_request_fits_its_schema() -> None:
    assert create_payout_request(REQUEST) == ()


@pytest.mark.parametrize("uid", ["", ".", "..", "%2e%2e", "a\nb", "a/../b"])
@pytest.mark.parametrize("kind", KINDS)
def test_an_id_that_would_leave_its_segment_is_refused(kind: Kind, uid: str) -> None:
    with (
        LoopbackServer(answers(answer_bytes())) as server,
        pytest.raises(InvalidRequest) as raised,
    ):
        call(
            kind,
            Setup(server.url),
            lambda client: client.get_payout(uid=uid),
            lambda client: client.get_payout(uid=uid),
        )
    assert [each.pointer for each in raised.value.violations] == ["/uid"]
    assert server.connections == 0


def _client(**changes: Any) -> Client:
    given = {
        "shop_id": SHOP_ID,
        "secret_key": SECRET_KEY,
        "environment": LIVE,
        "accept_assumptions": ASSUMPTIONS,
        **changes,
    }
    return Client(**given)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"accept_assumptions": ()}, "begateway.refused-status: A payout refused"),
        ({"accept_assumptions": ASSUMPTIONS - {"begateway.untested"}}, "untested"),
        ({"accept_assumptions": {*ASSUMPTIONS, "begateway.typo"}}, "begateway.typo"),
        ({"accept_assumptions": "begateway.untested"}, "set of ids"),
        ({"secret_key": ""}, "secret_key"),
        ({"secret_key": "  "}, "secret_key"),
        ({"secret_key": None}, "secret_key"),
        ({"deadline": 0.0}, "deadline"),
        ({"deadline": float("nan")}, "deadline"),
    ],
)
def test_a_client_that_could_not_be_trusted_is_not_built(
    changes: dict[str, Any], says: str
) -> None:
    with pytest.raises(ConfigurationError, match=says) as raised:
        _client(**changes)
    assert SECRET_KEY not in str(raised.value)


def test_every_missing_assumption_is_listed_with_its_sentence() -> None:
    with pytest.raises(ConfigurationError) as raised:
        _client(accept_assumptions=())
    for name in ASSUMPTIONS:
        assert name in str(raised.value)


@pytest.mark.parametrize(
    "url",
    [
        "http://api.begateway.com/beyag",
        "https://user:pass@api.begateway.com",
        "https://api.begateway.com?x=1",
        "ftp://api.begateway.com",
        "api.begateway.com",
    ],
)
def test_an_address_that_is_not_safe_is_refused(url: str) -> None:
    with pytest.raises(ValueError):
        LIVE.at(url)


def test_a_test_client_needs_no_assumptions_and_sends_its_mode() -> None:
    created = answer_bytes(answer(test=True, tracking_id="inv-7"), status="201 Created")
    with LoopbackServer(answers(created)) as server:
        client = _client(environment=TEST.at(server.url), accept_assumptions=())
        with client:
            outcome = client.create_payout(
                money=Money("1.00", "USD"), description="d", tracking_id="inv-7"
            )
    assert json.loads(server.seen[0].body)["request"]["test"] is True
    assert isinstance(outcome, Accepted)
