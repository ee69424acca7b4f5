"""Texts of a spec as docstrings: re-wrapped, and never code."""

import re
from collections.abc import Iterable

from .characters import escape, marked
from .layout import INDENT, LINE
from .literals import width

_QUOTES = '"""'

_CLOSING = re.compile('^"|"$|"(?="")|(?<=")"(?=")|(?<="")"')
"""A quote that begins or ends a text, or stands with two more."""

_TYPOGRAPHY = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201a": "'",
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2212": "-",
        "\u00d7": "x",
    }
)
"""What prose is set with, and what is typed for it."""


def docstring(
    paragraphs: Iterable[str],
    indent: int = 0,
    arguments: Iterable[tuple[str, str]] = (),
) -> str:
    """A docstring at a depth of `indent` levels, its margin on all lines but the first.

    Each paragraph is one text, however it was broken; one that is empty is left out.
    `arguments` are names with what they mean; those without a meaning are left out.
    """
    margin = " " * (indent * INDENT)
    texts = [text for text in map(_plain, paragraphs) if text]
    if not texts:
        raise ValueError("a docstring says something")
    columns = LINE - len(margin)
    lines = wrapped(texts[0], columns, used=len(_QUOTES))
    for text in texts[1:]:
        lines += ["", *wrapped(text, columns)]
    explained = [(name, _plain(text)) for name, text in arguments if _plain(text)]
    if explained:
        lines += ["", "Args:"]
    for name, text in explained:
        head, *more = wrapped(f"{name}: {text}", columns - 8, used=-4)
        lines += [f"    {head}", *(f"        {line}" for line in more)]
    if len(lines) == 1 and width(lines[0]) + 2 * len(_QUOTES) > columns:
        # Black puts the quotes behind a single line, however long that makes it.
        lines = wrapped(texts[0], columns, used=2 * len(_QUOTES))
    if len(lines) == 1:
        return f"{_QUOTES}{lines[0]}{_QUOTES}"
    body = "\n".join(f"{margin}{line}" if line else "" for line in lines)
    return f"{_QUOTES}{body.removeprefix(margin)}\n{margin}{_QUOTES}"


def wrapped(text: str, columns: int, used: int = 0) -> list[str]:
    """Words in lines of at most `columns`, the first of which has `used` less.

    A word that is longer than a line stands on one of its own.
    """
    lines: list[str] = []
    line, room = "", columns - used
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if line and width(longer) > room:
            lines.append(line)
            line, room = word, columns
        else:
            line = longer
    return [*lines, line]


def _plain(text: str) -> str:
    """One line of printable text that cannot end the docstring it stands in."""
    spaced = "".join(each if each.isprintable() else " " for each in text)
    line = " ".join(spaced.translate(_TYPOGRAPHY).split())
    quotes = {found.start() for found in _CLOSING.finditer(line)}
    return "".join(
        f"\\{each}" if place in quotes or each == "\\" else _printed(each, stands)
        for place, (each, stands) in enumerate(marked(line))
    )


def _printed(character: str, stands: bool) -> str:
    return character if stands else escape(character)
