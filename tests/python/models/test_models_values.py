"""What the models take and refuse: every scalar in each way to hold it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pydantic import MISSING, ValidationError

from payspec.ir import scalars as ir
from tests.python.models.everything import EVERYTHING, SCALARS
from tests.python.models.support import field, imported, obj, pattern, provider, text_of


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    with imported(text_of(EVERYTHING), tmp_path_factory.mktemp("models")) as module:
        yield module


FITS: dict[type[ir.Scalar], tuple[object, object]] = {
    ir.Text: ("ab", 5),
    ir.IntegerText: ("5", "5.0"),
    ir.NumberText: ("5.00", "5,00"),
    ir.UnixTime: (1597835735, "1597835735"),
    ir.ZonelessTime: ("2026-01-02T03:04:05", "2026-01-02"),
    ir.Iban: ("DE89370400440532013000", "DE88370400440532013000"),
    ir.Bic: ("DEUTDEFF", "deutdeff"),
    ir.Card: ("4111111111111111", "411111******1111"),
    ir.Base64: ("AA==", "AA"),
    ir.Uuid: ("123e4567-e89b-12d3-a456-426614174000", "123e4567"),
    ir.Ip: ("::1", "192.0.2.256"),
    ir.Integer: (5, "5"),
    ir.Number: (5, "5"),
    ir.Boolean: (True, 1),
    ir.Currency: ("USD", "usd"),
    ir.LowerCurrency: ("usd", "USD"),
    ir.Country: ("US", "USA"),
    ir.Email: ("a@b", "a"),
    ir.Phone: ("1", 1),
    ir.Url: ("https://x", "x"),
    ir.Timestamp: ("2026-01-02T03:04:05Z", "2026-01-02"),
    ir.Date: ("2026-01-02", "2.1.2026"),
    ir.Json: ({"a": [1]}, 1.5),
}
ANY_TEXT = (
    *(ir.Currency, ir.LowerCurrency, ir.Country, ir.Email, ir.Url),
    *(ir.Iban, ir.Bic, ir.Card, ir.Base64, ir.Uuid, ir.Ip),
)


def _problems(model: Any, data: dict[str, object], name: str) -> list[str]:
    try:
        model.model_validate(data)
    except ValidationError as error:
        found = [each["type"] for each in error.errors() if each["loc"][0] == name]
        return [each for each in found if each != "missing"]
    return []


@pytest.mark.parametrize(("number", "scalar"), list(enumerate(SCALARS)), ids=str)
def test_each_scalar_in_each_way_to_hold_it(
    everything: ModuleType, number: int, scalar: ir.Scalar
) -> None:
    good, bad = FITS[type(scalar)]
    word = type(scalar).__name__.lower()
    for model in (everything.EverythingInput, everything.Everything):
        sent = model is everything.EverythingInput
        for required in (True, False):
            for nullable in (True, False):
                name = f"{word}_{number}_{required:d}{nullable:d}"
                assert _problems(model, {name: good}, name) == []
                if sent or not isinstance(scalar, ANY_TEXT):
                    assert _problems(model, {name: bad}, name)
                takes_null = (
                    nullable
                    or isinstance(scalar, ir.Json)
                    or not (sent or required)  # None is how an answer says absent
                )
                assert (_problems(model, {name: None}, name) == []) is takes_null
                held = model.model_fields[name]
                assert held.is_required() is required
                if not required:
                    absent = nullable or sent or isinstance(scalar, ir.Json)
                    assert held.default is (MISSING if absent else None)
        for name, value in (
            (f"list_{number}", [good]),
            (f"lists_{number}", [[good]]),
            (f"map_{number}", {"k": good}),
            (f"maps_{number}", {"k": [good]}),
        ):
            assert _problems(model, {name: value}, name) == []
            if sent or not isinstance(scalar, ANY_TEXT):
                assert _problems(model, {name: _with(value, good, bad)}, name)


def _with(value: object, good: object, bad: object) -> object:
    if value == good:
        return bad
    if isinstance(value, list):
        return [_with(item, good, bad) for item in value]
    assert isinstance(value, dict)
    return {key: _with(item, good, bad) for key, item in value.items()}


@pytest.mark.parametrize(
    ("name", "value", "fits"),
    [
        ("text_1_10", "a", False),
        ("text_1_01", "a" * 36, False),
        ("list_1", ["ab", "a"], False),
        ("maps_1", {"k": ["ab", "a" * 36]}, False),
        ("integer_3_10", -6, False),
        ("lists_3", [[10, 11]], False),
        ("phone_9_10", "1" * 21, False),
        ("map_9", {"k": "1" * 21}, False),
        ("one-Size", "small", True),
        ("one-Size", "new", False),
        ("some-Size", ["new"], False),
        ("one-Shade", "new", True),
        ("number_25_10", 11, False),
        ("number_25_10", 10, True),
        ("list_25", [Decimal("-0.51")], False),
        ("text_26_10", "ééé", False),
        ("text_26_10", "éé", True),
        ("map_26", {"k": "ééé"}, False),
    ],
)
def test_bounds_hold_for_what_is_sent_alone(
    everything: ModuleType, name: str, value: object, fits: bool
) -> None:
    sent = _problems(everything.EverythingInput, {name: value}, name)
    assert (sent == []) is fits
    assert _problems(everything.Everything, {name: value}, name) == []


def test_a_pattern_holds_for_the_whole_value_beside_the_form(tmp_path: Path) -> None:
    made = provider(
        obj(
            "Thing",
            field("zip", ir.Text(longest=6), pattern=pattern("[0-9]{5}|x")),
            field("mail", ir.Email(), nullable=True, pattern=pattern("[a-z@]+")),
            field("land", ir.Country(), pattern=pattern("[A-C]+")),
        ),
        sent=("Thing",),
    )
    with imported(text_of(made), tmp_path) as module:
        for name, good, bad in (
            ("zip", ["12345", "x"], ["x1", "12345\n", "123456", ""]),
            ("mail", ["a@b", None], ["a@B", "ab", "a@b@"]),
            ("land", ["AB"], ["AD", "A", "ABC"]),
        ):
            for value in good:
                assert _problems(module.Thing, {name: value}, name) == []
            for value in bad:
                assert _problems(module.Thing, {name: value}, name), value


def test_money_of_a_pair(everything: ModuleType) -> None:
    leaf = everything.Leaf(id="x", amount=3245, currency="USD", fee=5)
    assert repr(leaf.money) == "Money('32.45', 'USD')"
    assert leaf.fee_money is None
    fee = everything.Leaf(id="x", amount=1, currency="IDR", fee=5, fee_currency="MOP")
    assert str(fee.money) == "1 IDR" and str(fee.fee_money) == "0.5 MOP"
