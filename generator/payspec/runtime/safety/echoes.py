"""Whether an answer is about the request that was sent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from .facts import Echo

_PLAIN = re.compile(r"-?[0-9]{1,100}(\.[0-9]{1,100})?")


def differing_echoes(
    echoes: tuple[Echo, ...],
    sent: Mapping[str, object],
    received: Mapping[str, object],
) -> tuple[str, ...]:
    """The fields, by path, that the answer does not repeat as they were sent.

    `sent` holds what was sent under the names of echoes, `received` what came back.
    What stands on neither side says nothing; a field that was sent and is not repeated
    differs, unless its absence is documented to mean the value that was sent, or the
    echo is optional.
    """
    return tuple(echo.field for echo in echoes if not _same(echo, sent, received))


def _same(
    echo: Echo, sent: Mapping[str, object], received: Mapping[str, object]
) -> bool:
    there = received.get(echo.field, echo.absent)
    if there is None and echo.optional:
        return True
    here = sent.get(echo.sent, echo.absent)
    # True equals 1 in Python, and is another value in JSON.
    if isinstance(there, bool) is not isinstance(here, bool):
        return False
    return there == here or _same_number(there, here)


def _same_number(there: object, here: object) -> bool:
    """Whether a number and a text that writes one are the same amount."""
    match there, here:
        case (Decimal() | int() as number, str() as text):
            return _is(number, text)
        case (str() as text, Decimal() | int() as number):
            return _is(number, text)
        case _:
            return False


def _is(number: Decimal | int, text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None and Decimal(text) == number
