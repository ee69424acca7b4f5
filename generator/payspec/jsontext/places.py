"""Where the parts of a JSON text stand."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .walk import Kind, Token, walk

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line and a column of a text, from 1, in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Places:
    """Where a value starts, and its name in the object that it is a member of.

    They are the same for the item of a list and for the whole document.
    """

    name: Place
    value: Place


class Lines:
    """A text by lines, which end at LF, CR LF or CR."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in _LINE_BREAK.finditer(text))]

    def place(self, index: int) -> Place:
        """The place of the code point at `index`."""
        line = bisect_right(self._starts, index)
        return Place(line, index - self._starts[line - 1] + 1)


@dataclass(slots=True)
class _Part:
    """A part that is looked for; `found` are the indexes of its name and value."""

    parts: dict[str, _Part] = field(default_factory=dict["str", "_Part"])
    found: tuple[int, int] | None = None


@dataclass(slots=True)
class _Open:
    """An object or a list that has not ended, and the member that comes next."""

    part: _Part | None
    is_list: bool
    count: int = 0
    name: str = ""
    name_at: int = 0


def locate(text: str, pointers: Iterable[str]) -> dict[str, Places]:
    """The places of these JSON pointers in a JSON text.

    What is not there has the places of the innermost object or list around it that is.
    Raises `Mistake` where the text is no JSON, if it reads as far as that.
    """
    wanted = tuple(pointers)
    root = _Part()
    for pointer in wanted:
        part = root
        for step in _steps(pointer):
            part = part.parts.setdefault(step, _Part())
    _find(text, root)
    lines = Lines(text)
    return {pointer: _places(lines, root, pointer) for pointer in wanted}


def member_name(text: str, token: Token) -> str:
    """The name that a token of the kind NAME writes, without escapes."""
    written = text[token.start : token.end]
    return str(json.loads(written)) if "\\" in written else written[1:-1]


def _find(text: str, root: _Part) -> None:
    """Walk the text until every part is found, or it ends."""
    missing = sum(1 for _ in _all(root))
    outside: list[_Open] = []
    for token in walk(text):
        inside = outside[-1] if outside else None
        if token.kind is Kind.END:
            outside.pop()
            continue
        if inside is not None and token.kind is Kind.NAME:
            inside.name_at = token.start
            if inside.part is not None and inside.part.parts:
                inside.name = member_name(text, token)
            continue
        part = root if inside is None else _next(inside, token)
        if part is not None:
            named = inside is not None and not inside.is_list
            part.found = (inside.name_at if inside and named else token.start), (
                token.start
            )
            missing -= 1
            if not missing:
                return
        if token.kind in (Kind.OBJECT, Kind.LIST):
            outside.append(_Open(part, token.kind is Kind.LIST))


def _next(inside: _Open, token: Token) -> _Part | None:
    """The part that starts at this token; `None` if nobody looks for it."""
    step = str(inside.count) if inside.is_list else inside.name
    inside.count += 1
    return None if inside.part is None else inside.part.parts.get(step)


def _all(root: _Part) -> Iterator[_Part]:
    waiting = [root]
    while waiting:
        part = waiting.pop()
        yield part
        waiting.extend(part.parts.values())


def _places(lines: Lines, root: _Part, pointer: str) -> Places:
    part, found = root, root.found
    for step in _steps(pointer):
        part = part.parts[step]
        if part.found is None:
            break
        found = part.found
    name, value = found or (0, 0)
    return Places(lines.place(name), lines.place(value))


def _steps(pointer: str) -> list[str]:
    return [
        step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]
    ]
