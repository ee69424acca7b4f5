"""Which plain values a type can hold."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import assert_never

from payspec.ir import scalars as ir
from payspec.ir.types import EnumType, ListOf, MapOf, NamedType, Ref, Type
from payspec.runtime.fields import patterns

Plain = str | bool | int | Decimal
"""A value that a spec can name; a number with a fraction is a `Decimal`."""


def can_hold(of: Type, value: Plain, types: Mapping[str, NamedType]) -> bool:
    """Whether a field of type `of` ever holds `value`.

    An open enumeration holds what it lists: another value is a mistake until it is
    listed too.
    """
    match of:
        case ir.Boolean():
            return isinstance(value, bool)
        case ir.Integer(lowest, highest):
            return _is_whole(value) and _within(int(value), lowest, highest)
        case ir.Minor():
            return _is_whole(value) and int(value) > 0
        case ir.Number():
            return _is_whole(value) or isinstance(value, Decimal)
        case Ref(name):
            named = types.get(name)
            return isinstance(named, EnumType) and any(
                each.wire == value for each in named.values
            )
        case ListOf() | MapOf():
            return False
        case ir.Json():
            return True
        case _:
            return isinstance(value, str) and _text_holds(of, value)


def written(value: Plain) -> str:
    """The value as a spec writes it."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f"'{value}'"
        case _:
            return str(value)


def _text_holds(of: "_Textual", value: str) -> bool:
    match of:
        case ir.Text(shortest, longest):
            return _within(len(value), shortest, longest)
        case ir.Phone(longest):
            return _within(len(value), None, longest)
        case ir.Currency():
            return _is_like(patterns.CURRENCY, value)
        case ir.Country():
            return _is_like(patterns.COUNTRY, value)
        case ir.Email():
            return _is_like(patterns.EMAIL, value)
        case ir.Url():
            return _is_like(patterns.URL, value)
        case ir.Date():
            return _is_like(patterns.DATE, value)
        case ir.Timestamp():
            return _is_like(patterns.RFC3339, value)
        case _:
            assert_never(of)


_Textual = (
    ir.Text
    | ir.Phone
    | ir.Currency
    | ir.Country
    | ir.Email
    | ir.Url
    | ir.Date
    | ir.Timestamp
)


def _is_like(pattern: str, value: str) -> bool:
    return re.fullmatch(pattern, value) is not None


def _is_whole(value: Plain) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _within(size: int, lowest: int | None, highest: int | None) -> bool:
    return (lowest is None or size >= lowest) and (highest is None or size <= highest)
