"""Numbers in text, moments in other forms, accounts, cards and addresses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from payspec.runtime.fields import moments, number, texts
from payspec.runtime.fields.exponents import Exponents, TooManyDecimals
from payspec.runtime.fields.money import Money
from payspec.runtime.fields.plain import FromWire
from payspec.runtime.model.wire_form import WriteAs, wire_value


def named(value: object) -> str | None:
    """The id of a value in a table; of a type, its place: its text has an address."""
    return None if hasattr(value, "__metadata__") else str(value)


def read(of: object, value: object, *, from_wire: bool = False) -> object:
    context = FromWire() if from_wire else None
    return TypeAdapter(of).validate_python(value, context=context)


@pytest.mark.parametrize(
    ("of", "value", "held", "wire"),
    [
        (number.NumberText, "10.00", Decimal("10.00"), "10.00"),
        (number.NumberText, Decimal("1E+3"), Decimal(1000), "1000"),
        (number.PositiveNumberText, "0.05", Decimal("0.05"), "0.05"),
        (number.PositiveNumberText, 7, Decimal(7), "7"),
        (number.IntegerText, "9007199254740993", 9007199254740993, "9007199254740993"),
        (number.IntegerText, -1, -1, "-1"),
    ],
    ids=named,
)
def test_a_number_travels_as_text(
    of: object, value: object, held: object, wire: str
) -> None:
    found = read(of, value)
    assert found == held and type(found) is type(held)
    assert wire_value(found, WriteAs.NUMBER_TEXT) == wire
    assert wire_value({"a": [found]}, WriteAs.NUMBER_TEXT) == {"a": [wire]}


@pytest.mark.parametrize("value", [1, Decimal("1.5")], ids=named)
@pytest.mark.parametrize(
    "of", [number.NumberText, number.PositiveNumberText, number.IntegerText], ids=named
)
def test_a_json_number_is_no_text(of: object, value: object) -> None:
    """A caller gives the number; in JSON it is another form."""
    with pytest.raises(ValidationError):
        read(of, value, from_wire=True)


@pytest.mark.parametrize(
    ("of", "value", "rule"),
    [
        (number.Number, 0.5, "type"),
        (number.Number, True, "type"),
        (number.PositiveNumber, Decimal(0), "exclusiveMinimum"),
        (number.PositiveNumber, -1, "exclusiveMinimum"),
        (number.PositiveNumberText, "0.00", "pattern"),
        (number.PositiveNumberText, Decimal(0), "exclusiveMinimum"),
        (number.PositiveNumberText, 0.5, "type"),
        (number.NumberText, "1e3", "format"),
        (number.NumberText, "1\n", "format"),
        (number.NumberText, "٣", "format"),
        (number.NumberText, "1" * 101, "format"),
        (number.IntegerText, "1.0", "format"),
        (number.IntegerText, True, "type"),
        (number.IntegerText, 1 << 400, "type"),
        (moments.UnixSeconds, True, "type"),
        (moments.UnixSeconds, 1 << 60, "format"),
        (moments.UnixSeconds, datetime(2026, 1, 2), "format"),
        (moments.ZonelessUtc, "2026-01-02T03:04:05Z", "format"),
        (moments.ZonelessUtc, "2026-02-30T03:04:05", "format"),
        (texts.IbanText, "DE88370400440532013000", "format"),
        (texts.CardText, "4111111111111112", "format"),
        (texts.CardText, "411111******1111", "string_pattern_mismatch"),
        (texts.IpText, "192.0.2.256", "format"),
        (texts.IpText, "fe80::1%eth0", "string_pattern_mismatch"),
        (Annotated[str, texts.max_bytes(4)], "ééé", "x-payspec-max-bytes"),
    ],
    ids=named,
)
def test_what_is_refused(of: object, value: object, rule: str) -> None:
    with pytest.raises(ValidationError) as raised:
        read(of, value)
    assert [each["type"] for each in raised.value.errors()] == [rule]


EAST = timezone(timedelta(hours=5, minutes=30))


@pytest.mark.parametrize(
    ("of", "write", "wire", "moment"),
    [
        (
            moments.UnixSeconds,
            WriteAs.SECONDS,
            1597835735,
            datetime(2020, 8, 19, 11, 15, 35, tzinfo=UTC),
        ),
        (
            moments.UnixMilliseconds,
            WriteAs.MILLISECONDS,
            -1,
            datetime(1969, 12, 31, 23, 59, 59, 999000, tzinfo=UTC),
        ),
        (
            moments.ZonelessUtc,
            WriteAs.ZONELESS_UTC,
            "2026-02-28T12:34:56",
            datetime(2026, 2, 28, 12, 34, 56, tzinfo=UTC),
        ),
    ],
    ids=["seconds", "milliseconds", "zoneless"],
)
def test_a_moment_in_another_form(
    of: object, write: WriteAs, wire: object, moment: datetime
) -> None:
    found = read(of, wire)
    assert isinstance(found, datetime)
    assert found == moment and found.utcoffset() == timedelta(0)
    assert wire_value(moment, write) == wire
    assert wire_value([moment.astimezone(EAST)], write) == [wire]


@given(st.integers(-62_135_596_800_000, 253_402_300_799_999))
def test_every_millisecond_comes_back(count: int) -> None:
    assert (
        wire_value(read(moments.UnixMilliseconds, count), WriteAs.MILLISECONDS) == count
    )


def test_a_fraction_of_a_second_is_cut_off() -> None:
    moment = datetime(1969, 12, 31, 23, 59, 59, 500000, tzinfo=UTC)
    assert wire_value(moment, WriteAs.SECONDS) == -1


@pytest.mark.parametrize("write", [each for each in WriteAs], ids=named)
def test_a_moment_without_a_zone_is_not_written(write: WriteAs) -> None:
    with pytest.raises(ValueError, match="zone"):
        wire_value(datetime(2026, 1, 2), write)


def test_major_units_both_ways() -> None:
    exponents = Exponents({"IDR": 0})
    assert str(exponents.to_major(Money("10000", "IDR"))) == "10000"
    assert str(exponents.to_major(Money("10", "USD"))) == "10.00"
    assert exponents.maybe_from_major(Decimal("42.05"), "USD") == Money("42.05", "USD")
    assert exponents.maybe_from_major(None, "USD") is None
    assert exponents.maybe_from_major(Decimal(1), None) is None
    with pytest.raises(TooManyDecimals):
        exponents.to_major(Money("0.5", "IDR"))
