"""JSON text as tokens with their places, or the place of its first mistake.

The standard reader keeps no places, and PyYAML's events refuse a part of JSON (halves
of characters as escapes, names of more than 1,024 characters). Nothing here recurses,
and time and memory grow with the length of the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

_PART_OF_TEXT = (
    r'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*+)*+'
)
_UNCLOSED = re.compile(_PART_OF_TEXT)
_BLANK = re.compile(r"[ \t\n\r]*+")
_TOKEN = re.compile(
    rf'(?P<text>{_PART_OF_TEXT}")'
    r"|(?P<number>-?(?:0|[1-9][0-9]*+)(?:[.][0-9]++)?(?:[eE][-+]?[0-9]++)?)"
    r"|(?P<word>true|false|null)"
    r"|[][{}:,]"
)
_NO_NUMBER = re.compile("NaN|-?Infinity")


class Kind(Enum):
    """What a token is. Commas and colons are none."""

    NAME = "name"
    SCALAR = "scalar"
    NUMBER = "number"
    OBJECT = "object"
    LIST = "list"
    END = "end"


class Token(NamedTuple):
    """A stretch of the text: where it starts, and where it has ended."""

    kind: Kind
    start: int
    end: int


class Mistake(Exception):
    """The text is no JSON from `index` on; `problem` holds no part of the text."""

    def __init__(self, index: int, problem: str) -> None:
        super().__init__(problem)
        self.index = index
        self.problem = problem


class _Wanted(Enum):
    """What has to come next, in words."""

    VALUE = "a value"
    FIRST_ITEM = "a value or ]"
    FIRST_NAME = "a name in double quotes or }"
    NAME = "a name in double quotes"
    COLON = "a colon"
    MORE_ITEMS = "a comma or ]"
    MORE_NAMES = "a comma or }"
    NOTHING = "the end of the text"


_OPENED = {
    "[": (Kind.LIST, _Wanted.FIRST_ITEM),
    "{": (Kind.OBJECT, _Wanted.FIRST_NAME),
}
_VALUES = (_Wanted.VALUE, _Wanted.FIRST_ITEM)
_NAMES = (_Wanted.NAME, _Wanted.FIRST_NAME)
_CLOSED = {
    (_Wanted.FIRST_ITEM, "]"),
    (_Wanted.MORE_ITEMS, "]"),
    (_Wanted.FIRST_NAME, "}"),
    (_Wanted.MORE_NAMES, "}"),
}
_AFTER_MARK = {
    (_Wanted.COLON, ":"): _Wanted.VALUE,
    (_Wanted.MORE_ITEMS, ","): _Wanted.VALUE,
    (_Wanted.MORE_NAMES, ","): _Wanted.NAME,
}


def walk(text: str) -> Iterator[Token]:
    """The tokens of a JSON text, in its order; `Mistake` where it stops being one.

    Repeated names, long numbers and deep nesting are for the caller to refuse.
    """
    wanted = _Wanted.VALUE
    outside: list[_Wanted] = []
    after = _Wanted.NOTHING
    at = 0
    while True:
        at = _behind(_BLANK, text, at)
        found = _TOKEN.match(text, at)
        if found is None:
            if at == len(text) and wanted is _Wanted.NOTHING:
                return
            raise _mistake(text, at, wanted)
        end = found.end()
        group = found.lastgroup
        mark = "" if group else found.group()
        if wanted in _VALUES and group:
            yield Token(Kind.NUMBER if group == "number" else Kind.SCALAR, at, end)
            wanted = after
        elif wanted in _VALUES and mark in _OPENED:
            outside.append(after)
            kind, wanted = _OPENED[mark]
            after = _Wanted.MORE_ITEMS if mark == "[" else _Wanted.MORE_NAMES
            yield Token(kind, at, end)
        elif wanted in _NAMES and group == "text":
            yield Token(Kind.NAME, at, end)
            wanted = _Wanted.COLON
        elif (wanted, mark) in _CLOSED:
            yield Token(Kind.END, at, end)
            wanted = after = outside.pop()
        elif (wanted, mark) in _AFTER_MARK:
            wanted = _AFTER_MARK[wanted, mark]
        else:
            raise _mistake(text, at, wanted)
        at = end


def _mistake(text: str, at: int, wanted: _Wanted) -> Mistake:
    if at == len(text):
        return Mistake(at, f"the text ends where {wanted.value} belongs")
    takes_text = wanted in _VALUES or wanted in _NAMES
    if text[at] == '"' and takes_text:
        bad = _behind(_UNCLOSED, text, at)
        if bad == len(text):
            return Mistake(at, "a text in quotes starts here and does not end")
        if text[bad] == "\\":
            return Mistake(bad, "JSON has no such escape")
        return Mistake(bad, "a control character in a text is written as an escape")
    if wanted in _VALUES and _NO_NUMBER.match(text, at):
        return Mistake(at, "NaN and Infinity are no JSON numbers")
    return Mistake(at, f"{wanted.value} belongs here")


def _behind(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return at if found is None else found.end()
