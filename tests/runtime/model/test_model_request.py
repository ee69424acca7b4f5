"""What is sent: strict, absent and null apart, and written exactly."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import MISSING, ValidationError

from payspec.runtime.model import violations_from
from payspec.runtime.wire import loads
from payspec.runtime.wire.json_write import dumps
from tests.runtime.model.examples import CustomerInput, MethodInput, PayoutInput


def test_what_is_left_out_is_not_sent() -> None:
    assert PayoutInput(amount=5).to_wire() == {"amount": 5}
    assert CustomerInput(nickname=None).to_wire() == {"nickname": None}
    assert CustomerInput(nickname=MISSING).to_wire() == {}
    assert CustomerInput().nickname is MISSING


def test_the_wire_form_has_wire_names_and_exact_numbers() -> None:
    sent = PayoutInput(
        amount=5,
        rate=Decimal("12345678901234567.890"),
        customer=CustomerInput(
            first_name="Jo", born=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
        ),
        by_name={"k": CustomerInput(test=True)},
        method=MethodInput.model_validate({"type": "visa", "iban": ["x", None]}),
        anything={"a": [Decimal("1.10"), True]},
    )
    assert sent.to_wire() == {
        "amount": 5,
        "rate": Decimal("12345678901234567.890"),
        "customer": {"first-name": "Jo", "born": "2026-01-02T03:04:05Z"},
        "byName": {"k": {"test": True}},
        "method": {"type": "visa", "iban": ["x", None]},
        "anything": {"a": [Decimal("1.10"), True]},
    }
    assert b'"rate":12345678901234567.890' in dumps(sent.to_wire())


def test_names_and_aliases_are_both_taken() -> None:
    assert CustomerInput(first_name="Jo") == CustomerInput.model_validate(
        {"first-name": "Jo"}
    )


def test_changing_the_wire_form_changes_no_model() -> None:
    sent = PayoutInput(amount=5, anything={"a": [1]})
    wire = sent.to_wire()
    assert isinstance(wire["anything"], dict)
    wire["anything"]["a"] = None
    assert sent.to_wire() == {"amount": 5, "anything": {"a": [1]}}


def test_a_model_is_frozen() -> None:
    with pytest.raises(ValidationError):
        PayoutInput(amount=5).amount = 6  # type: ignore[misc]


@pytest.mark.parametrize(
    ("data", "pointer", "rule"),
    [
        ({}, "/amount", "required"),
        ({"amount": "5"}, "/amount", "type"),
        ({"amount": 5.0}, "/amount", "type"),
        ({"amount": True}, "/amount", "type"),
        ({"amount": 0}, "/amount", "minimum"),
        ({"amount": None}, "/amount", "type"),
        ({"amount": 5, "amuont": 6}, "/amuont", "additionalProperties"),
        ({"amount": 5, "rate": 1.5}, "/rate", "type"),
        ({"amount": 5, "customer": None}, "/customer", "type"),
        ({"amount": 5, "customer": {"country": "usa"}}, "/customer/country", "pattern"),
        (
            {"amount": 5, "customer": {"first_name": "x" * 11}},
            "/customer/first-name",
            "maxLength",
        ),
        ({"amount": 5, "customer": {"born": "today"}}, "/customer/born", "format"),
        ({"amount": 5, "customers": [{}, {"test": 1}]}, "/customers/1/test", "type"),
        ({"amount": 5, "byName": {"a/b~": {"zip": 1}}}, "/byName/a~1b~0/zip", "type"),
        ({"amount": 5, "by_name": {"a": 1}}, "/byName/a", "type"),
        ({"amount": 5, "method": {}}, "/method/type", "required"),
        ({"amount": 5, "method": {"type": "a", "b": 1.5}}, "/method/b", "type"),
        ({"amount": 5, "anything": {"a": 1.5}}, "/anything", "type"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_violation_is_named_by_its_wire_name(
    data: dict[str, object], pointer: str, rule: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        PayoutInput.model_validate(data)
    (violation,) = violations_from(caught.value)
    assert (violation.pointer, violation.rule) == (pointer, rule)


def test_every_violation_is_found_at_once() -> None:
    with pytest.raises(ValidationError) as caught:
        PayoutInput.model_validate({"amount": 0, "customer": {"zip": 1}, "x": 1})
    found = [each.pointer for each in violations_from(caught.value)]
    assert found == ["/amount", "/customer/zip", "/x"]


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.decimals(allow_nan=False, allow_infinity=False, places=3)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
CUSTOMERS = st.fixed_dictionaries(
    {},
    optional={
        "first-name": st.text(max_size=10),
        "account": st.text(),
        "nickname": st.none() | st.text(),
        "test": st.booleans(),
        "zip": st.text(),
    },
)


@given(
    st.fixed_dictionaries(
        {"amount": st.integers(1, 10**18)},
        optional={
            "customer": CUSTOMERS,
            "customers": st.lists(CUSTOMERS, max_size=3),
            "byName": st.dictionaries(st.text(), CUSTOMERS, max_size=3),
            "method": st.dictionaries(st.text(), JSON, max_size=3).map(
                lambda extra: {**extra, "type": "visa"}
            ),
            "anything": JSON,
            "rate": st.decimals(-1000, 1000, places=5),
        },
    )
)
def test_what_is_taken_is_what_is_sent(data: dict[str, object]) -> None:
    sent = PayoutInput.model_validate(data)
    assert sent.to_wire() == data
    assert PayoutInput.model_validate(sent.to_wire()) == sent


def test_the_wire_form_survives_json() -> None:
    text = b'{"amount":5,"rate":0.30,"customer":{"zip":"1"},"anything":[1.10,{}]}'
    sent = PayoutInput.model_validate(loads(text))
    assert dumps(sent.to_wire()) == text
