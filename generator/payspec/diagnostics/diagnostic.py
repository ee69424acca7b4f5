"""One finding, as data.

What is said of a spec quotes it, and a spec is foreign text: a terminal, a log or a
page obeys the control characters in it. So the text is made printable here, where every
finding is made, and neither a rule nor a printer can forget it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from .display import visible
from .rule import Rule
from .severity import Severity
from .span import Span
from .suppression import Suppression


@dataclass(frozen=True, slots=True, order=True)
class Related:
    """Another place that the finding is about; its message is printable."""

    span: Span
    message: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", visible(self.message))


SortKey: TypeAlias = tuple[Span, str, Severity, str, str, tuple[Related, ...]]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A rule that a place in a file breaks.

    `message` says what is wrong, `hint` names the fix; both are printable and on one
    line, whatever they quote. One that is suppressed counts for nothing, and is listed
    only for programs.
    """

    rule: Rule
    span: Span
    message: str
    hint: str | None = None
    related: tuple[Related, ...] = ()
    suppressed: Suppression | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", visible(self.message))
        if self.hint is not None:
            object.__setattr__(self, "hint", visible(self.hint))

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
