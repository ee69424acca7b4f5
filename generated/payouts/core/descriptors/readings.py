"""The ways in which a provider can have written a regular expression down.

As it is, between delimiters (`/^[0-9]+$/u`), between quotes that belong to the text, as
a JSON string inside a JSON string, or with every backslash doubled. The last is not to
be told from an expression that speaks of backslashes: `^[A-Z]+\\\\[a-z]+$` may be
`DOMAIN\\user`. So each reading stands, and a value is refused when all of them refuse
it. A doubled expression then accepts what was meant, and one that was meant literally
is not bent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .pcre.flags import Flags

_HARMLESS = "ADSU"
"""Anchoring, the end of the text, studying, laziness: nothing to a whole match."""

_DELIMITED = re.compile(
    r"(?P<mark>\\?[/#~])(?P<body>.*)(?P=mark)(?P<flags>[A-Za-z]*)", re.S
)
_BACKSLASHES = re.compile(r"\\+")
_MAX_UNFOLDED = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """An expression without its delimiters, and the letters after them."""

    body: str
    letters: str

    def flags(self) -> Flags:
        """The flags; `NotTranslated` for a letter that is not known."""
        return Flags().having(self.letters, _HARMLESS)


def readings(raw: str) -> tuple[Reading, ...]:
    """Every way to read the text, the most literal one first.

    None for an expression that is empty: it asks for nothing.
    """
    found = (
        Reading(body, letters)
        for text in _unquoted(raw.strip())
        for body, letters in (_undelimited(text),)
        for body in _unfolded(body)
    )
    return tuple(dict.fromkeys(each for each in found if each.body))


def _unquoted(text: str) -> Iterator[str]:
    """The text between its quotes, if they are not a part of the expression."""
    inner = text[1:-1]
    if text[:1] not in ('"', "'") or text[:1] != text[-1:] or not _stands_alone(inner):
        yield text
        return
    yield inner
    if text.startswith('"'):
        try:
            decoded: object = json.loads(text)
        except ValueError:
            return
        # A \b that JSON reads as a backspace was a word boundary.
        if isinstance(decoded, str) and decoded.isprintable():
            yield decoded


def _stands_alone(text: str) -> bool:
    return (
        _DELIMITED.fullmatch(text) is not None
        or text.startswith("^")
        or text.endswith("$")
    )


def _undelimited(text: str) -> tuple[str, str]:
    found = _DELIMITED.fullmatch(text)
    return (found["body"], found["flags"]) if found else (text, "")


def _unfolded(body: str) -> Iterator[str]:
    """The body, and what it is with each two backslashes taken for one.

    Only if all come in pairs: who wrote a single one somewhere escaped once.
    """
    yield body
    for _ in range(_MAX_UNFOLDED):
        runs = _BACKSLASHES.findall(body)
        if not runs or any(len(run) % 2 for run in runs):
            return
        body = body.replace("\\\\", "\\")
        yield body
