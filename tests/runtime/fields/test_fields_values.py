"""Timestamps, dates, numbers, JSON, secrets and open enumerations."""

from __future__ import annotations

import copy
import datetime as dt
import logging
import pickle
from decimal import Decimal
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from payspec.runtime.fields.date import Date
from payspec.runtime.fields.json_value import Json
from payspec.runtime.fields.number import Number
from payspec.runtime.fields.open_enum import OpenEnum
from payspec.runtime.fields.secret import Secret
from payspec.runtime.fields.text import text_of_number
from payspec.runtime.fields.texts import Country, Currency, Email, Url
from payspec.runtime.fields.timestamp import (
    Timestamp,
    read_rfc3339,
    write_rfc3339,
)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2014-06-11T12:04:59+03:00", "2014-06-11T12:04:59+03:00"),
        ("2014-06-11 12:04:59z", "2014-06-11T12:04:59Z"),
        ("2014-06-11T12:04:59.5-00:00", "2014-06-11T12:04:59.500000Z"),
        ("2014-06-11T12:04:59.1234567Z", "2014-06-11T12:04:59.123456Z"),
        ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
    ],
)
def test_a_moment_is_read_and_written(text: str, written: str) -> None:
    assert write_rfc3339(read_rfc3339(text)) == written


@pytest.mark.parametrize(
    "text",
    [
        "2014-06-11T12:04:59",
        "2014-06-11",
        "2014-06-11T12:04Z",
        "2014-02-30T00:00:00Z",
        "2014-06-11T24:00:00Z",
        "2014-06-11T12:04:59+3:00",
        "2014-06-11T12:04:59Z\n",
        "٢٠١٤-06-11T12:04:59Z",
        "9999-12-31T23:59:60Z",
        "1402488299",
        "",
    ],
)
def test_a_moment_in_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_rfc3339(text)
    with pytest.raises(ValidationError):
        TypeAdapter(Timestamp).validate_python(text)


def test_a_moment_without_a_zone_is_never_written() -> None:
    with pytest.raises(ValueError):
        write_rfc3339(dt.datetime(2026, 1, 1))
    with pytest.raises(ValidationError):
        TypeAdapter(Timestamp).validate_python(dt.datetime(2026, 1, 1))
    odd = dt.timezone(dt.timedelta(minutes=17, seconds=30))
    assert write_rfc3339(dt.datetime(2026, 1, 1, tzinfo=odd)) == "2025-12-31T23:42:30Z"


@given(st.datetimes(timezones=st.timezones()))
def test_any_aware_moment_survives_writing(moment: dt.datetime) -> None:
    try:
        text = write_rfc3339(moment)
    except OverflowError:
        return
    assert read_rfc3339(text) == moment.astimezone(dt.UTC)


@given(st.text())
def test_no_text_breaks_the_reader_of_moments(text: str) -> None:
    try:
        read_rfc3339(text)
    except ValueError:
        pass


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Date, ["2026-02-28", dt.date(2026, 2, 28)], ["2026-02-30", "28.2.2026", 5]),
        (Number, [5, Decimal("1.10")], [1.5, True, "5", Decimal("NaN"), None]),
        (Currency, ["USD", "USDT"], ["usd", "US", "USD\n", "1SD", 5]),
        (Country, ["US"], ["USA", "us", "US\n"]),
        (Email, ["a@b", "ü@x.org"], ["a", "a@b@c", "a @b", "a@b\n"]),
        (Url, ["https://x", "HTTP://x/y?z"], ["ftp://x", "https://", "https://a b"]),
        (Json, [None, 1, "x", [1, {"a": Decimal("1.5")}]], [1.5, [1.5], {1: 2}, {2}]),
    ],
    ids=["date", "number", "currency", "country", "email", "url", "json"],
)
def test_values_that_mean_something(
    kind: type, good: list[object], bad: list[object]
) -> None:
    adapter: TypeAdapter[object] = TypeAdapter(kind)
    for value in good:
        adapter.validate_python(value, strict=True)
    for value in bad:
        with pytest.raises(ValidationError):
            adapter.validate_python(value, strict=True)


def test_json_that_nests_too_deeply_is_refused() -> None:
    deep: object = 1
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(ValidationError):
        TypeAdapter(Json).validate_python(deep)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (17777777777, "17777777777"),
        (Decimal("1.50"), "1.50"),
        (Decimal("1E+3"), "1000"),
        (-1, "-1"),
    ],
)
def test_a_number_keeps_its_digits_as_text(number: int | Decimal, text: str) -> None:
    assert text_of_number(number) == text


def test_a_secret_does_not_print(caplog: pytest.LogCaptureFixture) -> None:
    secret = Secret("hunter2")
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("x").warning("%s %r", secret, [secret])
    shown = f"{secret}{secret!r}{secret!s}{secret:>30}{[secret]}{caplog.text}"
    assert "hunter2" not in shown
    assert "<secret>" in shown
    assert secret.reveal() == "hunter2"


def test_a_secret_is_not_copied_or_changed() -> None:
    secret = Secret("hunter2")
    for attempt in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError) as caught:
            attempt(secret)
        assert "hunter2" not in str(caught.value)
    assert not hasattr(secret, "__dict__")


def test_secrets_compare_by_their_text() -> None:
    assert Secret("a") == Secret("a")
    assert Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert len({Secret("a"), Secret("a")}) == 1
    with pytest.raises(ValueError):
        Secret("")
    with pytest.raises(TypeError):
        Secret(b"a")  # type: ignore[arg-type]


class Status(OpenEnum):
    """A status."""

    PENDING: ClassVar[str] = "pending"
    TITLE: ClassVar[str] = "Title Case"


@pytest.mark.parametrize(
    ("value", "known"),
    [("pending", True), ("Title Case", True), ("new", False), ("A status.", False)],
)
def test_unknown_values_of_an_open_enumeration_survive(value: str, known: bool) -> None:
    read = TypeAdapter(Status).validate_python(value)
    assert type(read) is Status
    assert read == value
    assert read.is_known is known
    assert pickle.loads(pickle.dumps(read)) == read


def test_an_open_enumeration_matches_its_constants() -> None:
    match Status("pending"):
        case Status.PENDING:
            pass
        case other:
            pytest.fail(f"{other!r} did not match")
    assert repr(Status("x")) == "Status('x')"
