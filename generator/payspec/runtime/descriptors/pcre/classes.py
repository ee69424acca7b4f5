"""Classes of characters in brackets."""

from __future__ import annotations

import re

from .case import cased, ranged
from .charset import Charset, posix
from .cursor import Cursor
from .errors import Malformed, NotTranslated
from .escapes import escape
from .flags import Flags

_POSIX = re.compile(r"\[:(\^?[a-z]+):\]")
_COLLATING = re.compile(r"\[([.=])[^\]]*\1\]")
_BACKSPACE = 8


def bracketed(cursor: Cursor, flags: Flags) -> tuple[str, bool]:
    """Read a class whose `[` was read: the atom for it, and whether it is large.

    A `]` that comes first is a member, as is a hyphen that joins no two characters.
    """
    negated = cursor.accept("^")
    items = [_member(cursor, flags)]
    while not cursor.accept("]"):
        items.append(_member(cursor, flags))
    found = Charset("".join(items), negated)
    return cased(found.text, flags), found.is_large


def _member(cursor: Cursor, flags: Flags) -> str:
    low = _single(cursor, flags)
    if isinstance(low, Charset):
        return low.inside
    if cursor.peek() != "-" or cursor.peek(2) in ("-", "-]"):
        return ranged(low, low, flags)
    cursor.take()
    high = _single(cursor, flags)
    if isinstance(high, Charset):
        hyphen = ord("-")
        return ranged(low, low, flags) + ranged(hyphen, hyphen, flags) + high.inside
    if low > high:
        raise Malformed("it has a range that runs backwards")
    return ranged(low, high, flags)


def _single(cursor: Cursor, flags: Flags) -> int | Charset:
    named = cursor.scan(_POSIX)
    if named:
        return posix(named.group(1), unicode=flags.unicode)
    if cursor.scan(_COLLATING):
        raise Malformed("it has a collating element")
    if not cursor.accept("\\"):
        return ord(cursor.take())
    if cursor.accept("b"):
        return _BACKSPACE
    if cursor.peek() in ("B", "E", "N", "Q", "R"):
        raise NotTranslated("it has an escape in a class that is not known here")
    return escape(cursor, flags)
