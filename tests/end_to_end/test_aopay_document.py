"""What aopay's document leaves open, as the client takes it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from payouts import AnotherAnswer
from payouts.aopay import Accepted, Money, NotSent, PaymentMethod, Payout
from payouts.core.wire.json_write import dumps
from tests.loopback.server import LoopbackServer

from .aopay import CREATED, DETAILS, ID, READ, call, pay, platform, sample
from .calls import KINDS, Kind


def found(kind: Kind, **process: object) -> Payout:
    """The documented details, with another `process`; `...` removes a member."""
    body = sample("get_payout.200.json")
    merged = {**body["process"], **process}
    body["process"] = {name: each for name, each in merged.items() if each is not ...}
    with LoopbackServer(platform(dumps(body))) as server:
        payout: Payout = call(kind, server.url, "get_payout", id_payout=READ)
    return payout


@pytest.mark.parametrize("kind", KINDS)
def test_each_request_has_the_documented_headers_and_no_other(kind: Kind) -> None:
    with LoopbackServer(platform(CREATED)) as server:
        pay(kind, server.url)
        call(kind, server.url, "get_payout", id_payout=ID)
    usual = {"host", "x-api-version", "accept", "accept-encoding", "user-agent"}
    sent = [{name.lower() for name, _ in seen.headers} for seen in server.seen]
    posted = {"content-type", "content-length"}
    money = posted | {"authorization", "connection"}
    assert [each - usual for each in sent] == [
        posted,
        money,
        posted,
        {"authorization"},
    ]
    assert all(usual <= each for each in sent)
    assert {seen.header("X-API-Version") for seen in server.seen} == {"2"}


@pytest.mark.parametrize("kind", KINDS)
def test_what_an_account_needs_in_its_country_is_sent(kind: Kind) -> None:
    method = sample("create_payout.request.json")["paymentMethod"]
    method["account"] |= {"bankCode": "014", "bankCity": "Jakarta"}
    with LoopbackServer(platform(CREATED)) as server:
        given = PaymentMethod.model_validate(method)
        assert isinstance(pay(kind, server.url, payment_method=given), Accepted)
    sent: dict[str, Any] = json.loads(server.seen[1].body)
    assert sent["paymentMethod"] == method


@pytest.mark.parametrize("kind", KINDS)
def test_a_decimal_that_the_currency_does_not_have_is_not_sent(kind: Kind) -> None:
    with LoopbackServer(platform(CREATED)) as server:
        outcome = pay(kind, server.url, money=Money("42.055", "USD"))
    assert isinstance(outcome, NotSent)
    assert server.connections == 0


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_status_survives(kind: Kind) -> None:
    payout = found(kind, status="ON_HOLD")
    assert payout.process is not None
    assert payout.process.status == "ON_HOLD"
    assert payout.response.drift == ()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("moment", [..., None], ids=["absent", "null"])
def test_a_payout_under_way_has_no_moment_of_its_end(kind: Kind, moment: Any) -> None:
    payout = found(kind, status="PENDING", processedAt=moment)
    assert payout.process is not None
    assert payout.process.processed_at is None
    drift = [each.pointer for each in payout.response.drift]
    assert drift == ([] if moment is ... else ["/process/processedAt"])


@pytest.mark.parametrize("kind", KINDS)
def test_a_fee_has_a_currency_of_its_own_and_may_be_absent(kind: Kind) -> None:
    body = sample("get_payout.200.json")
    body["fee"] = {"amount": 1, "currencyCode": "EUR"}
    with LoopbackServer(platform(dumps(body))) as server:
        payout: Payout = call(kind, server.url, "get_payout", id_payout=READ)
    assert payout.fee is not None
    assert payout.fee.money == Money("1", "EUR")
    with LoopbackServer(platform(CREATED)) as server:
        created = pay(kind, server.url)
    assert isinstance(created, Accepted)
    assert created.value.fee is None


@pytest.mark.parametrize("kind", KINDS)
def test_the_details_of_another_payout_are_none(kind: Kind) -> None:
    """The documented details are those of another payout than the one created."""
    with LoopbackServer(platform(DETAILS)) as server:
        with pytest.raises(AnotherAnswer) as caught:
            call(kind, server.url, "get_payout", id_payout=ID)
        payout: Payout = call(kind, server.url, "get_payout", id_payout=READ)
    assert caught.value.fields == ("paymentMethodResponse.idPayout",)
    assert caught.value.response.status == 200
    assert ID not in str(caught.value) and READ not in repr(caught.value)
    assert payout.payment_method_response.id_payout == READ


@pytest.mark.parametrize("kind", KINDS)
def test_details_without_an_id_are_no_answer(kind: Kind) -> None:
    body = sample("get_payout.200.json")
    del body["paymentMethodResponse"]["idPayout"]
    with LoopbackServer(platform(dumps(body))) as server, pytest.raises(AnotherAnswer):
        call(kind, server.url, "get_payout", id_payout=ID)
