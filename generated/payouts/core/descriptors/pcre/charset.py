"""Sets of characters, written for the engine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType

from .errors import Malformed, NotTranslated


@dataclass(frozen=True, slots=True)
class Charset:
    """`items` is what stands between the engine's brackets."""

    items: str
    negated: bool = False

    @property
    def text(self) -> str:
        """The set, as a class of its own."""
        return f"[{'^' if self.negated else ''}{self.items}]"

    @property
    def inside(self) -> str:
        """The set, as a part of another class."""
        return self.text if self.negated else self.items

    @property
    def is_large(self) -> bool:
        """Whether it holds hundreds of ranges, each of which the engine unfolds."""
        return "\\p" in self.items

    def inverted(self) -> Charset:
        """Every character that is not in the set."""
        return Charset(self.items, not self.negated)


def span(low: int, high: int) -> str:
    """The items for the code points from `low` to `high`, both included."""
    return code(low) if low == high else f"{code(low)}-{code(high)}"


def code(point: int) -> str:
    """A code point in a notation that means the same everywhere in an expression."""
    character = chr(point) if point < 128 else ""
    return character if character.isalnum() else f"\\x{{{point:x}}}"


def shorthand(letter: str, *, unicode: bool) -> Charset | None:
    """The set that a backslash and `letter` stand for; `None` if they stand for none.

    Of letters and numbers PCRE's releases count slightly differing ones as `\\w`; the
    widest reading is taken, because a set that is too narrow refuses what is right.
    """
    table = _UNICODE_SHORTHANDS if unicode else _ASCII_SHORTHANDS
    items = table.get(letter.lower())
    return None if items is None else Charset(items, letter.isupper())


def posix(name: str, *, unicode: bool) -> Charset:
    """The set that `[:name:]` stands for, with `^` before the name for its opposite."""
    plain = name.removeprefix("^")
    if plain not in _POSIX:
        raise Malformed("it has a class of no known name")
    wide = _UNICODE_POSIX.get(plain, "") if unicode else ""
    if unicode and plain in ("graph", "print"):
        raise NotTranslated("it has a class that depends on the release of PCRE")
    return Charset(wide or _POSIX[plain], name != plain)


def prop(name: str) -> Charset:
    """The set of a Unicode property, with `^` before the name for its opposite.

    Always of Unicode, with the flag or without: nothing else can have been meant.
    """
    plain = name.strip().removeprefix("^")
    if not _PROPERTY.fullmatch(plain):
        raise NotTranslated("it has a property of Unicode that is not known here")
    items = _OWN_PROPERTIES.get(plain, f"\\p{{{plain}}}")
    return Charset(items, name.strip() != plain)


_PROPERTY = re.compile(r"[A-Za-z_]{1,40}|L&")

_HORIZONTAL = (
    r"\x{9}\x{20}\x{a0}\x{1680}\x{180e}\x{2000}-\x{200a}\x{202f}\x{205f}\x{3000}"
)
_VERTICAL = r"\x{a}-\x{d}\x{85}\x{2028}\x{2029}"
_SPACES = r"\x{9}-\x{d}\x{20}"
_WORD = r"\p{L}\p{M}\p{N}\p{Pc}"

_ASCII_SHORTHANDS = MappingProxyType(
    {
        "d": "0-9",
        "w": r"0-9A-Za-z\x{5f}",
        "s": _SPACES,
        "h": _HORIZONTAL,
        "v": _VERTICAL,
    }
)
_UNICODE_SHORTHANDS = MappingProxyType(
    {
        "d": r"\p{Nd}",
        "w": _WORD,
        "s": _SPACES + _HORIZONTAL + _VERTICAL,
        "h": _HORIZONTAL,
        "v": _VERTICAL,
    }
)

_PUNCTUATION = r"\x{21}-\x{2f}\x{3a}-\x{40}\x{5b}-\x{60}\x{7b}-\x{7e}"
_POSIX = MappingProxyType(
    {
        "alnum": "0-9A-Za-z",
        "alpha": "A-Za-z",
        "ascii": r"\x{0}-\x{7f}",
        "blank": r"\x{9}\x{20}",
        "cntrl": r"\x{0}-\x{1f}\x{7f}",
        "digit": "0-9",
        "graph": r"\x{21}-\x{7e}",
        "lower": "a-z",
        "print": r"\x{20}-\x{7e}",
        "punct": _PUNCTUATION,
        "space": _SPACES,
        "upper": "A-Z",
        "word": r"0-9A-Za-z\x{5f}",
        "xdigit": "0-9A-Fa-f",
    }
)
_UNICODE_POSIX = MappingProxyType(
    {
        "alnum": r"\p{L}\p{N}",
        "alpha": r"\p{L}",
        "blank": _HORIZONTAL,
        "cntrl": r"\p{Cc}",
        "digit": r"\p{Nd}",
        "lower": r"\p{Ll}",
        "punct": r"\p{P}" + _PUNCTUATION,
        "space": _SPACES + _HORIZONTAL + _VERTICAL,
        "upper": r"\p{Lu}",
        "word": _WORD,
    }
)
_OWN_PROPERTIES = MappingProxyType(
    {
        "Any": r"\x{0}-\x{10ffff}",
        "L&": r"\p{LC}",
        "Xan": r"\p{L}\p{N}",
        "Xps": _SPACES + _HORIZONTAL + _VERTICAL,
        "Xsp": _SPACES + _HORIZONTAL + _VERTICAL,
        "Xwd": _WORD,
    }
)
