"""Rules between fields, as data."""

from __future__ import annotations

from typing import ClassVar

import pytest
from pydantic import MISSING

from payspec.runtime.fields.json_value import Json
from payspec.runtime.model import (
    Equals,
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
