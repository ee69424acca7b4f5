"""Decimal numbers of any precision, never by way of a binary float.

A refusal is named by the keyword of JSON Schema that says the same.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from pydantic import GetPydanticSchema
from pydantic_core import PydanticCustomError

from ..wire.json_types import MAX_DIGITS, is_plain_size
from .patterns import INTEGER, NUMBER, POSITIVE
from .plain import DUMPED_DECIMAL, read_by, read_by_origin, text_form

_INTEGER = re.compile(INTEGER)
_NUMBER = re.compile(NUMBER)


def _number(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (Decimal, int)):
        raise PydanticCustomError("type", "must be a decimal number, not a float")
    number = Decimal(value)
    if not is_plain_size(number):
        raise PydanticCustomError("type", "must be a finite number of a sensible size")
    return number


def _amount(value: object) -> Decimal:
    amount = _number(value)
    if amount <= 0:
        raise PydanticCustomError("exclusiveMinimum", "must be more than 0")
    return amount


def read_decimal(text: str) -> Decimal:
    """The number that `text` is in plain digits; `ValueError` for anything else."""
    return Decimal(_plain(text, _NUMBER))


def read_integer(text: str) -> int:
    """The whole number that `text` is; `ValueError` for anything else."""
    return int(_plain(text, _INTEGER))


def _plain(text: str, form: re.Pattern[str]) -> str:
    if len(text) > MAX_DIGITS or form.fullmatch(text) is None:
        raise ValueError("no number in plain digits")
    return text


def _number_text(value: object, from_wire: bool) -> Decimal:
    if isinstance(value, str):
        return _written(value)
    return _number(_unless(from_wire, value))


def _amount_text(value: object, from_wire: bool) -> Decimal:
    if not isinstance(value, str):
        return _amount(_unless(from_wire, value))
    amount = _written(value)
    if amount <= 0:
        raise PydanticCustomError("pattern", "must be more than 0")
    return amount


def _integer_text(value: object, from_wire: bool) -> int:
    if isinstance(value, str):
        try:
            return read_integer(value)
        except ValueError:
            pass
        raise PydanticCustomError("format", "must be a whole number in plain digits")
    value = _unless(from_wire, value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise PydanticCustomError("type", "must be a whole number")
    if value.bit_length() > 3 * MAX_DIGITS:
        raise PydanticCustomError("type", "must be a number of a sensible size")
    return value


def _written(text: str) -> Decimal:
    try:
        return read_decimal(text)
    except ValueError:
        pass
    raise PydanticCustomError("format", "must be a number in plain digits")


def _unless(from_wire: bool, value: object) -> object:
    if from_wire:
        raise PydanticCustomError("type", "must be text that holds a number")
    return value


Number = Annotated[Decimal, read_by(_number, {"type": "number"}, DUMPED_DECIMAL)]
"""A field that holds a `Decimal` and travels as a JSON number."""

PositiveNumber = Annotated[
    Decimal,
    read_by(_amount, {"type": "number", "exclusiveMinimum": 0}, DUMPED_DECIMAL),
]
"""The same, for an amount that is sent: more than nothing."""

NumberText = Annotated[
    Decimal,
    read_by_origin(_number_text, text_form(NUMBER, "decimal"), DUMPED_DECIMAL),
]
"""A field that holds a `Decimal` and travels as text."""

PositiveNumberText = Annotated[
    Decimal,
    read_by_origin(_amount_text, text_form(POSITIVE, "decimal"), DUMPED_DECIMAL),
]
"""The same, for an amount that is sent: more than nothing."""

IntegerText = Annotated[
    int,
    read_by_origin(_integer_text, text_form(INTEGER, "integer"), {"type": "integer"}),
]
"""A field that holds an `int` and travels as text."""


def one_of_numbers(*known: int) -> GetPydanticSchema:
    """Annotates a whole number that is one of these: true is none of them."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value not in known:
            listed = " or ".join(map(str, known))
            raise PydanticCustomError("enum", "must be {known}", {"known": listed})
        return int(value)

    return read_by(read, {"type": "integer", "enum": list(known)})
