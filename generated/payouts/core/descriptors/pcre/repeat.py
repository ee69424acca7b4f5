"""How often an atom is repeated."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .cursor import Cursor
from .errors import Malformed, NotTranslated

MAX_POSITIONS = 2_000
"""Places in an expression once its repetitions are written out.

The engine takes at most about as many steps for each character of a text.
"""

_MAX_COUNT = 65_535
_COUNT = re.compile(r"\{([0-9]+)(?:(,)([0-9]*))?\}")
_UP_TO = re.compile(r"\{,[0-9]+\}")


@dataclass(frozen=True, slots=True)
class Translated:
    """`pattern` is in the engine's notation; `positions` is what it costs."""

    pattern: str
    positions: int

    def __post_init__(self) -> None:
        if self.positions > MAX_POSITIONS:
            raise NotTranslated("it is too large")


def repeated(cursor: Cursor, atom: Translated) -> Translated:
    """The atom with the quantifier that comes next, if one does.

    Greedy or lazy is the same for a text that is matched as a whole; possessive is not.
    """
    count = _count(cursor)
    if count is None:
        return atom
    text, times = count
    if cursor.accept("+"):
        raise NotTranslated("it has a possessive quantifier, which needs backtracking")
    cursor.accept("?")
    if repeats(cursor):
        raise NotTranslated("it repeats a repetition")
    return Translated(f"(?:{atom.pattern}){text}", atom.positions * times)


def repeats(cursor: Cursor) -> bool:
    """Whether a quantifier comes next. A brace that counts nothing is a character."""
    character = cursor.peek()
    return character in ("*", "+", "?") or (
        character == "{" and cursor.sees(_COUNT) is not None
    )


def _count(cursor: Cursor) -> tuple[str, int] | None:
    """The quantifier as the engine writes it, and how many copies it comes to."""
    if cursor.peek() in ("*", "+", "?"):
        return cursor.take(), 1
    if cursor.sees(_UP_TO):
        raise NotTranslated("it has a quantifier that depends on the release of PCRE")
    found = cursor.scan(_COUNT)
    if found is None:
        return None
    low, is_range, most = int(found[1]), bool(found[2]), found[3]
    high = int(most) if most else low
    if high < low or high > _MAX_COUNT:
        raise Malformed("it has a quantifier that counts wrongly")
    if is_range and not most:
        return f"{{{low},}}", low + 1
    return f"{{{low},{high}}}", max(high, 1)
