"""An expression of PCRE as one of the engine."""

from __future__ import annotations

import re
from typing import assert_never

from .case import literal
from .charset import Charset
from .classes import bracketed
from .cursor import Cursor
from .errors import Malformed, NotTranslated
from .escapes import escape
from .flags import Flags
from .groups import Comment, Group, Switch, opening
from .repeat import Translated, repeated, repeats

_LARGE = 8
"""What a set with hundreds of ranges costs: the engine builds all of them."""

_MAX_DEPTH = 40
_BLANK = re.compile(r"(?:[ \t\n\v\f\r]|#[^\n]*)+")
_NEWLINE = r"(?:\x{d}\x{a}|[\x{a}-\x{d}\x{85}\x{2028}\x{2029}])"


def translate(expression: str, flags: Flags) -> Translated:
    """The expression, without delimiters, in the engine's notation.

    It is a whole of its own that can stand inside another expression. Which of several
    ways to match is tried first is forgotten: the text matches as a whole or does not.

    `NotTranslated` for what the engine cannot say, `Malformed` for what PCRE refuses.
    """
    cursor = Cursor(expression)
    found = _alternatives(cursor, flags, 0)
    if cursor.peek():
        raise Malformed("it closes a group that was not opened")
    return found


def _alternatives(cursor: Cursor, flags: Flags, depth: int) -> Translated:
    """Everything up to the end of the group, which is not read."""
    if depth > _MAX_DEPTH:
        raise NotTranslated("its groups stand too deep in one another")
    found: list[Translated] = []
    while cursor.peek() not in ("", ")"):
        if cursor.accept("|"):
            found.append(Translated("|", 0))
        elif flags.extended and cursor.scan(_BLANK):
            continue
        elif repeats(cursor):
            raise Malformed("it repeats nothing")
        elif cursor.accept("("):
            begun = opening(cursor, flags)
            match begun:
                case Comment():
                    pass
                case Switch():
                    flags = begun.flags
                case Group():
                    group = _group(cursor, begun.flags, depth)
                    found.append(_counted(cursor, flags, group))
                case _:
                    assert_never(begun)
        elif cursor.accept("\\Q"):
            quoted = cursor.through("\\E")
            text = cursor.rest() if quoted is None else quoted
            atoms = [Translated(literal(ord(each), flags), 1) for each in text]
            # Only the last of several characters is what a quantifier repeats.
            found += [*atoms[:-1], *(_counted(cursor, flags, a) for a in atoms[-1:])]
        elif not cursor.accept("\\E"):
            found.append(_counted(cursor, flags, _atom(cursor, flags)))
    return Translated(
        "".join(each.pattern for each in found),
        sum((each.positions for each in found), start=1),
    )


def _group(cursor: Cursor, flags: Flags, depth: int) -> Translated:
    inner = _alternatives(cursor, flags, depth + 1)
    if not cursor.accept(")"):
        raise Malformed("it does not close a group")
    return Translated(f"(?:{inner.pattern})", inner.positions)


def _counted(cursor: Cursor, flags: Flags, atom: Translated) -> Translated:
    if flags.extended:
        cursor.scan(_BLANK)
    return repeated(cursor, atom)


def _atom(cursor: Cursor, flags: Flags) -> Translated:
    match cursor.take():
        case "[":
            text, is_large = bracketed(cursor, flags)
            return Translated(text, _LARGE if is_large else 1)
        case "\\":
            return _escaped(cursor, flags)
        case "^":
            return Translated("(?m:^)" if flags.multi_line else "^", 1)
        case "$":
            return Translated("(?m:$)" if flags.multi_line else "$", 1)
        case ".":
            return Translated("(?s:.)" if flags.dot_all else ".", 1)
        case character:
            return Translated(literal(ord(character), flags), 1)


def _escaped(cursor: Cursor, flags: Flags) -> Translated:
    if cursor.accept("A"):
        return Translated(r"\A", 1)
    # PCRE lets a line break follow \Z, as it does with $; no field should hold one.
    if cursor.accept("z") or cursor.accept("Z"):
        return Translated(r"\z", 1)
    if cursor.accept("b"):
        return Translated(r"\b" if flags.unicode else r"(?-u:\b)", 1)
    if cursor.accept("B"):
        return Translated(r"\B" if flags.unicode else r"(?-u:\B)", 1)
    if cursor.accept("N"):
        return Translated(".", 1)
    if cursor.accept("R"):
        return Translated(_NEWLINE, 2)
    found = escape(cursor, flags)
    if isinstance(found, Charset):
        return Translated(found.text, _LARGE if found.is_large else 1)
    return Translated(literal(found, flags), 1)
