"""A decimal number of any precision, never by way of a binary float."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic_core import PydanticCustomError

from ..wire.json_types import is_plain_size
from .plain import read_by


def _read(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (Decimal, int)):
        raise PydanticCustomError("type", "must be a decimal number, not a float")
    number = Decimal(value)
    if not is_plain_size(number):
        raise PydanticCustomError("type", "must be a finite number of a sensible size")
    return number


Number = Annotated[Decimal, read_by(_read)]
"""A field that holds a `Decimal` and travels as a JSON number."""
