"""Answers that are about another order, or that refuse one and tell of one as well.

Each table is a product: bodies by statuses, echoes by what an answer can hold of them,
modes by operations, references by what is wrong with them.
"""

from __future__ import annotations

import json
from typing import Any

import httpx2
import pytest

from payouts import (
    Accepted,
    AnotherAnswer,
    Entry,
    KeyReused,
    NotSent,
    Rejected,
    Unknown,
    begateway,
    corefy,
    hold_to_content,
)
from payouts.begateway import Money

from .payout import ANSWER

USD = Money("1.00", "USD")
TRANSACTION = {**ANSWER["transaction"], "tracking_id": "inv-7", "test": True}
PAYOUT: dict[str, Any] = {
    "type": "payout-invoices",
    "id": "cpoi_1",
    "attributes": {
        "status": "created",
        "amount": 1,
        "currency": "USD",
        "reference_id": "inv-7",
        "test_mode": True,
        "created": 1597835735,
        "updated": 1597835735,
    },
}


class Served:
    """A provider that gives one answer to everything, and counts."""

    def __init__(self, status: int, body: object) -> None:
        self.sent: list[bytes] = []
        self._answer = status, body

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.sent.append(request.content)
        status, body = self._answer
        if isinstance(body, bytes):
            return httpx2.Response(status, content=body)
        text = json.dumps(body, default=float).encode()
        return httpx2.Response(status, content=text)


def _begateway(served: Served, **options: Any) -> begateway.Client:
    return begateway.Client(
        shop_id="363",
        secret_key="secret",
        environment=begateway.TEST,
        transport=httpx2.MockTransport(served),
        **options,
    )


def _corefy(served: Served) -> corefy.Client:
    return corefy.Client(
        account_id="coma_1",
        api_key="key",
        environment=corefy.TEST,
        transport=httpx2.MockTransport(served),
    )


def _pay_begateway(served: Served, **changes: Any) -> Any:
    given = {"money": USD, "description": "d", "tracking_id": "inv-7", **changes}
    with _begateway(served) as client:
        return client.create_payout(**given)


def _pay_corefy(served: Served) -> Any:
    with _corefy(served) as client:
        return client.create_payout(
            money=USD,
            service="card",
            reference_id="inv-7",
            fields={"card_number": "4242424242424242"},
        )


# An error that says something, in each shape, and what a success says beside it.
CREATED = {
    "begateway": {
        "wrapped": {"transaction": TRANSACTION},
        "bare": TRANSACTION,
        "name": {"uid": "2-1"},
        "name-in-the-wrapping": {"transaction": {"uid": "2-1"}},
        "status": {"status": "successful"},
        "status-in-the-wrapping": {"transaction": {"status": "pending"}},
        "in-a-list": {"transaction": [TRANSACTION]},
        "elsewhere": {"result": {"of": TRANSACTION}},
        "name-and-status-elsewhere": {"data": {"uid": "2-1", "status": "pending"}},
    },
    "corefy": {
        "wrapped": {"data": PAYOUT},
        "bare": PAYOUT,
        "name": {"id": "cpoi_1"},
        "name-in-the-wrapping": {"data": {"id": "cpoi_1"}},
        "status": {"attributes": {"status": "created"}},
        "status-in-the-wrapping": {"data": {"attributes": {"status": "created"}}},
        "in-a-list": {"data": [PAYOUT]},
        "elsewhere": {"result": {"of": PAYOUT}},
    },
}
ERRORS: dict[str, list[dict[str, Any]]] = {
    "begateway": [
        {"message": "No."},
        {"message": "No.", "errors": {"amount": ["is too low"]}},
        {"response": {"message": "No."}},
    ],
    "corefy": [
        {"errors": [{"code": "422"}]},
        {"errors": {"amount": "This value should be greater than 0."}},
        {"error_type": "invalid", "error_codes": ["a"]},
    ],
}
STATUSES = {"begateway": (401, 422), "corefy": (401, 403, 405, 422)}
PAY = {"begateway": _pay_begateway, "corefy": _pay_corefy}
BESIDE = [
    pytest.param(
        provider, status, {**beside, **error}, id=f"{provider}-{status}-{n}-{w}"
    )
    for provider in PAY
    for status in STATUSES[provider]
    for n, error in enumerate(ERRORS[provider])
    for w, beside in CREATED[provider].items()
]
INSIDE = [
    pytest.param(401, {"response": {**{"message": "No."}, **beside}}, id=word)
    for word, beside in CREATED["begateway"].items()
]
SILENT: dict[str, list[object]] = {
    "begateway": [
        {},
        [],
        None,
        b"",
        b"  ",
        {"message": ""},
        {"message": " \t"},
        {"message": "\u00a0"},
        {"message": None},
        {"message": "...", "errors": {}},
        {"message": "", "errors": {"a": [""]}},
        {"response": {"message": ""}},
        {"response": None},
        {"unknown": "No."},
    ],
    "corefy": [
        {"errors": []},
        {"errors": [{}]},
        {"errors": [{"unknown": 1}]},
        {"errors": [{"code": ""}]},
        {"errors": [{"code": None}]},
        {"errors": [{}, {"title": " "}]},
        {"errors": {}},
        {"errors": {"a": ""}},
        {"errors": {"a": None}},
        {"errors": None},
        {"error_type": "", "error_codes": []},
        {"error_type": " ", "error_codes": [""]},
    ],
}
QUIET = [
    pytest.param(provider, status, body, id=f"{provider}-{status}-{n}")
    for provider in PAY
    for status in STATUSES[provider]
    for n, body in enumerate(SILENT[provider])
]


@pytest.mark.parametrize(("provider", "status", "body"), BESIDE)
def test_a_refusal_that_tells_of_a_payout_proves_nothing(
    provider: str, status: int, body: object
) -> None:
    assert isinstance(PAY[provider](Served(status, body)), Unknown)


@pytest.mark.parametrize(("status", "body"), INSIDE)
def test_a_payout_inside_the_wrapping_of_the_error_is_seen(
    status: int, body: object
) -> None:
    assert isinstance(_pay_begateway(Served(status, body)), Unknown)


@pytest.mark.parametrize(("provider", "status", "body"), QUIET)
def test_an_error_that_says_nothing_is_none(
    provider: str, status: int, body: object
) -> None:
    assert isinstance(PAY[provider](Served(status, body)), Unknown)


@pytest.mark.parametrize(
    ("provider", "status", "error"),
    [(p, s, e) for p in PAY for s in STATUSES[p] for e in ERRORS[p]],
)
@pytest.mark.parametrize("beside", [{}, {"data": None}, {"meta": {"a": 1}}], ids=str)
def test_a_refusal_that_says_only_that_is_believed(
    provider: str, status: int, error: dict[str, Any], beside: dict[str, Any]
) -> None:
    assert isinstance(PAY[provider](Served(status, {**beside, **error})), Rejected)


@pytest.mark.parametrize("status", STATUSES["corefy"])
@pytest.mark.parametrize(
    "body",
    [
        {"errors": {"reference_id": "This value is already used."}},
        {"errors": {"attributes.reference_id": "No."}},
        {"errors": [{"detail": "The reference_id is known."}]},
        {"errors": [{"code": "422", "source": {"pointer": "/data/Reference_ID"}}]},
        {"error_type": "duplicate", "error_codes": ["reference_id"]},
    ],
    ids=str,
)
def test_a_refusal_of_the_key_may_be_that_of_a_repeat(
    status: int, body: object
) -> None:
    assert isinstance(_pay_corefy(Served(status, body)), Unknown)


ECHOES: dict[str, tuple[object, type]] = {
    "same": ("inv-7", Accepted),
    "absent": (..., Accepted),
    "null": (None, Accepted),
    "other": ("inv-8", Unknown),
    "empty": ("", Unknown),
    "longer": ("inv-7 ", Unknown),
    "other-case": ("INV-7", Unknown),
    "number": (7, Unknown),
    "list": (["inv-7"], Unknown),
    "object": ({"id": "inv-7"}, Unknown),
    "boolean": (True, Unknown),
}


@pytest.mark.parametrize("status", [200, 201])
@pytest.mark.parametrize(("told", "ends"), ECHOES.values(), ids=ECHOES)
def test_a_reference_is_compared_where_the_answer_has_it(
    status: int, told: object, ends: type
) -> None:
    held = {**TRANSACTION, "tracking_id": told}
    found = {name: value for name, value in held.items() if value is not ...}
    outcome = _pay_begateway(Served(status, {"transaction": found}))
    assert isinstance(outcome, ends)


@pytest.mark.parametrize(("told", "ends"), [("inv-9", Unknown), (None, Accepted)])
def test_a_reference_that_was_not_sent_names_another_order(
    told: object, ends: type
) -> None:
    body = {"transaction": {**TRANSACTION, "tracking_id": told}}
    with _begateway(Served(201, body)) as client:
        outcome = client.create_payout(
            money=USD,
            description="d",
            idempotency_key="6ba7b810-9dad-41d1-80b4-00c04fd430c8",
        )
    assert isinstance(outcome, ends)


MODES = [False, None, "true", 1, ..., [True]]


@pytest.mark.parametrize("told", MODES, ids=str)
def test_a_processing_of_another_mode_proves_nothing(told: object) -> None:
    """The request has no body: the environment says the mode."""
    body = {"data": _in_mode(told)}
    with _corefy(Served(200, body)) as client:
        assert isinstance(client.process_payout(id="cpoi_1"), Unknown)
    with _corefy(Served(200, {"data": _in_mode(True)})) as client:
        assert isinstance(client.process_payout(id="cpoi_1"), Accepted)


@pytest.mark.parametrize("told", MODES, ids=str)
@pytest.mark.parametrize("name", ["get", "find"])
def test_a_look_up_finds_nothing_of_another_mode(name: str, told: object) -> None:
    def look(served: Served) -> object:
        with _corefy(served) as client:
            if name == "get":
                return client.get_payout(id="cpoi_1")
            return client.find_payouts(reference_id="inv-7")

    def body(mode: object) -> object:
        found = _in_mode(mode)
        return {"data": found if name == "get" else [_in_mode(True), found]}

    look(Served(200, body(True)))
    with pytest.raises(AnotherAnswer):
        look(Served(200, body(told)))


def _in_mode(told: object) -> dict[str, Any]:
    held = {**PAYOUT["attributes"], "test_mode": told}
    attributes = {name: value for name, value in held.items() if value is not ...}
    return {**PAYOUT, "attributes": attributes}


UNFIT = [
    ".",
    "..",
    "a/../b",
    "..\\x",
    "%2e%2e",
    "%252e%252e",
    "..;x",
    "a\nb",
    "a\tb",
    "a\x00b",
    "a%00b",
    "a\x7fb",
    "",
    " inv-7",
    "inv-7 ",
    "inv-7\n",
    "inv-7\u00a0",
    "inv-7\u3000",
    "inv-7\u200b",
    "\ufeffinv-7",
    "inv\u2028-7",
    "u\u0308-7",
    "x" * 256,
]


@pytest.mark.parametrize("reference", UNFIT, ids=ascii)
@pytest.mark.parametrize("key", [None, "6ba7b810-9dad-41d1-80b4-00c04fd430c8"])
def test_a_reference_that_cannot_be_looked_up_is_not_sent(
    reference: str, key: str | None
) -> None:
    served = Served(201, {"transaction": {**TRANSACTION, "tracking_id": reference}})
    outcome = _pay_begateway(served, tracking_id=reference, idempotency_key=key)
    assert isinstance(outcome, NotSent)
    assert served.sent == []
    if reference.strip():
        assert reference not in str(outcome.error)


@pytest.mark.parametrize("reference", ["inv-7", "a b", "a/b", "ü-漢", "a;b", "100%25"])
def test_a_reference_that_is_sent_can_be_looked_up(reference: str) -> None:
    own = {**TRANSACTION, "tracking_id": reference}
    outcome = _pay_begateway(Served(201, {"transaction": own}), tracking_id=reference)
    assert isinstance(outcome, Accepted)
    with _begateway(Served(200, {"transactions": [own]})) as client:
        assert len(client.find_by_tracking_id(tracking_id=reference)) == 1


class Journal:
    """Keeps the first fingerprint of each key, and refuses another."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def record(self, entry: Entry) -> None:
        if entry.phase == "sending":
            known = (
                each.fingerprint
                for each in self.entries
                if (each.operation, each.idempotency_key)
                == (entry.operation, entry.idempotency_key)
            )
            recorded = next(known, None)
            hold_to_content(entry.operation, entry.fingerprint, recorded)
        self.entries.append(entry)


CHANGES: dict[str, dict[str, Any]] = {
    "receiver": {"customer": {"email": "bob@example.org"}},
    "amount": {"money": Money("1.01", "USD")},
    "currency": {"money": Money("1.00", "EUR")},
    "text": {"description": "another"},
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("answered", [201, 500])
def test_a_key_stands_for_one_content(change: dict[str, Any], answered: int) -> None:
    journal, served = Journal(), Served(answered, {"transaction": TRANSACTION})
    first = {
        "money": USD,
        "description": "salary",
        "tracking_id": "inv-7",
        "customer": {"email": "ann@example.org"},
    }
    with _begateway(served, journal=journal) as client:
        client.create_payout(**first)
        again = client.create_payout(**first)
        outcome = client.create_payout(**{**first, **change})
    assert not isinstance(again, NotSent)
    assert isinstance(outcome, NotSent)
    assert isinstance(outcome.error, KeyReused)
    assert len(served.sent) == 2
    printed = f"{journal.entries} {outcome.error}"
    assert "@example.org" not in printed
    assert "salary" not in printed
