"""A Python value as the JSON value that travels."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from ..fields.narrow import is_array, is_mapping
from ..fields.timestamp import write_rfc3339
from ..wire.json_types import JsonObject, JsonValue


class ToWire:
    """Whatever knows its own JSON object.

    A plain class: telling whether a value has the form of a protocol takes as long as
    writing out the value.
    """

    __slots__ = ()

    def to_wire(self) -> JsonObject:
        """The JSON object that is sent."""
        raise NotImplementedError


def wire_value(value: object) -> JsonValue:
    """The JSON value of `value`: a Decimal stays one, moments become text.

    Always a copy, so that changing it changes nothing else. `TypeError` for what has
    no JSON form, a float above all.
    """
    match value:
        case None | bool():
            return value
        case str():
            return str(value)
        case int():
            return int(value)
        case Decimal():
            return value
        case datetime():
            return write_rfc3339(value)
        case date():
            return value.isoformat()
        case ToWire():
            return value.to_wire()
        case _ if is_array(value):
            return [wire_value(item) for item in value]
        case _ if is_mapping(value):
            return {_key(key): wire_value(item) for key, item in value.items()}
        case _:
            raise TypeError(f"{type(value).__name__} has no JSON form")


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError("the keys of a JSON object are text")
    return str(key)
