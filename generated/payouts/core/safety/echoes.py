"""Whether an answer is about the request that was sent."""

from __future__ import annotations

from collections.abc import Mapping

from .facts import Echo


def differing_echoes(
    echoes: tuple[Echo, ...],
    sent: Mapping[str, object],
    received: Mapping[str, object],
) -> tuple[str, ...]:
    """The fields, by wire name, that the answer does not repeat as they were sent.

    What stands on neither side says nothing; a field that was sent and is not repeated
    differs, unless its absence is documented to mean the value that was sent.
    """
    return tuple(echo.field for echo in echoes if not _same(echo, sent, received))


def _same(
    echo: Echo, sent: Mapping[str, object], received: Mapping[str, object]
) -> bool:
    there = received.get(echo.field, echo.absent)
    here = sent.get(echo.field, echo.absent)
    # True equals 1 in Python, and is another value in JSON.
    return there == here and isinstance(there, bool) is isinstance(here, bool)
