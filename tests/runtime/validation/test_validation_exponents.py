"""Amounts in a currency whose decimals no table states."""

from __future__ import annotations

from decimal import Decimal

import pytest

from payspec.runtime.fields.exponents import Exponents, UnknownCurrency
from payspec.runtime.fields.iso4217 import ISO_4217
from payspec.runtime.validation import SchemaValidator
from payspec.runtime.wire import JsonValue

OWN = {"IDR": 0, "USDT": 6}
AMOUNT = {"type": "integer", "x-payspec-minor-units-of": "currency"}
NULLABLE = {**AMOUNT, "type": ["integer", "null"]}
FORMS = {"anyOf": [AMOUNT, {"type": "string", "pattern": "^(?:[0-9]+)$"}]}
CURRENCY = {"type": "string", "pattern": "^(?:[A-Z][A-Z0-9]{2,9})$"}
MAJOR = {"type": "number", "x-payspec-major-units-of": "currency"}
MAJOR_TEXT = {"type": "string", "x-payspec-major-units-of": "currency"}
RULE = "x-payspec-exponent"


def schema(amount: object = AMOUNT, table: object = None) -> dict[str, object]:
    """An object with an amount, and itself in a list, a map and a member."""
    again = {"$ref": "#/$defs/Paid"}
    return {
        "x-payspec-exponents": table or {"from": "iso4217", "own": OWN},
        **again,
        "$defs": {
            "Paid": {
                "type": "object",
                "properties": {
                    "amount": amount,
                    "currency": CURRENCY,
                    "fee": {**AMOUNT, "x-payspec-minor-units-of": "fee_currency"},
                    "fee_currency": CURRENCY,
                    "parts": {"type": "array", "items": again},
                    "by~name": {"type": "object", "additionalProperties": again},
                    "whole": again,
                },
            }
        },
    }


def said(described: dict[str, object], data: JsonValue) -> set[tuple[str, str]]:
    """The places and rules that are named."""
    found = SchemaValidator(described).violations(data)
    return {(violation.pointer, violation.rule) for violation in found}


KNOWN = {"amount": 1, "currency": "USDT"}
UNKNOWN = {"amount": 1, "currency": "XBT"}


@pytest.mark.parametrize(
    ("data", "pointers"),
    [
        pytest.param(KNOWN, [], id="known-to-the-provider"),
        pytest.param({"amount": 1, "currency": "EUR"}, [], id="known-to-the-standard"),
        pytest.param(UNKNOWN, ["/currency"], id="unknown"),
        pytest.param({"amount": 0, "currency": "XBT"}, ["/currency"], id="nothing"),
        pytest.param({"amount": 1, "currency": "XAU"}, ["/currency"], id="no-decimals"),
        pytest.param({"currency": "XBT"}, [], id="no-amount"),
        pytest.param({"amount": 1}, [], id="no-currency"),
        pytest.param(
            {**KNOWN, "fee": 1, "fee_currency": "XBT"}, ["/fee_currency"], id="other"
        ),
        pytest.param({"parts": [KNOWN, UNKNOWN]}, ["/parts/1/currency"], id="in-list"),
        pytest.param(
            {"by~name": {"a/b": UNKNOWN}}, ["/by~0name/a~1b/currency"], id="in-map"
        ),
        pytest.param(
            {"whole": {"whole": UNKNOWN}}, ["/whole/whole/currency"], id="deep"
        ),
    ],
)
def test_the_currency_of_an_amount_is_known(
    data: JsonValue, pointers: list[str]
) -> None:
    assert said(schema(), data) == {(pointer, RULE) for pointer in pointers}


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param({"amount": 1, "currency": "eur"}, "pattern", id="lower-case"),
        pytest.param({"amount": 1, "currency": "EUR\n"}, "pattern", id="line-break"),
        pytest.param({"amount": 1, "currency": 978}, "type", id="number"),
        pytest.param({"amount": 1, "currency": None}, "type", id="null"),
    ],
)
def test_what_is_no_currency_is_named_once(data: JsonValue, found: str) -> None:
    assert said(schema(), data) == {("/currency", found)}


@pytest.mark.parametrize(
    ("amount", "value", "checked"),
    [
        pytest.param(NULLABLE, None, False, id="null"),
        pytest.param(NULLABLE, 1, True, id="not-null"),
        pytest.param(FORMS, 1, True, id="own-form"),
        pytest.param(FORMS, "1", True, id="other-form"),
        pytest.param(MAJOR, Decimal("1.5"), True, id="major"),
        pytest.param(MAJOR_TEXT, "1.5", True, id="major-text"),
        pytest.param({**MAJOR, "type": ["number", "null"]}, None, False, id="no-major"),
    ],
)
def test_an_amount_in_several_forms_is_one(
    amount: object, value: JsonValue, checked: bool
) -> None:
    found = said(schema(amount), {"amount": value, "currency": "XBT"})
    assert found == ({("/currency", RULE)} if checked else set())


EXACT = {"from": "iso4217", "own": OWN, "exact": True}


@pytest.mark.parametrize(
    ("amount", "value", "currency", "fits"),
    [
        pytest.param(MAJOR, Decimal("9.87"), "USD", True, id="number"),
        pytest.param(MAJOR, Decimal("9.8700"), "USD", True, id="zeros"),
        pytest.param(MAJOR, Decimal("9.877"), "USD", False, id="number-too-many"),
        pytest.param(MAJOR, 15, "JPY", True, id="whole"),
        pytest.param(MAJOR_TEXT, "15", "JPY", True, id="text"),
        pytest.param(MAJOR_TEXT, "1.5", "JPY", False, id="text-too-many"),
        pytest.param(MAJOR_TEXT, "1.5", "IDR", False, id="own"),
        pytest.param(MAJOR_TEXT, "0.000001", "USDT", True, id="own-six"),
        pytest.param(MAJOR_TEXT, "one", "JPY", True, id="no-number"),
        pytest.param(MAJOR, Decimal("1E-999999999"), "JPY", True, id="far-too-small"),
        pytest.param(AMOUNT, 15, "JPY", True, id="minor"),
    ],
)
def test_what_is_sent_has_the_decimals_of_its_currency(
    amount: object, value: JsonValue, currency: str, fits: bool
) -> None:
    body: JsonValue = {"parts": [{"amount": value, "currency": currency}]}
    found = said(schema(amount, EXACT), body)
    expected = set() if fits else {("/parts/0/amount", "x-payspec-decimals")}
    assert found == expected
    assert said(schema(amount), body) == set()


def test_the_message_names_the_amount_and_no_value() -> None:
    [violation] = SchemaValidator(schema()).violations(UNKNOWN)
    assert violation.message == (
        "is a currency whose decimals are not known: amount needs them"
    )


@pytest.mark.parametrize("standard", [True, False], ids=["standard", "own-only"])
def test_the_client_and_the_schema_know_the_same_currencies(standard: bool) -> None:
    table = {"from": "iso4217", "own": OWN} if standard else {"own": OWN}
    validator = SchemaValidator(schema(table=table))
    exponents = Exponents(OWN, iso4217=standard)
    codes = [*ISO_4217, *OWN, "XBT", "XXX", "XAU", "XTS", "ZZZ", "ABCDEFGHIJ"]
    for code in codes:
        try:
            exponents.exponent(code)
            known = True
        except UnknownCurrency:
            known = False
        found = validator.violations({"amount": 1, "currency": code})
        assert (not found) is known, code


def test_without_a_table_nothing_is_said() -> None:
    described = schema()
    del described["x-payspec-exponents"]
    assert said(described, UNKNOWN) == set()


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(["EUR"], id="list"),
        pytest.param({"own": ["EUR"]}, id="list-inside"),
        pytest.param({"own": {"EUR": "2"}}, id="text"),
        pytest.param({"own": {"EUR": Decimal("2.0")}}, id="fraction"),
        pytest.param({"own": {"EUR": -1}}, id="negative"),
    ],
)
def test_a_table_that_is_none_is_refused(table: object) -> None:
    with pytest.raises(ValueError):
        SchemaValidator(schema(table=table))
