"""What a YAML document says, every part with its place in the file.

Nodes are made by the reader, and by the language when it writes out a
shorthand: a new node then carries the span of the text it came from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from payspec.diagnostics import Span

_SCANNED = 8


@dataclass(frozen=True, slots=True)
class NullNode:
    """`null`, `~`, or a value left out."""

    span: Span


@dataclass(frozen=True, slots=True)
class BoolNode:
    """`true` or `false`."""

    value: bool
    span: Span


@dataclass(frozen=True, slots=True)
class NumberNode:
    """A number as it was written; never a binary float."""

    text: str
    span: Span

    @property
    def is_integer(self) -> bool:
        """Whether it was written without a fraction."""
        return "." not in self.text

    def as_int(self) -> int:
        """The whole number. Raises ValueError where a fraction was written."""
        return int(self.text)

    def as_decimal(self) -> Decimal:
        """The exact value, with the decimals that were written."""
        return Decimal(self.text)


@dataclass(frozen=True, slots=True)
class TextNode:
    """A text; `quoted` also where it was written as a block."""

    text: str
    quoted: bool
    span: Span

    def part(self, start: int, stop: int) -> Span:
        """Where the code points `start` to `stop` of the text stand in the file.

        The whole span where the text is not written there letter by letter
        (escapes, folded lines, a shorthand written out).
        """
        span = self.span
        # Between quotes nothing is escaped if nothing but them is added.
        quotes = 1 if self.quoted else 0
        if span.end_column - span.column != len(self.text) + 2 * quotes:
            return span
        if not span.on_one_line or not 0 <= start <= stop <= len(self.text):
            return span
        return span.part(start + quotes, stop + quotes)


@dataclass(frozen=True, slots=True)
class SequenceNode:
    """A list."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: TextNode
    value: Node


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Names and values in the order of the file, each name once."""

    entries: tuple[Entry, ...]
    span: Span
    _by_name: dict[str, Entry] = field(
        default_factory=dict[str, Entry], init=False, repr=False, compare=False
    )

    def entry(self, name: str) -> Entry | None:
        """The entry called `name`, or None."""
        # The index is filled on first use: most mappings are small, or are
        # walked and never asked.
        if len(self.entries) > _SCANNED and not self._by_name:
            self._by_name.update({entry.key.text: entry for entry in self.entries})
        if self._by_name:
            return self._by_name.get(name)
        return next((one for one in self.entries if one.key.text == name), None)

    def get(self, name: str) -> Node | None:
        """The value called `name`, or None."""
        entry = self.entry(name)
        return None if entry is None else entry.value

    def keys(self) -> Iterator[str]:
        """The names, in order."""
        return (entry.key.text for entry in self.entries)


Node: TypeAlias = (
    NullNode | BoolNode | NumberNode | TextNode | SequenceNode | MappingNode
)
