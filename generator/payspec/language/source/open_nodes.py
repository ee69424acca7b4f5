"""Collections that are still being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from payspec.diagnostics import Span

from .nodes import Entry, MappingNode, Node, SequenceNode, TextNode


@dataclass(frozen=True, slots=True)
class Start:
    """What is known of a collection when it opens."""

    span: Span
    flow: bool
    anchor: str | None
    nodes_before: int
    characters_before: int

    def span_to(self, last: Span, closing: Span) -> Span:
        """The span of the whole collection.

        A block ends with the last thing in it: its closing event stands where
        the next thing begins, comments and blank lines later.
        """
        return self.span.to(closing if self.flow else last)


@dataclass(slots=True)
class OpenSequence:
    """A list on the way; `height` is 1, or one more than its highest item."""

    start: Start
    last: Span
    height: int = 1
    items: list[Node] = field(default_factory=list[Node])

    def add(self, node: Node, place: Span) -> None:
        """The next item, which stands at `place`."""
        self.items.append(node)
        self.last = place

    def close(self, closing: Span) -> SequenceNode:
        """The whole list."""
        return SequenceNode(tuple(self.items), self.start.span_to(self.last, closing))


@dataclass(slots=True)
class OpenMapping:
    """A mapping on the way; `height` is 1, or one more than its highest value."""

    start: Start
    last: Span
    height: int = 1
    wants_key: bool = True
    key: TextNode | None = None
    entries: dict[str, Entry] = field(default_factory=dict[str, Entry])

    def add_key(self, key: TextNode | None) -> None:
        """The next key; None where it is of no use, and then its value neither."""
        self.key = key
        self.wants_key = False

    def add(self, node: Node, place: Span) -> None:
        """The value, standing at `place`, of the key at hand."""
        if self.key is not None:
            self.entries[self.key.text] = Entry(self.key, node)
        self.wants_key = True
        self.last = place

    def close(self, closing: Span) -> MappingNode:
        """The whole mapping."""
        return MappingNode(
            tuple(self.entries.values()), self.start.span_to(self.last, closing)
        )
