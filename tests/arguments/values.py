"""Python values of every kind, among them those that nobody would think of."""

from __future__ import annotations

import datetime as dt
import decimal
import enum
import fractions
import uuid
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from hypothesis import strategies as st
from pydantic import MISSING, BaseModel

from payouts import Money


class Hostile:
    """Raises at whatever is asked of it."""

    def _raise(self, *_: object) -> Any:
        raise RuntimeError("asked")

    __repr__ = __str__ = __eq__ = __hash__ = __len__ = __iter__ = _raise
    __bool__ = __int__ = __float__ = __index__ = __getitem__ = __lt__ = _raise
    __fspath__ = __bytes__ = __format__ = __call__ = _raise


class LoudText(str):
    """A text that prints as another."""

    def __str__(self) -> str:
        return "another"

    def __format__(self, _: str) -> str:
        return "another"


class LoudNumber(int):
    """A number that prints as another."""

    def __str__(self) -> str:
        return "7"

    def __format__(self, _: str) -> str:
        return "7"


class Colour(enum.Enum):
    """An enumeration that no spec knows."""

    RED = "red"


class Other(BaseModel):
    """A model that no operation takes."""

    amount: int = 1


class Endless(dict[str, object]):
    """A mapping that lists names without an end."""

    def keys(self) -> Any:
        return self

    def __iter__(self) -> Iterator[str]:
        raise RuntimeError("asked")


def _round() -> list[object]:
    made: list[object] = []
    made.append(made)
    return made


def _round_mapping() -> dict[str, object]:
    made: dict[str, object] = {}
    made["a"] = made
    return made


def _deep(depth: int) -> object:
    made: object = 1
    for _ in range(depth):
        made = [made]
    return made


class _Zone(dt.tzinfo):
    """A zone that cannot say what it is."""

    def utcoffset(self, _: object) -> Any:
        raise RuntimeError("asked")

    dst = tzname = utcoffset


ODD: tuple[object, ...] = (
    None,
    MISSING,
    ...,
    NotImplemented,
    object(),
    object,
    int,
    Hostile(),
    LoudText("a"),
    LoudNumber(5),
    Colour.RED,
    Other(),
    Other,
    Endless(a=1),
    _round(),
    _round_mapping(),
    _deep(2_000),
    True,
    10**400,
    -(10**400),
    2**53 + 1,
    float("nan"),
    float("inf"),
    1e308,
    0.1,
    1j,
    decimal.Decimal("NaN"),
    decimal.Decimal("sNaN"),
    decimal.Decimal("Infinity"),
    decimal.Decimal("1E+999999"),
    decimal.Decimal("1E-999999"),
    decimal.Decimal("-0"),
    fractions.Fraction(1, 3),
    "",
    " ",
    "a" * 100_000,
    "\ud800",
    "\x00",
    "a\r\nX-A: b",
    "é" * 10,
    "../..",
    "%2e%2e",
    "a/b?c#d",
    "\u202e",
    b"",
    b"\xff",
    bytearray(b"a"),
    memoryview(b"a"),
    range(3),
    iter(()),
    (each for each in "ab"),
    lambda: "a",
    print,
    uuid.UUID(int=0),
    PurePosixPath("/"),
    dt.date.min,
    dt.date.max,
    dt.datetime.min,
    dt.datetime.max,
    dt.datetime.max.replace(tzinfo=dt.UTC),
    dt.datetime.min.replace(tzinfo=dt.timezone(dt.timedelta(hours=23))),
    dt.datetime(2026, 1, 1, tzinfo=_Zone()),
    dt.time(1),
    dt.timedelta.max,
    Money("1.00", "EUR"),
    Money("1", "JPY"),
    [None],
    {"": ""},
    {1: 2},
    {None: None},
    {"a": {"b": [object()]}},
    set(),
    frozenset({1}),
    (1, "a"),
)
"""Each of them is tried for each argument."""


def _odd(index: int) -> object:
    # Strategies are printed, which not each of these values can be.
    return ODD[index]


_LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.decimals(),
    st.text(max_size=12),
    st.text(st.characters(codec=None), max_size=4),
    st.binary(max_size=8),
    st.datetimes(),
    st.dates(),
    st.integers(0, len(ODD) - 1).map(_odd),
)

VALUES: st.SearchStrategy[object] = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.text(max_size=6), inner, max_size=3),
        st.tuples(inner, inner),
    ),
    max_leaves=6,
)
"""Any value, with those of `ODD` among its parts."""
