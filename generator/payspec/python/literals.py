"""Values as Python source. Nothing else in this project turns a value into code."""

import re
import unicodedata
from dataclasses import dataclass

from .characters import escape, marked


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


def pieces(value: str, columns: int) -> list[Code]:
    """Literals of at most `columns` that are `value` when they stand side by side.

    A piece ends behind a space where there is one; a longer word is cut.
    """
    found: list[Code] = []
    piece = ""
    for word in _words(value):
        if width(literal(piece + word).text) <= columns:
            piece += word
            continue
        if piece:
            found.append(literal(piece))
        piece = ""
        for character in word:
            if piece and width(literal(piece + character).text) > columns:
                found.append(literal(piece))
                piece = ""
            piece += character
    return [*found, literal(piece)]


def width(text: str) -> int:
    """Columns that a line of source takes, counted as black counts them."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _words(value: str) -> list[str]:
    """Words of `value`, each with the space behind it."""
    words = [f"{word} " for word in value.split(" ")]
    words[-1] = words[-1].removesuffix(" ")
    return words


def _text(value: str) -> str:
    if _PLAIN.fullmatch(value):
        return f'"{value}"'
    double = value.count('"') <= value.count("'")
    quote = '"' if double else "'"
    body = "".join(_printed(each, stands, quote) for each, stands in marked(value))
    return f"{quote}{body}{quote}"


_PLAIN = re.compile(r"[ !#-\[\]-~]*")
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _printed(character: str, stands: bool, quote: str) -> str:
    if character == quote:
        return f"\\{quote}"
    if character in _ESCAPES:
        return _ESCAPES[character]
    return character if stands else escape(character)
