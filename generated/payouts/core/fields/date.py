"""A calendar date, `YYYY-MM-DD`."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

from pydantic_core import PydanticCustomError

from .patterns import DATE
from .plain import read_by, text_form

_DATE = re.compile(DATE)


def read_date(text: str) -> dt.date:
    """The date that `text` names; `ValueError` for another form or no such day."""
    if _DATE.fullmatch(text) is None:
        raise ValueError("no date such as 2026-02-28")
    return dt.date.fromisoformat(text)


def _read(value: object) -> dt.date:
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("type", "must be a date")
    try:
        return read_date(value)
    except ValueError:
        pass
    raise PydanticCustomError("format", "must be a date such as 2026-02-28")


Date = Annotated[dt.date, read_by(_read, text_form(DATE, "date"))]
"""A field that holds a `date` and travels as `YYYY-MM-DD` text."""
