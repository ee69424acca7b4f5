"""What is left of the limits while a document is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

from payspec.diagnostics import Collector, Rule, Span

from . import rules
from .limits import Limits


class TooMuch(Exception):
    """The document goes over a limit, which is reported: reading ends here."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What a node adds to the document wherever it stands.

    `height` is 0 for a scalar, and for a collection one more than its highest
    item has, or 1.
    """

    nodes: int
    characters: int
    height: int


class Budget:
    """Counts what a document holds, aliases followed.

    Each method raises TooMuch, reported at the given place, over its limit.
    """

    __slots__ = ("_aliases", "_anchors", "_limits", "_report", "characters", "nodes")

    def __init__(self, report: Collector, limits: Limits) -> None:
        self._report = report
        self._limits = limits
        self._aliases = 0
        self._anchors = 0
        self.nodes = 0
        self.characters = 0

    def take(self, nodes: int, characters: int, span: Span) -> None:
        """Count the nodes and the characters of text at `span`."""
        self.nodes += nodes
        self.characters += characters
        if self.nodes > self._limits.nodes:
            many = f"{self._limits.nodes:,} keys and values"
        elif self.characters > self._limits.characters:
            many = f"{self._limits.characters:,} characters"
        else:
            return
        self._stop(
            rules.DOCUMENT_TOO_LARGE,
            span,
            f"here the document goes over {many}, aliases followed",
            "split the spec, or name a type instead of an alias",
        )

    def take_alias(self, weight: Weight, outside: int, span: Span) -> None:
        """Count a node again, for an alias within `outside` collections."""
        self.take(weight.nodes, weight.characters, span)
        self.check_depth(outside + weight.height, span)

    def count_alias(self, span: Span) -> None:
        """Count the alias at `span`."""
        self._aliases += 1
        self._check_number("alias", "aliases", self._aliases, span)

    def count_anchor(self, span: Span) -> None:
        """Count the anchor at `span`."""
        self._anchors += 1
        self._check_number("anchor", "anchors", self._anchors, span)

    def check_depth(self, depth: int, span: Span) -> None:
        """See that a value at `span` may be nested that deep."""
        if depth > self._limits.depth:
            self._stop(
                rules.TOO_DEEP,
                span,
                f"this is nested {depth:,} deep;"
                f" at most {self._limits.depth:,} is read",
                "give the inner part a name of its own",
            )

    def _check_number(self, one: str, many: str, number: int, span: Span) -> None:
        if number > self._limits.aliases:
            self._stop(
                rules.TOO_MANY_ALIASES,
                span,
                f"this is {one} number {number:,};"
                f" at most {self._limits.aliases:,} {many} are read",
                "name a type instead, and refer to it",
            )

    def _stop(self, rule: Rule, span: Span, message: str, hint: str) -> NoReturn:
        self._report.report(rule, span, message, hint=hint)
        raise TooMuch
