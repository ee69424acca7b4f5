"""A moment as RFC 3339 writes it, and the aware `datetime` that it is."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Annotated

from pydantic_core import PydanticCustomError

from .patterns import RFC3339
from .plain import read_by, text_form

_RFC3339 = re.compile(RFC3339)
_LEAP = re.compile(r"(.{17})60(.*)")


def read_rfc3339(text: str) -> datetime:
    """The moment that `text` names, in the zone that it was written in.

    Digits beyond the microsecond are cut off; a leap second is the second after it.
    `ValueError` for any other form: the zone is required.
    """
    if _RFC3339.fullmatch(text) is None:
        raise ValueError("no RFC 3339 timestamp with a zone")
    text = text.upper()
    leap = _LEAP.fullmatch(text)
    if leap is None:
        return datetime.fromisoformat(text)
    try:
        return datetime.fromisoformat(f"{leap[1]}59{leap[2]}") + timedelta(seconds=1)
    except OverflowError:
        raise ValueError("beyond the year 9999") from None


def write_rfc3339(moment: datetime) -> str:
    """The moment as text, with `Z` for UTC and a fraction only if there is one.

    An offset that is no whole minute (local mean time) is written in UTC.
    `ValueError` if it has no zone.
    """
    if _offset(moment) % timedelta(minutes=1):
        moment = moment.astimezone(UTC)
    text = moment.isoformat()
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


def aware(moment: datetime) -> datetime:
    """The moment itself; `ValueError` if it has no zone."""
    _offset(moment)
    return moment


def given(moment: datetime, zone: tzinfo = UTC) -> datetime:
    """A moment that a caller gives, if it can be written in that zone.

    Raises `PydanticCustomError`, which becomes a violation: the first and the last
    hours that a `datetime` knows lie in no year of some zones.
    """
    if moment.utcoffset() is None:
        raise PydanticCustomError("format", "must have a zone")
    try:
        moment.astimezone(zone)
    except OverflowError:
        pass
    else:
        return moment
    raise PydanticCustomError("format", "must be in the years 1 to 9999")


def _offset(moment: datetime) -> timedelta:
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a moment without a zone is not written")
    return offset


def _read(value: object) -> datetime:
    if isinstance(value, datetime):
        return given(value)
    if not isinstance(value, str):
        raise PydanticCustomError("type", "must be an RFC 3339 timestamp")
    try:
        return read_rfc3339(value)
    except ValueError:
        pass
    raise PydanticCustomError("format", "must be an RFC 3339 timestamp with a zone")


Timestamp = Annotated[datetime, read_by(_read, text_form(RFC3339, "date-time"))]
"""A field that holds an aware `datetime` and travels as RFC 3339 text."""
