"""The anchors of a document, and what their aliases stand for."""

from __future__ import annotations

from dataclasses import dataclass

from payspec.diagnostics import Collector, Related, Span, nearest

from . import rules
from .budget import Weight
from .nodes import Node
from .wording import shortened


@dataclass(frozen=True, slots=True)
class Anchored:
    """A whole node that an alias may stand for."""

    node: Node
    weight: Weight


class Anchors:
    """Anchored nodes by name; of two with one name, the first stays."""

    __slots__ = ("_places", "_report", "_whole")

    def __init__(self, report: Collector) -> None:
        self._report = report
        self._places: dict[str, Span] = {}
        self._whole: dict[str, Anchored] = {}

    def open(self, name: str, span: Span) -> None:
        """A node called `name` starts at `span`."""
        earlier = self._places.setdefault(name, span)
        if earlier is not span:
            self._report.report(
                rules.REPEATED_ANCHOR,
                span,
                f"the anchor '&{shortened(name)}' is set twice",
                hint="give one of the two another name",
                related=(Related(earlier, "it is set here first"),),
            )

    def close(self, name: str, node: Node, weight: Weight) -> None:
        """The node called `name` is whole."""
        self._whole.setdefault(name, Anchored(node, weight))

    def find(self, name: str, span: Span) -> Anchored | None:
        """What the alias at `span` stands for; None, reported, if nothing."""
        anchored = self._whole.get(name)
        if anchored is not None:
            return anchored
        within = self._places.get(name)
        if within is not None:
            self._report.report(
                rules.ALIAS_CYCLE,
                span,
                f"'*{shortened(name)}' stands within the value that it names",
                hint="name a type, and let it refer to itself",
                related=(Related(within, "the value starts here"),),
            )
            return None
        meant = nearest(name, self._whole)
        self._report.report(
            rules.UNKNOWN_ALIAS,
            span,
            f"there is no anchor '&{shortened(name)}' before this alias",
            hint=(
                f"did you mean '*{meant}'?"
                if meant
                else "put a text that starts with '*' in quotes"
            ),
        )
        return None
