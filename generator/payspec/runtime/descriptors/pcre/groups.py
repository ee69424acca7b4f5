"""What stands after an opening parenthesis."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from .cursor import Cursor
from .errors import Malformed, NotTranslated
from .flags import Flags

_NAMED = re.compile(r"\?(?:P?<|')[A-Za-z_][A-Za-z_0-9]*[>']")
_SWITCHED = re.compile(r"\?(\^?)([A-Za-z]*)(?:-([A-Za-z]*))?([:)])")
_LOOK_AROUND = ("?=", "?!", "?<=", "?<!")
_HARMLESS = "JUn"
"""Duplicate names, laziness and numbering do not change what a whole text matches."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group begins; `flags` hold until its end."""

    flags: Flags


@dataclass(frozen=True, slots=True)
class Switch:
    """`flags` hold from here to the end of the group around."""

    flags: Flags


@dataclass(frozen=True, slots=True)
class Comment:
    """Nothing."""


Opening: TypeAlias = Group | Switch | Comment


def opening(cursor: Cursor, flags: Flags) -> Opening:
    """Read what a `(` that was read begins.

    Whether a group is captured, and by which name, is forgotten: nothing can refer to
    it where back-references are not translated.
    """
    if cursor.peek() == "*":
        raise NotTranslated("it has a verb of PCRE")
    if cursor.peek() != "?" or cursor.scan(_NAMED) or cursor.accept("?|"):
        return Group(flags)
    if cursor.accept("?#"):
        cursor.until(")")
        return Comment()
    if cursor.peek(2) in _LOOK_AROUND or cursor.peek(3) in _LOOK_AROUND:
        raise NotTranslated("it looks around, which needs backtracking")
    switched = cursor.scan(_SWITCHED)
    if switched is None:
        raise _untranslated(cursor.peek(2))
    reset, on, off, end = switched.groups(default="")
    if "u" in on + off:
        raise NotTranslated("it has a flag that is not known here")
    if "xx" in on:
        raise NotTranslated("it has spaces in a class that do not count")
    base = Flags(unicode=flags.unicode) if reset else flags
    found = base.having(on, _HARMLESS).having(off, _HARMLESS, on=False)
    return Group(found) if end == ":" else Switch(found)


def _untranslated(start: str) -> NotTranslated:
    if start == "?>":
        return NotTranslated("it has an atomic group, which needs backtracking")
    if len(start) == 2 and start[1] in "PR&C(0123456789+-":
        return NotTranslated("it refers to a group of its own")
    return Malformed("it has a group of no known kind")
