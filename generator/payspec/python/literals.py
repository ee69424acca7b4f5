"""Values as Python source. Nothing else in this project turns a value into code."""

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """Text that is Python already: a name, an annotation, a laid-out expression."""

    text: str

    def __str__(self) -> str:
        return self.text


def literal(value: str | int | bool | None) -> Code:
    """A scalar as its literal, with the quotes that black would choose."""
    if isinstance(value, str):
        return Code(_text(value))
    return Code(repr(value))


def width(text: str) -> int:
    """Columns that a line of source takes, counted as black counts them."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _text(value: str) -> str:
    double = value.count('"') <= value.count("'")
    quote = '"' if double else "'"
    return quote + "".join(_escaped(each, quote) for each in value) + quote


_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _escaped(character: str, quote: str) -> str:
    if character == quote:
        return f"\\{quote}"
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
