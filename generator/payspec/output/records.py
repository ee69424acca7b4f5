"""The JSON that the output room keeps on disk: objects of text, read with distrust."""

import json
import re
from collections.abc import Mapping
from typing import TypeGuard

_DIGEST = re.compile("[0-9a-f]{64}")
_LARGEST = 16 * 1024 * 1024


class Unreadable(ValueError):
    """The text is not a record. The message says why and holds none of the text."""


class JsonObject(dict[str, object]):
    """A JSON object; a class of its own so that a check narrows its type wholly."""


def read_object(data: bytes) -> JsonObject:
    """Read one JSON object without repeated keys. Raises `Unreadable`."""
    if len(data) > _LARGEST:
        raise Unreadable("it is larger than 16 MiB")
    if b"\n<<<<<<< " in data:
        raise Unreadable("it holds the markers of an unresolved merge")
    try:
        value: object = json.loads(data.decode(), object_pairs_hook=_unrepeated)
    except Unreadable:
        raise
    except (ValueError, RecursionError):
        raise Unreadable("it is not JSON") from None
    return as_object(value, "it")


def as_object(value: object, name: str) -> JsonObject:
    """Narrow `value` to an object. Raises `Unreadable`."""
    if not isinstance(value, JsonObject):
        raise Unreadable(f"{name} is not an object")
    return value


def as_text(value: object, name: str) -> str:
    """Narrow `value` to text. Raises `Unreadable`."""
    if not isinstance(value, str):
        raise Unreadable(f"{name} is not text")
    return value


def as_texts(value: object, name: str) -> tuple[str, ...]:
    """Narrow `value` to a list of texts. Raises `Unreadable`."""
    if not _is_list(value):
        raise Unreadable(f"{name} is not a list")
    return tuple(as_text(each, f"a value in {name}") for each in value)


def as_digest(value: object, name: str) -> str:
    """Narrow `value` to a SHA-256 in lower-case hexadecimal. Raises `Unreadable`."""
    text = as_text(value, name)
    if not _DIGEST.fullmatch(text):
        raise Unreadable(f"{name} is not a SHA-256")
    return text


def as_format(value: object) -> int:
    """Narrow `value` to the number of a format. Raises `Unreadable`."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise Unreadable("its format is not a positive number")
    return value


def write_object(value: Mapping[str, object]) -> bytes:
    """Write an object in one way only: sorted, one member a line, a final newline."""
    return json.dumps(value, indent=2, sort_keys=True).encode() + b"\n"


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)


def _unrepeated(pairs: list[tuple[str, object]]) -> JsonObject:
    members = JsonObject(pairs)
    if len(members) != len(pairs):
        raise Unreadable("it repeats a key")
    return members
