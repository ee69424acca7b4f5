"""A case that came out otherwise than it has to."""

from __future__ import annotations


class CaseFailed(AssertionError):
    """`differences` say what is not as it has to be, a line each, without a value."""

    def __init__(self, case: str, found: tuple[str, ...]) -> None:
        self.case = case
        self.differences = found
        super().__init__("\n  ".join((f"{case}:", *found)))
