"""How bad a finding is."""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never


class Severity(StrEnum):
    """An error stops generation; a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """3 for an error, 2 for a warning, 1 for a note."""
        match self:
            case Severity.ERROR:
                return 3
            case Severity.WARNING:
                return 2
            case Severity.NOTE:
                return 1
            case _:
                assert_never(self)

    def reaches(self, bar: Severity) -> bool:
        """Whether this is as bad as `bar` or worse."""
        return self.rank >= bar.rank
