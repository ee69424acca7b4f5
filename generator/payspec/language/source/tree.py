"""Events to nodes, within the limits of one document."""

from __future__ import annotations

import re
from typing import TypeAlias

import yaml

from payspec.diagnostics import Collector, Span

from . import rules
from .anchors import Anchors
from .budget import Budget, Weight
from .events import bounds, start_of
from .limits import Limits
from .nodes import Node, NullNode, TextNode
from .open_nodes import OpenMapping, OpenSequence, Start
from .positions import position
from .values import key, value
from .wording import TAB_HINT, TAB_MESSAGE, shortened

# The anchor and tag before a value that stands on the same line.
_PROPERTIES = re.compile(r"(?:[&!]\S*[ \t]+)+(?=[^\s#])")

_Open: TypeAlias = OpenSequence | OpenMapping


class TreeBuilder:
    """Takes the events of one document; `root` is there after the last.

    Findings go to the collector. `intact` turns false where something that
    stands in the file is missing from the tree. Raises TooMuch over a limit.
    """

    __slots__ = (
        "_anchors",
        "_budget",
        "_end",
        "_file",
        "_limits",
        "_open",
        "_report",
        "_tabbed",
        "_text",
        "intact",
        "root",
    )

    def __init__(self, file: str, text: str, report: Collector, limits: Limits) -> None:
        self._file = file
        self._text = text
        self._report = report
        self._limits = limits
        self._tabbed = "\t" in text
        self._end = position(text, len(text))
        self._open: list[_Open] = []
        self._anchors = Anchors(report)
        self._budget = Budget(report, limits)
        self.intact = True
        self.root: Node | None = None

    def scalar(self, event: yaml.ScalarEvent) -> None:
        """A key or a value that is no collection."""
        text = event.value
        quoted = bool(event.style)
        span = self._begin(event, event.tag)
        self._budget.take(1, len(text), span)
        parent = self._open[-1] if self._open else None
        node: Node
        if isinstance(parent, OpenMapping) and parent.wants_key:
            name = key(text, quoted, span, parent.entries, self._report, self._limits)
            if name is None and text not in parent.entries:
                self.intact = False
            parent.add_key(name)
            node = name or TextNode(text, quoted, span)
        else:
            node = value(text, quoted, span, self._report, self._limits)
            if parent is None:
                self.root = node
            else:
                parent.add(node, span)
        if event.anchor is not None:
            self._anchors.open(event.anchor, span)
            self._anchors.close(event.anchor, node, Weight(1, len(text), 0))

    def alias(self, event: yaml.AliasEvent) -> None:
        """A node that stands elsewhere already; it is shared, not copied."""
        span = self._begin(event, None)
        self._budget.count_alias(span)
        mapping = self._mapping_without_key()
        if mapping is not None:
            self._refuse_key(mapping, span, "an alias cannot be a key")
            return
        anchored = self._anchors.find(event.anchor or "", span)
        if anchored is None:
            self.intact = False
            self._add(NullNode(span), span)
        else:
            self._budget.take_alias(anchored.weight, len(self._open), span)
            self._raise_parent(anchored.weight.height)
            self._add(anchored.node, span)

    def open_sequence(self, event: yaml.SequenceStartEvent) -> None:
        """A list begins."""
        start = self._start(event)
        self._open.append(OpenSequence(start, start.span))

    def open_mapping(self, event: yaml.MappingStartEvent) -> None:
        """A mapping begins."""
        start = self._start(event)
        self._open.append(OpenMapping(start, start.span))

    def close(self, event: yaml.CollectionEndEvent) -> None:
        """The innermost collection ends."""
        closed = self._open.pop()
        node = closed.close(bounds(self._file, event))
        start = closed.start
        if start.anchor is not None:
            weight = Weight(
                self._budget.nodes - start.nodes_before,
                self._budget.characters - start.characters_before,
                closed.height,
            )
            self._anchors.close(start.anchor, node, weight)
        mapping = self._mapping_without_key()
        if mapping is None:
            self._raise_parent(closed.height)
            self._add(node, node.span)
        else:
            message = "a list or a mapping cannot be a key"
            self._refuse_key(mapping, node.span, message)

    def _start(self, event: yaml.CollectionStartEvent) -> Start:
        span = self._begin(event, event.tag)
        nodes, characters = self._budget.nodes, self._budget.characters
        self._budget.take(1, 0, span)
        self._budget.check_depth(len(self._open) + 1, span)
        if event.anchor is not None:
            self._anchors.open(event.anchor, span)
        return Start(span, bool(event.flow_style), event.anchor, nodes, characters)

    def _begin(self, event: yaml.NodeEvent, tag: str | None) -> Span:
        """Where a node stands, without its anchor."""
        span = bounds(self._file, event)
        if span.end_line > self._end[0]:
            span = self._inside(span)
        if self._tabbed:
            self._check_indentation(event)
        if tag is not None:
            self._report.report(
                rules.YAML_TAG,
                span,
                f"the tag '{shortened(tag)}' is not read",
                hint="remove it, or put a text that starts with '!' in quotes",
            )
        if event.anchor is None or isinstance(event, yaml.AliasEvent):
            return span
        self._budget.count_anchor(span)
        index, line, column = start_of(event)
        end = event.end_mark.index if event.end_mark else index
        found = _PROPERTIES.match(self._text, index, end)
        if found is None:
            return span
        column += found.end() - index
        return Span(self._file, line, column, span.end_line, span.end_column)

    def _inside(self, span: Span) -> Span:
        """`span` without the line that parsers add to a text with no last break."""
        start = min((span.line, span.column), self._end)
        end = min((span.end_line, span.end_column), self._end)
        return Span(span.file, *start, *end)

    def _check_indentation(self, event: yaml.NodeEvent) -> None:
        """Report a tab before the first thing of a line, where YAML allows it."""
        index, line, column = start_of(event)
        before = self._text[index - column + 1 : index]
        if "\t" in before and before.isspace():
            tab = before.index("\t") + 1
            self._report.report(
                rules.TAB_INDENTATION,
                Span(self._file, line, tab, line, tab + 1),
                TAB_MESSAGE,
                hint=TAB_HINT,
            )

    def _mapping_without_key(self) -> OpenMapping | None:
        """The innermost collection, if it is a mapping and a key comes next."""
        parent = self._open[-1] if self._open else None
        if isinstance(parent, OpenMapping) and parent.wants_key:
            return parent
        return None

    def _add(self, node: Node, place: Span) -> None:
        if self._open:
            self._open[-1].add(node, place)
        else:
            self.root = node

    def _raise_parent(self, height: int) -> None:
        if self._open:
            parent = self._open[-1]
            parent.height = max(parent.height, height + 1)

    def _refuse_key(self, mapping: OpenMapping, span: Span, message: str) -> None:
        self.intact = False
        mapping.add_key(None)
        self._report.report(
            rules.KEY_NOT_SCALAR,
            span,
            message,
            hint="write the key out; a text with braces or brackets needs quotes",
        )
