"""Rules between fields, as data."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

import pytest
from pydantic import MISSING

from payspec.runtime.fields.exponents import Exponents
from payspec.runtime.fields.json_value import Json
from payspec.runtime.model import (
    Equals,
    Exact,
    RequestModel,
    RequiredWhen,
    Rule,
    check_rules,
)
from payspec.runtime.model.pattern import compiles, matches
from tests.runtime.model.examples import CustomerInput, PayoutInput


@pytest.mark.parametrize(
    ("data", "broken"),
    [
        ({}, []),
        ({"country": "US"}, []),
        ({"country": "US", "zip": "96002"}, []),
        ({"country": "US", "zip": "96002-1234"}, []),
        ({"country": "US", "zip": "96002\n"}, [("/zip", "pattern")]),
        ({"country": "US", "zip": "x96002"}, [("/zip", "pattern")]),
        ({"country": "US", "zip": ""}, [("/zip", "pattern")]),
        ({"country": "US", "zip": "٩٦٠٠٢"}, [("/zip", "pattern")]),
        ({"country": "BY", "zip": "x"}, []),
        ({"zip": "x"}, []),
        ({"country": "DE"}, [("/account", "required")]),
        ({"country": "DE", "account": ""}, []),
        ({"test": True}, [("/nickname", "required")]),
        ({"test": True, "nickname": None}, []),
        ({"test": False}, []),
    ],
    ids=str,
)
def test_rules_of_an_object(
    data: dict[str, object], broken: list[tuple[str, str]]
) -> None:
    found = check_rules(CustomerInput.model_validate(data))
    assert [(each.pointer, each.rule) for each in found] == broken


class Loose(RequestModel):
    """A condition on a value that may be anything."""

    __rules__: ClassVar[tuple[Rule, ...]] = (
        RequiredWhen("one", Equals("value", 1)),
        RequiredWhen("true", Equals("value", True)),
    )

    value: Json
    one: str | MISSING = MISSING
    true: str | MISSING = MISSING


@pytest.mark.parametrize(
    ("value", "required"),
    [(1, ["/one"]), (True, ["/true"]), (0, []), (False, []), ("1", []), (None, [])],
)
def test_true_and_one_are_different_values(value: object, required: list[str]) -> None:
    found = check_rules(Loose.model_validate({"value": value}))
    assert [each.pointer for each in found] == required


_TABLE = Exponents({"IDR": 0, "USDT": 6})


class Priced(RequestModel):
    """Amounts in major and in minor units, in a currency that may be absent."""

    __rules__: ClassVar[tuple[Rule, ...]] = (
        Exact("major", "code", _TABLE),
        Exact("minor", "code", _TABLE),
    )

    code: str | MISSING | None = MISSING
    major: Decimal | MISSING = MISSING
    minor: int | MISSING = MISSING


class Basket(RequestModel):
    """A list of objects with amounts."""

    items: list[Priced]


DECIMALS, EXPONENT = "x-payspec-decimals", "x-payspec-exponent"


@pytest.mark.parametrize(
    ("code", "major", "broken"),
    [
        ("USD", "9.87", []),
        ("USD", "9.8700", []),
        ("usd", "9.87", []),
        ("USD", "9.877", [("/items/0/major", DECIMALS)]),
        ("usd", "9.877", [("/items/0/major", DECIMALS)]),
        ("JPY", "15", []),
        ("JPY", "1.5", [("/items/0/major", DECIMALS)]),
        ("IDR", "1.5", [("/items/0/major", DECIMALS)]),
        ("USDT", "0.000001", []),
        ("USD", f"{10**70}.01", []),
        ("XBT", "1", [("/items/0/code", EXPONENT)]),
        (None, "9.877", []),
    ],
)
def test_an_amount_has_the_decimals_of_its_currency(
    code: str | None, major: str, broken: list[tuple[str, str]]
) -> None:
    sent = Basket(items=[Priced(code=code, major=Decimal(major))])
    found = check_rules(sent)
    assert [(each.pointer, each.rule) for each in found] == broken
    assert all(major not in each.message for each in found)


@pytest.mark.parametrize(("code", "known"), [("JPY", True), ("XBT", False)])
def test_minor_units_need_a_known_currency(code: str, known: bool) -> None:
    found = check_rules(Priced(code=code, minor=15))
    assert [(each.pointer, each.rule) for each in found] == (
        [] if known else [("/code", EXPONENT)]
    )


def test_an_absent_amount_or_currency_is_for_others_to_name() -> None:
    assert check_rules(Priced(code="XBT")) == ()
    assert check_rules(Priced(major=Decimal("9.877"))) == ()


def test_rules_reach_every_model_inside() -> None:
    bad = {"country": "US", "zip": "secret"}
    sent = PayoutInput.model_validate(
        {
            "amount": 1,
            "customer": {"parent": bad},
            "customers": [{}, bad],
            "byName": {"a/b": bad},
        }
    )
    found = check_rules(sent, "/request")
    assert [each.pointer for each in found] == [
        "/request/customer/parent/zip",
        "/request/customers/1/zip",
        "/request/byName/a~1b/zip",
    ]
    assert "secret" not in str(found)
    assert all("country is 'US'" in each.message for each in found)


def test_a_pattern_takes_linear_time() -> None:
    assert not matches("(a+)+b", "a" * 50_000)


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("a|b", "b", True),
        ("a|b", "ab", False),
        ("a|b", "b\n", False),
        ("[^a]", "\n", True),
    ],
)
def test_a_pattern_matches_the_whole(pattern: str, text: str, found: bool) -> None:
    assert matches(pattern, text) is found


@pytest.mark.parametrize("pattern", ["(?=a)", "(a)\\1", "(", "a{1000}{1000}{1000}"])
def test_what_the_engine_does_not_take_is_said(pattern: str) -> None:
    assert not compiles(pattern)
    with pytest.raises(ValueError):
        matches(pattern, "")
