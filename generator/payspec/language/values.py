"""Which plain values a type can hold."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeGuard

from payspec.ir import scalars as ir
from payspec.ir.types import (
    AnyOf,
    AnyOfType,
    EnumType,
    ListOf,
    MapOf,
    NamedType,
    Ref,
    Type,
)
from payspec.runtime.fields import patterns
from payspec.runtime.fields.address import is_ip
from payspec.runtime.fields.check_digits import has_iban_digits, has_luhn_digit
from payspec.runtime.fields.time_pattern import time_pattern

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
        case ir.UnixTime():
            return _is_whole(value)
        case ir.Number(lowest, highest):
            return _is_number(value) and _between(Decimal(value), lowest, highest)
        case ir.Major():
            return _is_number(value) and Decimal(value) > 0
        case Ref(name):
            named = types.get(name)
            if isinstance(named, AnyOfType):
                return can_hold(named.of, value, types)
            return isinstance(named, EnumType) and _lists(named, value)
        case AnyOf(options):
            return any(can_hold(option, value, types) for option in options)
        case ListOf() | MapOf() | ir.File():
            return False
        case ir.Json():
            return True
        case _:
            return isinstance(value, str) and _text_holds(of, value)


def _lists(named: EnumType, value: Plain) -> bool:
    if not (_is_whole(value) if named.numbers else isinstance(value, str)):
        return False
    return value in named.known


def written(value: Plain) -> str:
    """The value as a spec writes it."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f"'{value}'"
        case _:
            return str(value)


def _text_holds(of: ir.Scalar, value: str) -> bool:
    match of:
        case ir.Text(shortest, longest, longest_bytes):
            return _within(len(value), shortest, longest) and _within(
                len(value.encode()), None, longest_bytes
            )
        case ir.Phone(longest):
            return _within(len(value), None, longest)
        case ir.Iban():
            return _is_like(patterns.IBAN, value) and has_iban_digits(value)
        case ir.Card():
            return _is_like(patterns.CARD, value) and has_luhn_digit(value)
        case ir.Ip():
            return is_ip(value)
        case ir.PatternTime(pattern, zone):
            return _is_like(time_pattern(pattern, zone).expression, value)
        case _:
            return _is_like(_FORMS[type(of)], value)


_FORMS: dict[type[ir.Scalar], str] = {
    ir.IntegerText: patterns.INTEGER,
    ir.NumberText: patterns.NUMBER,
    ir.MajorText: patterns.POSITIVE,
    ir.Currency: patterns.CURRENCY,
    ir.LowerCurrency: patterns.LOWER_CURRENCY,
    ir.Country: patterns.COUNTRY,
    ir.Email: patterns.EMAIL,
    ir.Url: patterns.URL,
    ir.Bic: patterns.BIC,
    ir.Base64: patterns.BASE64,
    ir.Uuid: patterns.UUID,
    ir.Date: patterns.DATE,
    ir.Timestamp: patterns.RFC3339,
    ir.ZonelessTime: patterns.ZONELESS,
}


def _is_like(pattern: str, value: str) -> bool:
    return re.fullmatch(pattern, value) is not None


def _is_whole(value: Plain) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: Plain) -> TypeGuard[int | Decimal]:
    return _is_whole(value) or isinstance(value, Decimal)


def _between(value: Decimal, lowest: Decimal | None, highest: Decimal | None) -> bool:
    return (lowest is None or value >= lowest) and (highest is None or value <= highest)


def _within(size: int, lowest: int | None, highest: int | None) -> bool:
    return (lowest is None or size >= lowest) and (highest is None or size <= highest)
