"""A Python value as the JSON value that travels."""

from __future__ import annotations

from abc import abstractmethod
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias, assert_never

from ..fields.moments import write_milliseconds, write_seconds, write_zoneless
from ..fields.narrow import is_array, is_mapping
from ..fields.text import exact_text, text_of_number
from ..fields.time_pattern import TimePattern
from ..fields.timestamp import write_rfc3339
from ..wire.json_types import JsonObject, JsonValue


class WriteAs(StrEnum):
    """How a field's value travels where its Python class does not say it."""

    NUMBER_TEXT = "a number as text"
    SECONDS = "a moment as seconds since 1970"
    MILLISECONDS = "a moment as milliseconds since 1970"
    ZONELESS_UTC = "a moment as text without a zone"


Write: TypeAlias = WriteAs | TimePattern
"""How a value travels whose Python class does not say it."""


class ToWire:
    """Whatever knows its own JSON object.

    A plain class: telling whether a value has the form of a protocol takes as long as
    writing out the value.
    """

    __slots__ = ()

    @abstractmethod
    def to_wire(self) -> JsonObject:
        """The JSON object that is sent."""


def wire_value(value: object, write: Write | None = None) -> JsonValue:
    """The JSON value of `value`: a Decimal stays one, moments become text.

    With `write`, numbers or moments become what it says, in lists and maps as well.
    Always a copy, so that changing it changes nothing else. `TypeError` for what has
    no JSON form, a float above all.
    """
    match value:
        case None | bool():
            return value
        case str():
            return exact_text(value)
        case int():
            return text_of_number(value) if _is_text(write) else int(value)
        case Decimal():
            return text_of_number(value) if _is_text(write) else value
        case datetime():
            return _moment(value, write)
        case date():
            return value.isoformat()
        case ToWire():
            return value.to_wire()
        case _ if is_array(value):
            return [wire_value(item, write) for item in value]
        case _ if is_mapping(value):
            return {_key(key): wire_value(item, write) for key, item in value.items()}
        case _:
            raise TypeError(f"{type(value).__name__} has no JSON form")


def _is_text(write: Write | None) -> bool:
    return write is WriteAs.NUMBER_TEXT


def _moment(value: datetime, write: Write | None) -> str | int:
    match write:
        case TimePattern():
            return write.write(value)
        case WriteAs.SECONDS:
            return write_seconds(value)
        case WriteAs.MILLISECONDS:
            return write_milliseconds(value)
        case WriteAs.ZONELESS_UTC:
            return write_zoneless(value)
        case WriteAs.NUMBER_TEXT | None:
            return write_rfc3339(value)
        case _:
            assert_never(write)


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError("the keys of a JSON object are text")
    return exact_text(key)
