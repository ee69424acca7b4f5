"""ProP2P's payloads, checked by what the page states of them and by nothing more."""

from __future__ import annotations

from typing import Any

import pytest

from payouts.prop2p import FilledRequisite, validators

SESSION = {"sessionId": "s", "payerRequisites": [{"any": {"thing": [1, "10.00"]}}]}
DETAILS = {"operationId": "o", "status": "created"}
CREATE = {"sessionId": "s", "payerRequisites": [{"any": 1, "value": "Ann"}]}

GOOD: list[tuple[str, Any]] = [
    ("list_payment_method_types_200", []),
    ("list_payment_method_types_200", [{"paymentMethodTypeId": "1", "other": None}]),
    ("init_session_request", {"paymentMethodTypeId": "1"}),
    ("init_session_request", {"paymentMethodTypeId": "1", "operationType": "payin"}),
    ("init_session_request", {"paymentMethodTypeId": "1", "amount": "1.00"}),
    ("init_session_200", SESSION),
    ("init_session_200", {**SESSION, "payerRequisites": [], "expires": 1}),
    ("create_operation_request", CREATE),
    ("create_operation_request", {**CREATE, "operationType": "payout", "amount": 1}),
    ("create_operation_200", DETAILS),
    ("create_operation_200", {**DETAILS, "paymentMethodRequisites": [{}]}),
    ("create_operation_200", {**DETAILS, "status": "disputed"}),
    ("retrieve_operation_200", {**DETAILS, "status": "captured"}),
]

BAD: list[tuple[str, Any, str, str]] = [
    ("list_payment_method_types_200", {}, "", "type"),
    ("list_payment_method_types_200", [{}], "/0/paymentMethodTypeId", "required"),
    ("init_session_request", {}, "/paymentMethodTypeId", "required"),
    ("init_session_200", {"sessionId": "s"}, "/payerRequisites", "required"),
    ("init_session_200", {**SESSION, "sessionId": 1}, "/sessionId", "type"),
    (
        "init_session_200",
        {**SESSION, "payerRequisites": ["a"]},
        "/payerRequisites/0",
        "type",
    ),
    ("create_operation_request", {"sessionId": "s"}, "/payerRequisites", "required"),
    (
        "create_operation_request",
        {**CREATE, "payerRequisites": [{"any": 1}]},
        "/payerRequisites/0/value",
        "required",
    ),
    (
        "create_operation_request",
        {**CREATE, "payerRequisites": [{"value": 4242424242424242}]},
        "/payerRequisites/0/value",
        "type",
    ),
    ("create_operation_200", {"operationId": "o"}, "/status", "required"),
    ("create_operation_200", {"status": "created"}, "/operationId", "required"),
    ("retrieve_operation_200", {**DETAILS, "status": None}, "/status", "type"),
]


@pytest.mark.parametrize(("payload", "data"), GOOD)
def test_what_the_page_allows_is_taken(payload: str, data: Any) -> None:
    assert getattr(validators, payload)(data) == ()


@pytest.mark.parametrize(("payload", "data", "pointer", "rule"), BAD)
def test_what_the_page_asks_for_is_asked_for(
    payload: str, data: Any, pointer: str, rule: str
) -> None:
    found = getattr(validators, payload)(data)
    assert [(each.pointer, each.rule) for each in found] == [(pointer, rule)]
    assert "4242" not in repr(found)


def test_what_was_entered_is_not_printed() -> None:
    filled = FilledRequisite.model_validate({"value": "Ann", "asked": "her name"})
    printed = f"{filled!r} {filled} {filled.model_dump()} {filled.model_dump_json()}"
    assert "Ann" not in printed and "her name" not in printed
    assert filled.to_wire() == {"value": "Ann", "asked": "her name"}


def test_every_payload_has_a_validator() -> None:
    emitted = {name for name in vars(validators) if name.endswith(("_200", "_request"))}
    assert emitted == {name for name, _ in GOOD}
