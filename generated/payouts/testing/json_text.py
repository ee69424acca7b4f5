"""JSON whose numbers stay exact: a fraction is a `Decimal`, never a binary float."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

JsonValue: TypeAlias = (
    "str | int | bool | Decimal | list[JsonValue] | dict[str, JsonValue] | None"
)
"""What reading JSON gives."""

JsonInput: TypeAlias = (
    "str | int | bool | Decimal | Sequence[JsonInput] | Mapping[str, JsonInput] | None"
)
"""What can be written as JSON."""


def read(text: bytes | str) -> JsonValue:
    """The value of a JSON text. Raises `ValueError`."""
    value: JsonValue = json.loads(text, parse_float=Decimal)
    return value


def members(value: JsonValue) -> dict[str, JsonValue]:
    """The members of a fixture's object. Raises `ValueError` if it is none."""
    if not isinstance(value, dict):
        raise ValueError("a fixture holds an object here")
    return value


def items(value: JsonValue) -> list[JsonValue]:
    """The items of a fixture's list. Raises `ValueError` if it is none."""
    if not isinstance(value, list):
        raise ValueError("a fixture holds a list here")
    return value


def write(value: JsonInput) -> bytes:
    """The value as compact JSON text. Raises `TypeError` for a float."""
    return _text(value).encode()


def _text(value: JsonInput) -> str:
    match value:
        case str() | bool() | int() | None:
            return json.dumps(value, ensure_ascii=False)
        case Decimal():
            return format(value, "f")
        case Mapping():
            members = (
                f"{json.dumps(key)}:{_text(each)}" for key, each in value.items()
            )
            return f"{{{','.join(members)}}}"
        case Sequence():
            return f"[{','.join(map(_text, value))}]"
        case _:
            raise TypeError(f"{type(value).__name__} cannot be written as JSON")


def replaced(value: JsonValue, pointer: str, by: JsonValue) -> JsonValue:
    """A copy with the value at a JSON pointer replaced; a last new member is added.

    Raises `LookupError` if the pointer leads nowhere.
    """
    if not pointer:
        return by
    step, slash, rest = pointer[1:].partition("/")
    name = step.replace("~1", "/").replace("~0", "~")
    inner = slash + rest
    match value:
        case dict() if name in value or not inner:
            return {**value, name: replaced(value.get(name), inner, by)}
        case list() if name.isdecimal() and int(name) < len(value):
            at = int(name)
            item = replaced(value[at], inner, by)
            return [*value[:at], item, *value[at + 1 :]]
        case _:
            raise LookupError(f"nothing is at {pointer!r}")
