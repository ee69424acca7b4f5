"""Foreign text made safe and measurable for a terminal."""

from __future__ import annotations

import unicodedata

_CONTROL_PICTURES = 0x2400
_DELETE = "\x7f"
_DELETE_PICTURE = "\u2421"
_WIDE = frozenset("WF")
_COMBINING = frozenset({"Mn", "Me"})


def visible(text: str) -> str:
    """`text` on one line, with nothing left that a terminal would obey.

    Control characters become their pictures; other characters that do not show
    (direction marks, zero-width and odd spaces, surrogates) become `<U+202E>`.
    """
    if text.isprintable():
        return text
    return "".join(map(_visible_character, text))


def cells(text: str) -> int:
    """The number of terminal columns that visible text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_character_cells, text))


def _visible_character(character: str) -> str:
    if character.isprintable():
        return character
    if character < " ":
        return chr(_CONTROL_PICTURES + ord(character))
    if character == _DELETE:
        return _DELETE_PICTURE
    return f"<U+{ord(character):04X}>"


def _character_cells(character: str) -> int:
    if unicodedata.category(character) in _COMBINING:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1
