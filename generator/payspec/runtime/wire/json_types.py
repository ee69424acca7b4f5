"""The values that JSON text can hold, as Python says them.

A number with a fraction or an exponent is a `Decimal`, a whole number an `int`. A
binary float is in neither union: it cannot hold most amounts of money exactly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

JsonValue: TypeAlias = (
    "str | int | bool | Decimal | list[JsonValue] | dict[str, JsonValue] | None"
)
"""What reading JSON gives."""

JsonObject: TypeAlias = dict[str, JsonValue]
"""A JSON object that was read, in the order of the text."""

JsonInput: TypeAlias = (
    "str | int | bool | Decimal | Sequence[JsonInput] | Mapping[str, JsonInput] | None"
)
"""What can be written as JSON. Every `JsonValue` is one."""

SINGLE: frozenset[type] = frozenset((str, int, bool, Decimal, type(None)))
"""The classes of the values that hold no others."""

MAX_DEPTH = 100
"""Objects and arrays inside one another, in what is read and in what is written."""

MAX_DIGITS = 100
"""Characters of one number, and the size of its exponent.

Longer numbers are no amounts: they are a way to spend the reader's time and memory.
"""


def is_plain_size(number: Decimal) -> bool:
    """Say whether the number can be written out in full within `MAX_DIGITS` digits.

    False for NaN and Infinity as well.
    """
    if not number.is_finite():
        return False
    exponent = number.as_tuple().exponent
    return (
        isinstance(exponent, int)
        and -MAX_DIGITS <= exponent
        and number.adjusted() < MAX_DIGITS
    )
