"""Why a finding is not shown."""

from __future__ import annotations

from dataclasses import dataclass

from .display import visible
from .span import Span


@dataclass(frozen=True, slots=True, order=True)
class Suppression:
    """The reason that a person gave for letting a finding stand, and where.

    The reason is printable and on one line, as all that is said of a spec.
    """

    reason: str
    span: Span

    def __post_init__(self) -> None:
        object.__setattr__(self, "reason", visible(self.reason))
