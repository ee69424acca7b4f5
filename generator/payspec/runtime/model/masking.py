"""What stands in for a value that must not be printed."""

from __future__ import annotations

UNDESCRIBED = "undescribed"
"""The kind of a member that the spec does not describe: it may be anything."""


class Masked:
    """Prints as its kind in angle brackets, `<pii>`, without quotes."""

    __slots__ = ("_kind",)

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def __repr__(self) -> str:
        return mask(self._kind)


def mask(kind: str) -> str:
    """The text that stands for a value of that kind."""
    return f"<{kind}>"
