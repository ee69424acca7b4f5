"""Types that mean something: what one JSON value can be."""

from dataclasses import dataclass, field
from enum import StrEnum

from payspec.diagnostics import Span

from .place import UNPLACED


@dataclass(frozen=True, slots=True)
class Text:
    """Text of a length, counted in code points; `None` is no bound."""

    shortest: int | None = None
    longest: int | None = None


@dataclass(frozen=True, slots=True)
class Integer:
    """A whole number within bounds, both included."""

    lowest: int | None = None
    highest: int | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A decimal number of any precision, written as a JSON number."""


@dataclass(frozen=True, slots=True)
class Boolean:
    """True or false."""


@dataclass(frozen=True, slots=True)
class Minor:
    """An amount in minor units of the currency that a sibling field holds."""

    currency_field: str
    span: Span = field(default=UNPLACED, compare=False)


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency code, ISO 4217 alpha-3 in form."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country code, ISO 3166-1 alpha-2 in form."""


@dataclass(frozen=True, slots=True)
class Email:
    """An e-mail address, checked for its form only."""


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number as text, kept as it is written."""

    longest: int | None = None


@dataclass(frozen=True, slots=True)
class Url:
    """An absolute http or https address."""


class TimestampForm(StrEnum):
    """How a moment is written on the wire."""

    RFC3339 = "rfc3339"


@dataclass(frozen=True, slots=True)
class Timestamp:
    """A moment, aware of its zone."""

    form: TimestampForm = TimestampForm.RFC3339


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar date, `YYYY-MM-DD`."""


@dataclass(frozen=True, slots=True)
class Json:
    """Any JSON value: what it holds is not described."""


Scalar = (
    Text
    | Integer
    | Number
    | Boolean
    | Minor
    | Currency
    | Country
    | Email
    | Phone
    | Url
    | Timestamp
    | Date
    | Json
)
"""Every kind of single value; one class per kind."""


class Form(StrEnum):
    """A JSON form that a field is sent in although its table says another."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    NULL = "null"
