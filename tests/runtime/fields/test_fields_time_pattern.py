"""Moments in a provider's own form: there and back, exactly."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from payspec.runtime.fields.moments import (
    UnixMilliseconds,
    UnixSeconds,
    ZonelessUtc,
    write_milliseconds,
    write_seconds,
    write_zoneless,
)
from payspec.runtime.fields.time_pattern import TimePattern, moment_by
from payspec.runtime.fields.timestamp import Timestamp, write_rfc3339

EAST = timezone(timedelta(hours=3))
WEST = timezone(-timedelta(hours=5, minutes=30))

TEXTS = {
    "utc": (
        TimePattern("%d.%m.%Y %H:%M:%S", "UTC"),
        "28.02.2026 12:34:56",
        datetime(2026, 2, 28, 12, 34, 56, tzinfo=UTC),
    ),
    "offset": (
        TimePattern("%d/%m/%Y %H:%M", "+03:00"),
        "01/03/2026 01:30",
        datetime(2026, 3, 1, 1, 30, tzinfo=EAST),
    ),
    "own-zone": (
        TimePattern("%Y%m%d%H%M%S%z"),
        "20260228123456-0530",
        datetime(2026, 2, 28, 12, 34, 56, tzinfo=WEST),
    ),
    "own-zone-with-a-colon": (
        TimePattern("%Y-%m-%dT%H:%M:%S.%f%:z"),
        "2026-02-28T12:34:56.000007+03:00",
        datetime(2026, 2, 28, 12, 34, 56, 7, tzinfo=EAST),
    ),
    "milliseconds": (
        TimePattern("%Y-%m-%d %H:%M:%S.%3f UTC", "UTC"),
        "0099-12-31 23:59:59.050 UTC",
        datetime(99, 12, 31, 23, 59, 59, 50_000, tzinfo=UTC),
    ),
}


@pytest.mark.parametrize(("form", "text", "moment"), TEXTS.values(), ids=TEXTS)
def test_there_and_back(form: TimePattern, text: str, moment: datetime) -> None:
    read = form.read(text)
    assert read == moment and read.utcoffset() == moment.utcoffset()
    assert form.write(read) == text


def test_a_moment_is_written_in_the_zone_of_the_provider() -> None:
    form = TimePattern("%d.%m.%Y %H:%M:%S", "+03:00")
    moment = datetime(2026, 2, 28, 22, 0, 1, 999_999, tzinfo=UTC)
    assert form.write(moment) == "01.03.2026 01:00:01"


@pytest.mark.parametrize(
    "text",
    [
        "30.02.2026 12:34:56",
        "28.02.0000 12:34:56",
        "28.02.2026 24:00:00",
        "28.02.2026 12:34:60",
        "28.2.2026 12:34:56",
        "28.02.2026 12:34:56\n",
        " 28.02.2026 12:34:56",
        "28x02x2026 12:34:56",
        "\N{ARABIC-INDIC DIGIT TWO}8.02.2026 12:34:56",
    ],
)
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        TimePattern("%d.%m.%Y %H:%M:%S", "UTC").read(text)


def test_a_moment_without_a_zone_is_not_written() -> None:
    with pytest.raises(ValueError):
        TimePattern("%d.%m.%Y %H:%M", "UTC").write(datetime(2026, 2, 28))


@pytest.mark.parametrize(
    ("pattern", "zone"),
    [("%d.%m.%Y %H:%M", None), ("%d.%m.%Y %H:%M%z", "UTC"), ("(%d", "UTC")],
)
def test_a_pattern_names_one_moment(pattern: str, zone: str | None) -> None:
    with pytest.raises(ValueError):
        TimePattern(pattern, zone)


_PATTERN = "%Y-%m-%d %H:%M"
_ZONES = ("UTC", "+03:00", "-11:30", "+23:59", "-23:59")
FORMS: dict[str, tuple[Any, Any]] = {
    "rfc3339": (Timestamp, write_rfc3339),
    "zoneless": (ZonelessUtc, write_zoneless),
    "seconds": (UnixSeconds, write_seconds),
    "milliseconds": (UnixMilliseconds, write_milliseconds),
    "own-zone": (
        Annotated[datetime, moment_by(f"{_PATTERN} %z")],
        TimePattern(f"{_PATTERN} %z").write,
    ),
    **{
        zone: (
            Annotated[datetime, moment_by(_PATTERN, zone)],
            TimePattern(_PATTERN, zone).write,
        )
        for zone in _ZONES
    },
}
OFFSETS = [
    timedelta(minutes=minutes) for minutes in (-1439, -690, -1, 0, 1, 180, 1439)
] + [timedelta(hours=1, seconds=7), -timedelta(hours=23, seconds=7)]
EDGES = [
    edge + side * timedelta(hours=hours)
    for edge, side in ((datetime.min, 1), (datetime.max, -1))
    for hours in (0, 1, 12, 25)
]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_taken_can_be_written(form: str) -> None:
    """At the ends of time: refused as a value, or written; nothing overflows."""
    kind, write = FORMS[form]
    adapter = TypeAdapter[datetime](kind)
    for offset in OFFSETS:
        for edge in EDGES:
            moment = edge.replace(tzinfo=timezone(offset))
            try:
                taken = adapter.validate_python(moment)
            except ValidationError:
                continue
            write(taken)
