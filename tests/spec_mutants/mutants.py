"""Specs with one mistake in them, each drawn from its number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random

from payspec.diagnostics import Span

from .bases import Base
from .places import Places, Word, places

_NAME = re.compile(r"[A-Za-z0-9_]+")
_PROSE = {"doc", "$doc", "says", "why", "chosen", "title"}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"

TYPES = (
    *("text", "text(..255)", "text?", "integer", "integer(1..9)", "integer_text"),
    *("number", "number_text", "boolean", "minor(currency)", "major(currency)"),
    *("currency", "country", "email", "url", "date", "timestamp", "timestamp(unix)"),
    *("uuid", "json", "list(text)", "map(text)", "text | integer", "Nothing"),
    *("string", "txt", "list(", "text(255..1)", "null", "12", "true", "[text]"),
    *("{type: text}", "{text: integer}", "''"),
)
"""What stands in place of a type: others, such as other languages have, and none."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A spec with one mistake.

    `lines` are where it was made, in the new text; `words` are the names that are no
    longer there, or that are new, and those of the type, field, operation or other
    thing that was changed.
    """

    name: str
    base: Base
    text: str
    lines: tuple[int, ...]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Edit:
    """Spans of the old text, and what stands there now."""

    changes: tuple[tuple[Span, str], ...]

    def text(self, old: str) -> str:
        lines = old.split("\n")
        for span, new in sorted(self.changes, key=lambda each: each[0], reverse=True):
            line = lines[span.line - 1]
            lines[span.line - 1] = (
                line[: span.column - 1] + new + line[span.end_column - 1 :]
            )
        return "\n".join(lines)

    def words(self, old: str) -> frozenset[str]:
        lines = old.split("\n")
        gone = (
            lines[span.line - 1][span.column - 1 : span.end_column - 1]
            for span, _ in self.changes
        )
        return names_in((*gone, *(new for _, new in self.changes)))


def names_in(texts: Iterable[str]) -> frozenset[str]:
    """The names that stand in texts."""
    return frozenset(name for text in texts for name in _NAME.findall(text))


def _key_renamed(at: Places, draw: Random) -> _Edit:
    key = draw.choice(at.keys)
    other = draw.choice(
        (
            _misspelt(key.text, draw),
            _misspelt(key.text, draw),
            f"{key.text}s",
            draw.choice(at.keys).text,
            "extra",
        )
    )
    return _Edit(((key.span, other),))


def _type_changed(at: Places, draw: Random) -> _Edit:
    # A deployment has no types: any value of it is given another kind.
    word = draw.choice(at.types or at.values)
    named = sorted(
        {
            each.path[1]
            for each in at.keys
            if each.path[0] == "types" and len(each.path) > 1
        }
    )
    return _Edit(((word.span, draw.choice((*TYPES, *named[:6]))),))


def _names_swapped(at: Places, draw: Random) -> _Edit:
    pool = draw.choice((at.keys, at.names or at.keys))
    first = draw.choice(pool)
    others = [
        each
        for each in pool
        if each.text != first.text and each.path[:1] == first.path[:1]
    ] or [each for each in pool if each.text != first.text]
    second = draw.choice(others)
    return _Edit(((first.span, second.text), (second.span, first.text)))


def _value_misspelt(at: Places, draw: Random) -> _Edit:
    # Prose can hardly be misspelt: it would only make mutants that are still good.
    said = [each for each in at.values if each.text and each.path[-1] not in _PROSE]
    word = draw.choice(said)
    return _Edit(((word.span, _misspelt_value(word, draw)),))


def _misspelt_value(word: Word, draw: Random) -> str:
    width = word.span.end_column - word.span.column
    new = _misspelt(word.text, draw)
    return new if width == len(word.text) else f'"{new}"'


def _misspelt(text: str, draw: Random) -> str:
    if not text:
        return "x"
    at = draw.randrange(len(text))
    letter = draw.choice(_LETTERS)
    swapped = text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :]
    return draw.choice(
        (
            text[:at] + text[at + 1 :] or letter,
            text[:at] + letter + text[at:],
            text[:at] + letter + text[at + 1 :],
            swapped,
        )
    )


Change = Callable[[Places, Random], _Edit]
CHANGES: dict[str, Change] = {
    "rename-a-key": _key_renamed,
    "change-a-type": _type_changed,
    "swap-two-names": _names_swapped,
    "misspell-a-value": _value_misspelt,
}
DELETE = "delete-a-line"
KINDS = (DELETE, *CHANGES)


def mutant(base: Base, kind: str, number: int, seed: int = 0) -> Mutant:
    """The mutant of that kind and number; the same for the same seed, always."""
    name = f"{base.name}/{kind}/{number}"
    draw = Random(f"{seed} {name}")
    at = places(base.text)
    while True:
        made = (
            _without_a_line(name, base, at, draw)
            if kind == DELETE
            else _edited(name, base, CHANGES[kind](at, draw))
        )
        if made.text != base.text:
            return made


def _without_a_line(name: str, base: Base, at: Places, draw: Random) -> Mutant:
    lines = base.text.split("\n")
    gone = draw.choice(at.lines)
    text = "\n".join(lines[: gone - 1] + lines[gone:])
    words = names_in((lines[gone - 1], *at.things((gone,))))
    return Mutant(name, base, text, (gone,), words)


def _edited(name: str, base: Base, edit: _Edit) -> Mutant:
    lines = tuple(sorted({span.line for span, _ in edit.changes}))
    words = edit.words(base.text) | names_in(places(base.text).things(lines))
    return Mutant(name, base, edit.text(base.text), lines, words)


def mutants(bases: Iterable[Base], wanted: int, seed: int = 0) -> list[Mutant]:
    """At least `wanted` different mutants, from each spec by its length."""
    found: list[Mutant] = []
    total = sum(base.text.count("\n") for base in bases)
    for base in bases:
        each = -(-wanted * base.text.count("\n") // (total * len(KINDS)))
        for kind in KINDS:
            texts: set[str] = set()
            number = 0
            while len(texts) < each and number < 20 * each:
                made = mutant(base, kind, number, seed)
                if made.text not in texts:
                    texts.add(made.text)
                    found.append(made)
                number += 1
    return found
