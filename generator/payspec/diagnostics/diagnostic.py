"""One finding, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from .rule import Rule
from .severity import Severity
from .span import Span
from .suppression import Suppression


@dataclass(frozen=True, slots=True, order=True)
class Related:
    """Another place that the finding is about."""

    span: Span
    message: str


SortKey: TypeAlias = tuple[Span, str, Severity, str, str, tuple[Related, ...]]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A rule that a place in a file breaks.

    `message` says what is wrong, `hint` names the fix. One that is suppressed counts
    for nothing, and is listed only for programs.
    """

    rule: Rule
    span: Span
    message: str
    hint: str | None = None
    related: tuple[Related, ...] = ()
    suppressed: Suppression | None = None

    @property
    def severity(self) -> Severity:
        """The severity of the rule."""
        return self.rule.severity

    @property
    def sort_key(self) -> SortKey:
        """A total order: by file, line and column, then by rule and wording."""
        return (
            self.span,
            self.rule.id,
            self.severity,
            self.message,
            self.hint or "",
            self.related,
        )
