"""What a spec allows, as data."""

from dataclasses import dataclass

from payspec.diagnostics import Span

ALLOW = "$allow"
"""The key: any mapping of a spec takes it."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """A rule whose findings may stand, by its id, where and why.

    `span` is that of the rule's name; `places` are what it is about: the mapping that
    `$allow` stands in and the key of that mapping, or one member of it.
    """

    rule: str
    reason: str
    span: Span
    places: tuple[Span, ...]

    def covers(self, span: Span) -> bool:
        """Whether a finding at `span` lies in one of the places."""
        return any(_within(span, place) for place in self.places)


def _within(inner: Span, outer: Span) -> bool:
    return (
        inner.file == outer.file
        and (outer.line, outer.column) <= (inner.line, inner.column)
        and (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)
    )
