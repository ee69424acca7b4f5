"""What Corefy lists and shows: pre-request, services, pages, the public surface."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from payouts import InvalidRequest, UnreadableAnswer, UnsafeLink
from payouts.corefy import Money, OfferedService, PayoutStatus
from tests.loopback.scripts import answer_bytes
from tests.loopback.server import LoopbackServer, Seen

from .calls import KINDS, Kind
from .corefy import BASIC, ID, answering, call, exact, raw, replying, sample


def paged(*pages: object) -> Any:
    """Answer with one page after the other, and then with the last of them."""
    rest = [answer_bytes(json.dumps(page).encode()) for page in pages]

    def reply(_: Seen) -> bytes:
        return rest.pop(0) if len(rest) > 1 else rest[0]

    return replying(reply)


@pytest.mark.documented("corefy/prerequest.request.json", "corefy/prerequest.200.json")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("amount", ["10", "10.00"])
def test_a_pre_request_is_sent_as_documented(kind: Kind, amount: str) -> None:
    with LoopbackServer(answering(raw("prerequest.200"))) as server:
        offered = call(
            kind,
            server.url,
            "prerequest_payout",
            money=Money(amount, "USD"),
        )
    (seen,) = server.seen
    assert (seen.method, seen.target) == ("POST", "/public-api/payout-prerequest")
    assert seen.header("Authorization") is None
    assert seen.header("Content-Type") == "application/json"
    assert exact(seen.body) == sample("prerequest.request")
    assert offered.to_wire() == sample("prerequest.200")["data"]
    # The key says live, the answer says test: only the answer is believed.
    assert offered.test_mode is True


@pytest.mark.parametrize("kind", KINDS)
def test_services_are_told_from_what_stands_beside_them(kind: Kind) -> None:
    with LoopbackServer(answering(raw("prerequest.200"))) as server:
        offered = call(kind, server.url, "prerequest_payout", money=Money("10", "USD"))
    assert list(offered.services.entries) == ["test_usd"]
    service = offered.services.entries["test_usd"]
    assert isinstance(service, OfferedService)
    # 10 of the request and "10.00" of the service are one amount.
    assert offered.amount == service.amount == Decimal(10)
    assert offered.money == service.money
    assert service.amount_min == Decimal("0.01")
    assert offered.services.account.name == "4Docs"
    method = offered.services.methods["test"]
    assert (method.description, method.position, method.hide) == ("", None, None)
    account, *others = service.fields
    assert (account.key, account.required) == ("account", True)
    assert account.regexp == r"^\\d{1,15}$"
    assert account.label["en"] == "Account"
    assert account.example is None
    assert [each.position for each in (account, *others)] == [0, 0, 0, 0]


@pytest.mark.documented("corefy/get_service.200.json")
@pytest.mark.parametrize("kind", KINDS)
def test_a_service_is_read_by_its_own_id(kind: Kind) -> None:
    name = "comcpos_RHUGUgEnmmedR7h3"
    with LoopbackServer(answering(raw("get_service.200"))) as server:
        service = call(kind, server.url, "get_service", id=name)
    (seen,) = server.seen
    assert (seen.method, seen.target) == ("GET", f"/api/payout-services/{name}")
    assert seen.header("Authorization") == BASIC
    assert service.to_wire() == sample("get_service.200")["data"]
    # The same word for two spaces of ids: the set-up's, and the service's code.
    assert (service.type, service.id) == ("payout-services", name)
    code = service.relationships.payout_service.data
    assert (code.type, code.id) == ("payout-services", "swift_jpy")
    assert service.attributes.currency != service.attributes.service_currency


@pytest.mark.parametrize("kind", KINDS)
def test_services_come_in_numbered_pages(kind: Kind) -> None:
    first = sample("list_services.200")
    first["data"] = first["data"][:1]
    first["meta"]["pages"] = 2
    second = json.loads(json.dumps(sample("list_services.200"), default=float))
    second["data"] = second["data"][1:]
    second["meta"].update(pages=2, page=2)
    with LoopbackServer(paged(first, second)) as server:
        services = call(kind, server.url, "list_services", size=20)
    assert [each.target for each in server.seen] == [
        "/api/payout-services?page%5Bsize%5D=20",
        "/api/payout-services?page%5Bnumber%5D=2&page%5Bsize%5D=20",
    ]
    assert {each.header("Authorization") for each in server.seen} == {BASIC}
    bare = services[1]
    assert [each.attributes.service for each in services] == [
        "swift_jpy",
        "bank_transfer_zar",
    ]
    assert (bare.links, bare.relationships.payout_service) == (None, None)


@pytest.mark.documented("corefy/list_services.200.json")
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_services_is_read_as_documented(kind: Kind) -> None:
    page = sample("list_services.200")
    last = {**page, "meta": {**page["meta"], "page": 9, "pages": 1}}
    text = json.dumps(last, default=lambda number: float(number)).encode()
    with LoopbackServer(answering(text)) as server:
        services = call(kind, server.url, "list_services")
    assert [each.to_wire() for each in services] == page["data"]
    assert [each.target for each in server.seen] == ["/api/payout-services"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("operation", ["list_payouts", "list_services"])
def test_a_page_of_which_nothing_can_be_read_is_not_the_last(
    kind: Kind, operation: str
) -> None:
    page = sample(f"{operation}.200")
    text = json.dumps({**page, "data": [None, "cpoi_1"]}, default=float).encode()
    with LoopbackServer(answering(text)) as server:
        with pytest.raises(UnreadableAnswer, match="no list of items"):
            call(kind, server.url, operation)


@pytest.mark.documented("corefy/list_payouts.200.json")
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_payouts_is_read_as_documented(kind: Kind) -> None:
    """Its `links.next` is empty: there is no other, whatever it counts."""
    with LoopbackServer(answering(raw("list_payouts.200"))) as server:
        payouts = call(kind, server.url, "list_payouts")
    (seen,) = server.seen
    assert (seen.method, seen.target) == ("GET", "/api/payout-invoices")
    assert seen.header("Authorization") == BASIC
    assert [each.to_wire() for each in payouts] == sample("list_payouts.200")["data"]
    assert [each.attributes.callback_logs for each in payouts] == [None, None]


def linked(link: str) -> Any:
    """The documented page, with a link to a next one."""
    page = sample("list_payouts.200")
    page["links"]["next"] = link
    return page


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "link",
    [
        "/api/payout-invoices?page[after]=cpoi_O2aH69xK7mgwZUK1&page[size]=20",
        "ORIGIN/api/payout-invoices?page[after]=cpoi_O2aH69xK7mgwZUK1&page[size]=20",
        "?page%5Bafter%5D=cpoi_O2aH69xK7mgwZUK1&page%5Bsize%5D=20",
    ],
    ids=["from-the-root", "whole", "query-alone"],
)
def test_payouts_come_in_linked_pages(kind: Kind, link: str) -> None:
    """The prefix of the link is that of the address: neither doubled nor dropped."""
    server = LoopbackServer(lambda peer: script(peer))
    with server:
        page = linked(link.replace("ORIGIN", server.url))
        script = paged(page, sample("list_payouts.200"))
        payouts = call(kind, server.url, "list_payouts")
    assert [each.target for each in server.seen] == [
        "/api/payout-invoices",
        "/api/payout-invoices"
        "?page%5Bafter%5D=cpoi_O2aH69xK7mgwZUK1&page%5Bsize%5D=20",
    ]
    assert len(payouts) == 4


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "link",
    [
        "https://elsewhere.example/api/payout-invoices?page[after]=x",
        "//elsewhere.example/api/payout-invoices?page[after]=x",
        "http://127.0.0.1:1/api/payout-invoices?page[after]=x",
        "/api/payout-services?page[after]=x",
        "https://user@elsewhere.example/api/payout-invoices",
    ],
)
def test_a_link_that_leads_elsewhere_is_not_followed(kind: Kind, link: str) -> None:
    with LoopbackServer(paged(linked(link))) as server:
        with pytest.raises(UnsafeLink):
            call(kind, server.url, "list_payouts")
    assert len(server.seen) == 1


@pytest.mark.documented("corefy/get_payout_public.200.json")
@pytest.mark.parametrize("kind", KINDS)
def test_anybody_reads_a_payout_as_documented(kind: Kind) -> None:
    with LoopbackServer(answering(raw("get_payout_public.200"))) as server:
        payout = call(kind, server.url, "get_payout_public", id=ID)
    (seen,) = server.seen
    assert (seen.method, seen.target) == ("GET", f"/public-api/payout-invoices/{ID}")
    assert seen.header("Authorization") is None
    assert seen.body == b""
    assert payout.to_wire() == sample("get_payout_public.200")["data"]
    assert payout.status == PayoutStatus.PROCESSED
    # Nothing tells whose it is: the answer names no reference.
    assert not hasattr(payout, "reference_id")


@pytest.mark.parametrize("kind", KINDS)
def test_anybody_finds_a_payout_by_reference(kind: Kind) -> None:
    found = {"data": [sample("get_payout_public.200")["data"]]}
    with LoopbackServer(answering(json.dumps(found).encode())) as server:
        payouts = call(kind, server.url, "find_payouts_public", reference_id="r-1")
    (seen,) = server.seen
    assert seen.target == "/public-api/payout-invoices?filter%5Breference_id%5D=r-1"
    assert seen.header("Authorization") is None
    assert [each.to_wire() for each in payouts] == found["data"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("money", [Money("10.001", "USD"), Money("1", "USDT")])
def test_an_amount_that_cannot_be_is_not_asked_for(kind: Kind, money: Money) -> None:
    with LoopbackServer(answering(raw("prerequest.200"))) as server:
        with pytest.raises(InvalidRequest) as refused:
            call(kind, server.url, "prerequest_payout", money=money)
    assert [each.pointer for each in refused.value.violations] == ["/money"]
    assert server.connections == 0
