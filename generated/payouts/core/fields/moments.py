"""Moments in other forms than RFC 3339's, as the aware `datetime` that they are."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated

from pydantic_core import PydanticCustomError

from .epoch import EPOCH, FIRST_SECOND, LAST_SECOND
from .patterns import ZONELESS
from .plain import DUMPED_MOMENT, read_by, text_form
from .timestamp import aware, given, read_rfc3339

_ZONELESS = re.compile(ZONELESS)
_SECOND = timedelta(seconds=1)
_MILLISECOND = timedelta(milliseconds=1)


def read_zoneless(text: str) -> datetime:
    """The moment that `text` names in UTC; `ValueError` for any other form."""
    if _ZONELESS.fullmatch(text) is None:
        raise ValueError("no moment such as 2026-02-28T12:34:56")
    return read_rfc3339(f"{text}Z")


def is_count(number: int, per_second: int) -> bool:
    """Whether so many parts of a second since 1970 are a moment of a known year."""
    return FIRST_SECOND * per_second <= number < (LAST_SECOND + 1) * per_second


def write_zoneless(moment: datetime) -> str:
    """The moment in UTC as text without a zone; `ValueError` if it has none."""
    return aware(moment).astimezone(UTC).replace(tzinfo=None).isoformat()


def write_seconds(moment: datetime) -> int:
    """Whole seconds since 1970, a fraction cut off; `ValueError` without a zone."""
    return (aware(moment) - EPOCH) // _SECOND


def write_milliseconds(moment: datetime) -> int:
    """Whole milliseconds since 1970, what is finer cut off; `ValueError` likewise."""
    return (aware(moment) - EPOCH) // _MILLISECOND


def _read_seconds(value: object) -> datetime:
    return _counted(value, _SECOND, 1)


def _read_milliseconds(value: object) -> datetime:
    return _counted(value, _MILLISECOND, 1000)


def _counted(value: object, unit: timedelta, per_second: int) -> datetime:
    if isinstance(value, datetime):
        return given(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise PydanticCustomError("type", "must be a moment, or a count since 1970")
    if not is_count(value, per_second):
        raise PydanticCustomError("format", "must be in the years 1 to 9999")
    return EPOCH + value * unit


def _read_zoneless(value: object) -> datetime:
    if isinstance(value, datetime):
        return given(value)
    if not isinstance(value, str):
        raise PydanticCustomError("type", "must be a moment as zoneless text")
    try:
        return read_zoneless(value)
    except ValueError:
        pass
    raise PydanticCustomError("format", "must be a moment such as 2026-02-28T12:34:56")


UnixSeconds = Annotated[
    datetime,
    read_by(_read_seconds, {"type": "integer", "format": "unix-time"}, DUMPED_MOMENT),
]
"""A field that holds an aware `datetime` and travels as seconds since 1970."""

UnixMilliseconds = Annotated[
    datetime,
    read_by(
        _read_milliseconds,
        {"type": "integer", "format": "unix-time-milliseconds"},
        DUMPED_MOMENT,
    ),
]
"""A field that holds an aware `datetime` and travels as milliseconds since 1970."""

ZonelessUtc = Annotated[
    datetime,
    read_by(_read_zoneless, text_form(ZONELESS, "date-time-local"), DUMPED_MOMENT),
]
"""A field that holds an aware `datetime` and travels as text without its zone, UTC."""
