"""JSON read and written exactly."""

from __future__ import annotations

import sys
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payspec.runtime.wire import JsonInput, JsonValue, UnreadableJson, dumps, loads
from payspec.runtime.wire.json_types import MAX_DEPTH, MAX_DIGITS


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (-12, "-12"),
        (2**70, "1180591620717411303424"),
        (Decimal("1.50"), "1.50"),
        (Decimal("1E+3"), "1000"),
        (Decimal("1e-3"), "0.001"),
        (Decimal("-0.0"), "-0.0"),
        (Decimal("12345678901234567.89"), "12345678901234567.89"),
        ("", '""'),
        ('a"\\/\n\x00\x7f\u2028é', '"a\\"\\\\/\\n\\u0000\x7f\u2028é"'),
        ([], "[]"),
        ({}, "{}"),
        ((1, [2, ()]), "[1,[2,[]]]"),
        ({"b": 1, "a": {"c": None}}, '{"b":1,"a":{"c":null}}'),
    ],
)
def test_a_value_is_written_exactly(value: JsonInput, text: str) -> None:
    assert dumps(value) == text.encode()


@pytest.mark.parametrize(
    ("value", "error"),
    [
        (1.5, TypeError),
        ([1, {"a": 0.1}], TypeError),
        ({1: "a"}, TypeError),
        ({None: 1}, TypeError),
        (b"a", TypeError),
        ({1, 2}, TypeError),
        (range(3), TypeError),
        (Decimal("NaN"), ValueError),
        (Decimal("-Infinity"), ValueError),
        (Decimal("sNaN"), ValueError),
        (Decimal("1E+999999"), ValueError),
        (Decimal("1E-999999"), ValueError),
        (10**MAX_DIGITS, ValueError),
        (-(10 ** (MAX_DIGITS - 1)), ValueError),
        ("a\ud800", ValueError),
        ({"\udfff": 1}, ValueError),
    ],
    ids=ascii,
)
def test_what_json_cannot_hold_exactly_is_refused(
    value: JsonInput, error: type[Exception]
) -> None:
    with pytest.raises(error) as raised:
        dumps(value)
    assert raised.value.__context__ is None
    assert not isinstance(raised.value, UnicodeEncodeError)


def test_as_long_as_is_read_is_written() -> None:
    longest = "9" * MAX_DIGITS
    assert dumps(int(longest)).decode() == longest
    assert loads(longest.encode()) == int(longest)
    with pytest.raises(ValueError, match="too long"):
        dumps(int(longest) + 1)


class _Printed(Decimal):
    """Prints as another number than it is."""

    def __str__(self) -> str:
        return "999"

    def __format__(self, _spec: str, /, _context: object = None) -> str:
        return "999"


@pytest.mark.parametrize("text", ["1.50", "1E+3", "1E-7"])
def test_a_number_is_written_as_it_is_whatever_it_prints(text: str) -> None:
    assert dumps(_Printed(text)) == dumps(Decimal(text))


def test_a_value_that_holds_itself_is_refused() -> None:
    loop: list[JsonInput] = []
    loop.append(loop)
    with pytest.raises(ValueError, match="deep"):
        dumps(loop)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", 1),
        ("-0", 0),
        ("1.10", Decimal("1.10")),
        ("1e2", Decimal("1e2")),
        ("12345678901234567.89", Decimal("12345678901234567.89")),
        ("12345678901234567890", 12345678901234567890),
        (' {"a": [true, null, "\\u00e9"]} ', {"a": [True, None, "é"]}),
        ('\ufeff"a"', "a"),
    ],
)
def test_a_text_is_read_exactly(text: str, value: JsonValue) -> None:
    read = loads(text.encode())
    assert read == value
    assert type(read) is type(value)
    if isinstance(read, Decimal):
        assert str(read) == str(value)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b"s3cret", "not JSON at character 1", id="text"),
        pytest.param(b'{"s3cret": }', "not JSON at character 12", id="no-value"),
        pytest.param(b'"s3cret" 1', "not JSON at character 10", id="two-values"),
        pytest.param(b'"s3cret\\q"', "not JSON at character 8", id="bad-escape"),
        pytest.param(b'"s3cret\n"', "not JSON at character 8", id="control"),
        pytest.param(b'"s3cret\xff"', "not UTF-8 at byte 8", id="not-utf-8"),
        pytest.param('"s3cret"'.encode("utf-16"), "not UTF-8 at byte 1", id="utf-16"),
        pytest.param(
            b'{"s3cret":1,"s3cret":2}', "an object has the same key twice", id="keys"
        ),
        pytest.param(b"[NaN]", "NaN and Infinity are no JSON numbers", id="nan"),
        pytest.param(b"-Infinity", "NaN and Infinity are no JSON numbers", id="inf"),
        pytest.param(b"9" * 5000, "a number is too long", id="long-int"),
        pytest.param(b"0." + b"9" * 5000, "a number is too long", id="long-fraction"),
        pytest.param(b"1e999999", "a number is too long", id="exponent"),
        pytest.param(b"1e-999999", "a number is too long", id="negative-exponent"),
        pytest.param(b"1e" + b"9" * 50, "a number is too long", id="huge-exponent"),
        pytest.param(b"[" * 101 + b"]" * 101, "nested more than 100 deep", id="deep"),
        pytest.param(b"[" * 10**6, "nested more than 100 deep", id="very-deep"),
        pytest.param(b'{"a":' * 10**5, "nested more than 100 deep", id="objects"),
    ],
)
def test_other_text_is_refused_without_repeating_it(body: bytes, problem: str) -> None:
    with pytest.raises(UnreadableJson) as raised:
        loads(body)
    error = raised.value
    assert str(error) == error.problem == problem
    # A JSONDecodeError would carry the whole text along.
    assert error.__context__ is None
    assert error.__cause__ is None


def test_as_deep_as_allowed_is_read_and_written() -> None:
    body = b"[" * MAX_DEPTH + b"]" * MAX_DEPTH
    assert dumps(loads(body)) == body
    brackets = b'["' + b"[" * 500 + b'"]'
    assert dumps(loads(brackets)) == brackets
    wide = b"[" + b",".join([b"[]"] * 500) + b"]"
    assert dumps(loads(wide)) == wide


def test_depth_is_bounded_even_near_the_end_of_the_stack() -> None:
    def at_depth(frames: int) -> JsonValue:
        return loads(b"[" * 100) if frames == 0 else at_depth(frames - 1)

    with pytest.raises(UnreadableJson):
        at_depth(sys.getrecursionlimit() - 150)


_numbers = st.integers(-(10**30), 10**30) | st.decimals(
    allow_nan=False, allow_infinity=False, places=6
)
_text = st.text(st.characters(exclude_categories=["Cs"]))
_values = st.recursive(
    st.none() | st.booleans() | _numbers | _text,
    lambda inner: st.lists(inner) | st.dictionaries(_text, inner),
)


@given(_values)
def test_what_is_written_is_read_back(value: JsonValue) -> None:
    assert loads(dumps(value)) == value


@given(st.binary(max_size=60) | _text.map(str.encode))
def test_reading_raises_nothing_else(body: bytes) -> None:
    try:
        value = loads(body)
    except UnreadableJson:
        return
    # A lone surrogate can be read, in an escape, and not be written.
    if b"\\u" not in body:
        assert loads(dumps(value)) == value


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_decimal_is_written_in_full_or_refused(number: Decimal) -> None:
    try:
        text = dumps(number).decode()
    except ValueError:
        return
    assert Decimal(text) == number
    assert "E" not in text.upper()
    assert len(text) <= 2 * MAX_DIGITS + 3
