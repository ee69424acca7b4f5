"""Findings gathered on the way through a spec."""

from __future__ import annotations

from collections.abc import Iterable

from .diagnostic import Diagnostic, Related
from .rule import Rule
from .severity import Severity
from .span import Span

MOST_FINDINGS = 2_000
"""More than anyone reads in one run."""


class Collector:
    """Keeps every finding once and gives them back in one order.

    The order of the findings does not depend on the order of the reports. Past
    `most` findings only the worst severity is kept, so that a hostile file
    cannot fill the memory with its mistakes; `full` then is true.
    """

    __slots__ = ("_found", "_most", "_worst", "full")

    def __init__(self, most: int = MOST_FINDINGS) -> None:
        self._found: set[Diagnostic] = set()
        self._most = most
        self._worst: Severity | None = None
        self.full = False

    def report(
        self,
        rule: Rule,
        span: Span,
        message: str,
        *,
        hint: str | None = None,
        related: Iterable[Related] = (),
    ) -> None:
        """Add a finding; the same finding again changes nothing."""
        self.add(Diagnostic(rule, span, message, hint, tuple(related)))

    def add(self, found: Diagnostic) -> None:
        """Add a finding as it is; one that is suppressed leaves `worst` as it was."""
        if found.suppressed is None:
            self._note(found.severity)
        if len(self._found) < self._most:
            self._found.add(found)
        elif found not in self._found:
            self.full = True

    def merge(self, other: Collector) -> None:
        """Add all the findings that `other` kept."""
        self._found |= other._found
        self.full |= other.full
        if other._worst is not None:
            self._note(other._worst)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All findings that stand, by file, line, column and rule."""
        return tuple(found for found in self.everything if found.suppressed is None)

    @property
    def everything(self) -> tuple[Diagnostic, ...]:
        """All findings, those that are suppressed among them, in the same order."""
        return tuple(sorted(self._found, key=lambda found: found.sort_key))

    @property
    def worst(self) -> Severity | None:
        """The highest severity found; None when nothing was found."""
        return self._worst

    def has(self, bar: Severity) -> bool:
        """Whether anything as bad as `bar`, or worse, was found."""
        return self._worst is not None and self._worst.reaches(bar)

    def _note(self, severity: Severity) -> None:
        if self._worst is None or severity.rank > self._worst.rank:
            self._worst = severity
