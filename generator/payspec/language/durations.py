"""Durations: a whole number, and the unit behind it."""

from .fragments import Schema, text

_SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}


def duration(description: str, example: str) -> Schema:
    """Schema of a duration."""
    return text(
        f"{description}: a whole number and s, m, h or d.",
        pattern="^[1-9][0-9]{0,5}(s|m|h|d)$",
        examples=[example],
    )


def seconds(written: str) -> int:
    """A duration in seconds."""
    return int(written[:-1]) * _SECONDS[written[-1]]
