"""aopay's documented exchange over a real server: token, payout, status."""

from __future__ import annotations

import json
import logging
from decimal import Decimal
from urllib.parse import quote

import pytest

from payouts import CallbackRefused, ConfigurationError, InvalidRequest, Trust
from payouts.aopay import (
    LIVE,
    Accepted,
    Client,
    Money,
    NotSent,
    Payout,
    Unknown,
    callbacks,
)
from tests.loopback.server import LoopbackServer

from .aopay import CREATED, DETAILS, ID, READ, TOKEN, call, pay, platform, sample
from .calls import KINDS, Kind

HIDDEN = ("YOUR_MERCHANT_SECRET_KEY", "11223344", "Test account", "customer@test.com")


@pytest.mark.documented(
    "aopay/create_token.request.json",
    "aopay/create_token.200.json",
    "aopay/create_payout.request.json",
    "aopay/create_payout.200.json",
)
@pytest.mark.parametrize("kind", KINDS)
def test_token_and_payout_are_sent_as_documented(kind: Kind) -> None:
    with LoopbackServer(platform(CREATED)) as server:
        outcome = pay(kind, server.url)
    token, payout = server.seen
    assert (token.method, token.target) == ("POST", "/auth-tokens")
    assert token.header("X-API-Version") == "2"
    assert token.header("Authorization") is None
    assert json.loads(token.body) == sample("create_token.request.json")
    assert (payout.method, payout.target) == ("POST", f"/payouts/{ID}")
    assert payout.header("X-API-Version") == "2"
    assert payout.header("Authorization") == f"Bearer {TOKEN['token']}"
    assert json.loads(payout.body) == sample("create_payout.request.json")
    assert isinstance(outcome, Accepted)
    assert outcome.value.to_wire() == sample("create_payout.200.json")
    assert outcome.value.process is None


@pytest.mark.documented("aopay/get_payout.200.json")
@pytest.mark.parametrize("kind", KINDS)
def test_the_status_is_read_as_documented(kind: Kind) -> None:
    with LoopbackServer(platform(DETAILS)) as server:
        found: Payout = call(kind, server.url, "get_payout", id_payout=READ)
    token, details = server.seen
    assert json.loads(token.body)["operations"][-1] == f"GET /payouts/{READ}"
    assert (details.method, details.target) == ("GET", f"/payouts/{READ}")
    assert details.body == b""
    assert found.payment_requested.money_.money == Money("42.05", "USD")
    assert found.process is not None
    assert found.process.status == "SUCCESS"
    assert found.fee is not None
    assert found.fee.amount == Decimal("0.1")
    assert found.to_wire() == sample("get_payout.200.json")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "name", ["a/b", "!a", "a b", "100%", "\u00fc\u4e2d", "a;b?c#d"]
)
def test_the_grant_is_the_path_that_is_sent(kind: Kind, name: str) -> None:
    body = json.loads(CREATED)
    body["paymentMethodResponse"]["idPayout"] = name
    with LoopbackServer(platform(json.dumps(body).encode())) as server:
        outcome = pay(kind, server.url, id_payout=name)
    token, payout = server.seen
    assert payout.target == f"/payouts/{quote(name, safe='')}"
    granted = json.loads(token.body)["operations"]
    assert granted == [f"POST {payout.target}", f"GET {payout.target}"]
    assert isinstance(outcome, Accepted)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["", ".", "..", "%2e%2e", "a/../b"])
def test_an_id_that_would_leave_its_segment_asks_for_no_token(
    kind: Kind, name: str
) -> None:
    with LoopbackServer(platform(CREATED)) as server:
        outcome = pay(kind, server.url, id_payout=name)
    assert isinstance(outcome, NotSent)
    assert isinstance(outcome.error, InvalidRequest)
    assert server.connections == 0


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("body", "status"),
    [
        (DETAILS, "200 OK"),
        (CREATED.replace(b"10000", b"10001"), "200 OK"),
        (CREATED.replace(b"IDR", b"USD"), "200 OK"),
        (CREATED.replace(b"TST-223344", b"TST-1"), "200 OK"),
        (b"{}", "200 OK"),
        (CREATED, "201 Created"),
        (b"{}", "401 Unauthorized"),
        (b"{}", "409 Conflict"),
        (b"", "500 Oops"),
    ],
)
def test_what_is_not_proven_is_unknown(kind: Kind, body: bytes, status: str) -> None:
    with LoopbackServer(platform(body, status)) as server:
        outcome = pay(kind, server.url)
    assert isinstance(outcome, Unknown)
    assert outcome.reference == ID
    assert f"get_payout(id_payout='{ID}')" in outcome.instruction
    assert len(server.seen) == 2


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("token", [b"{}", b"no", b'{"token": ""}', b'{"token": 5}'])
def test_without_a_token_nothing_is_sent(kind: Kind, token: bytes) -> None:
    with LoopbackServer(platform(CREATED, token=token)) as server:
        outcome = pay(kind, server.url)
    assert isinstance(outcome, NotSent)
    assert [seen.target for seen in server.seen] == ["/auth-tokens"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("money", "wire"),
    [
        (Money("10000", "IDR"), b'"amount":10000'),
        (Money("42.05", "USD"), b'"amount":42.05'),
        (Money("12345678901234567.89", "USD"), b'"amount":12345678901234567.89'),
    ],
)
def test_amounts_go_out_exactly_in_major_units(
    kind: Kind, money: Money, wire: bytes
) -> None:
    with LoopbackServer(platform(CREATED)) as server:
        pay(kind, server.url, money=money)
    assert wire in server.seen[1].body


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_prints_holds_a_secret(
    kind: Kind, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with LoopbackServer(platform(DETAILS)) as server:
        outcome = pay(kind, server.url)
    printed = f"{outcome!r} {caplog.text}"
    assert TOKEN["token"] not in printed
    assert [value for value in HIDDEN if value in printed] == []


def test_a_live_client_is_refused_with_the_list_of_what_it_rests_on() -> None:
    with pytest.raises(ConfigurationError) as refused:
        Client(merchant_code="m", secret="s", environment=LIVE)
    said = str(refused.value)
    for name in ("live-url", "exponents", "answered-200", "accepted", "repeat"):
        assert f"aopay.{name}: " in said


def test_a_callback_is_a_hint_that_says_what_to_read() -> None:
    body = json.dumps({"idEntity": ID}).encode()
    found = callbacks.parse({"Content-Type": "application/json"}, body)
    assert found.trust is Trust.HINT
    assert found.acknowledgement.status == 200
    (event,) = found.events
    assert event.value.id_entity == ID
    assert str(event.reread) == f"get_payout(id_payout='{ID}')"
    # Two callbacks about one payout are two events: nothing may drop the second.
    assert event.identity == ()


@pytest.mark.parametrize("body", [b"", b"no", b"[]", b"{}"])
def test_a_callback_that_names_nothing_is_refused(body: bytes) -> None:
    with pytest.raises(CallbackRefused):
        callbacks.parse({}, body)


def test_an_id_in_another_form_still_leads_to_its_payout() -> None:
    (event,) = callbacks.parse({}, b'{"idEntity": 5}').events
    assert str(event.reread) == "get_payout(id_payout='5')"
    assert [each.pointer for each in event.drift] == ["/idEntity"]
