"""Why a finding is not shown."""

from __future__ import annotations

from dataclasses import dataclass

from .span import Span


@dataclass(frozen=True, slots=True, order=True)
class Suppression:
    """The reason that a person gave for letting a finding stand, and where."""

    reason: str
    span: Span
