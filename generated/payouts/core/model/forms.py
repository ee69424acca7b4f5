"""Forms that a provider is known to send although its document says another."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import TypeGuard, assert_never

from ..fields.patterns import INTEGER, NUMBER
from ..fields.text import text_of_number
from ..wire.json_types import MAX_DIGITS, JsonValue, is_plain_size

_INTEGER = re.compile(INTEGER)
_NUMBER = re.compile(NUMBER)


class ReadAs(StrEnum):
    """How a value in another form is read. The value says it in words."""

    NULL_AS_ABSENT = "is null, read as absent"
    INTEGER_AS_TEXT = "is a whole number, read as text"
    NUMBER_AS_TEXT = "is a number with a fraction, read as text"
    TEXT_AS_INTEGER = "is a text, read as a whole number"
    NUMBER_AS_INTEGER = "is written with a fraction, read as a whole number"
    TEXT_AS_NUMBER = "is a text, read as a number"
    TEXT_AS_BOOLEAN = "is a text, read as true or false"
    INTEGER_AS_BOOLEAN = "is a whole number, read as true or false"
    EMPTY_LIST_AS_OBJECT = "is an empty list, read as an empty object"
    EMPTY_TEXT_AS_ABSENT = "is an empty text, read as absent"


def read_as(form: ReadAs, value: JsonValue) -> JsonValue:
    """The value in the documented form, or the very same object if it is not `form`.

    What is read as absent comes as null.
    """
    match form:
        case ReadAs.NULL_AS_ABSENT:
            return value
        case ReadAs.INTEGER_AS_TEXT:
            return text_of_number(value) if type(value) is int else value
        case ReadAs.NUMBER_AS_TEXT:
            return text_of_number(value) if isinstance(value, Decimal) else value
        case ReadAs.TEXT_AS_INTEGER:
            return int(value) if _is_text(value, _INTEGER) else value
        case ReadAs.NUMBER_AS_INTEGER:
            return _whole(value)
        case ReadAs.TEXT_AS_NUMBER:
            return Decimal(value) if _is_text(value, _NUMBER) else value
        case ReadAs.TEXT_AS_BOOLEAN:
            return _BOOLEANS.get(value, value) if isinstance(value, str) else value
        case ReadAs.INTEGER_AS_BOOLEAN:
            return value == 1 if type(value) is int and value in (0, 1) else value
        case ReadAs.EMPTY_LIST_AS_OBJECT:
            return {} if value == [] else value
        case ReadAs.EMPTY_TEXT_AS_ABSENT:
            return None if value == "" else value
        case _:
            assert_never(form)


_BOOLEANS = {"true": True, "false": False}


def _is_text(value: JsonValue, form: re.Pattern[str]) -> TypeGuard[str]:
    return (
        isinstance(value, str)
        and len(value) <= MAX_DIGITS
        and form.fullmatch(value) is not None
    )


def _whole(value: JsonValue) -> JsonValue:
    if isinstance(value, Decimal) and is_plain_size(value):
        numerator, denominator = value.as_integer_ratio()
        if denominator == 1:
            return numerator
    return value
