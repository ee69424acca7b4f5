"""JSON as text, put together without ever becoming numbers of some language."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

JsonText = str
"""One JSON value as compact text."""

NULL: JsonText = "null"

# One for all: `json.dumps` makes another with each call, hundreds of thousands a spec.
_encoded = json.JSONEncoder(ensure_ascii=False).encode
_OUTSIDE_STRINGS = re.compile(r'("(?:[^"\\]|\\.)*")|[ \t\r\n]+')


def scalar_text(value: str | bool | int | None) -> JsonText:
    """A text, a boolean, a whole number or null."""
    return _encoded(value)


def object_text(members: Mapping[str, JsonText]) -> JsonText:
    """An object, its members in the order given."""
    inner = ",".join([f"{_name(name)}:{text}" for name, text in members.items()])
    return f"{{{inner}}}"


@lru_cache(maxsize=1024)
def _name(name: str) -> JsonText:
    # A spec has few names, and its cases have each of them a thousand times.
    return scalar_text(name)


def list_text(items: Iterable[JsonText]) -> JsonText:
    """An array."""
    return f"[{','.join(items)}]"


def compact(text: str) -> JsonText:
    """The same JSON without white space between its tokens, digit for digit."""
    return _OUTSIDE_STRINGS.sub(lambda found: found.group(1) or "", text).strip()


def escaped(member: str) -> str:
    """A member's name as a step of a JSON pointer."""
    return member.replace("~", "~0").replace("/", "~1")
