"""What a backslash and the characters after it stand for."""

from __future__ import annotations

import re

from .charset import Charset, prop, shorthand
from .cursor import Cursor
from .errors import Malformed, NotTranslated
from .flags import Flags

_CONTROLS = {"a": 7, "e": 27, "f": 12, "n": 10, "r": 13, "t": 9}
_BACKTRACKING = "CGKXkg123456789"
_HEX = re.compile(r"[0-9A-Fa-f]{0,2}")
_HEX4 = re.compile(r"[0-9A-Fa-f]{4}")
_OCTAL = re.compile(r"[0-7]{0,2}")
_LAST = 0x10FFFF


def escape(cursor: Cursor, flags: Flags) -> int | Charset:
    """Read what stands after a backslash: the code point or the set that it means.

    What differs inside and outside of a class is read before by whoever knows which.
    """
    letter = cursor.take()
    if not (letter.isascii() and letter.isalnum()):
        return ord(letter)
    if letter in _CONTROLS:
        return _CONTROLS[letter]
    found = shorthand(letter, unicode=flags.unicode)
    if found is not None:
        return found
    match letter:
        case "p" | "P":
            named = prop(cursor.until("}") if cursor.accept("{") else cursor.take())
            return named.inverted() if letter == "P" else named
        case "x":
            if cursor.accept("{"):
                return _number(cursor.until("}"), 16)
            return _byte(int(_scanned(cursor, _HEX) or "0", 16), flags)
        case "0":
            return int(_scanned(cursor, _OCTAL) or "0", 8)
        case "o" if cursor.accept("{"):
            return _number(cursor.until("}"), 8)
        case "u":
            return _number(_scanned(cursor, _HEX4), 16)
        case "c":
            return _control(cursor.take())
        case _ if letter in _BACKTRACKING:
            raise NotTranslated("it refers to what it matched before")
        case _:
            raise Malformed("it has an escape that means nothing")


def _scanned(cursor: Cursor, form: re.Pattern[str]) -> str:
    found = cursor.scan(form)
    return found.group() if found else ""


def _number(digits: str, base: int) -> int:
    # `int` would take signs, spaces and underscores as well.
    if not re.fullmatch(r"[0-9A-Fa-f]{1,8}", digits):
        raise Malformed("it has a code point that is no number")
    try:
        point = int(digits, base)
    except ValueError:
        raise Malformed("it has a code point that is no number") from None
    if point > _LAST or 0xD800 <= point <= 0xDFFF:
        raise Malformed("it has a code point that is no character")
    return point


def _byte(point: int, flags: Flags) -> int:
    if point > 127 and not flags.unicode:
        raise NotTranslated("it speaks of bytes, not of characters")
    return point


def _control(character: str) -> int:
    if not 32 <= ord(character) < 127:
        raise Malformed("it has an escape that means nothing")
    return ord(character.upper()) ^ 64
