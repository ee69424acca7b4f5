"""Types that mean something: what one JSON value can be."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from payspec.diagnostics import Span

from .place import UNPLACED


@dataclass(frozen=True, slots=True)
class Text:
    """Text of a length; `None` is no bound.

    `shortest` and `longest` count code points, `longest_bytes` bytes of UTF-8.
    """

    shortest: int | None = None
    longest: int | None = None
    longest_bytes: int | None = None


@dataclass(frozen=True, slots=True)
class Integer:
    """A whole number within bounds, both included."""

    lowest: int | None = None
    highest: int | None = None


@dataclass(frozen=True, slots=True)
class IntegerText:
    """A whole number, written as text."""


@dataclass(frozen=True, slots=True)
class Number:
    """A decimal number within bounds, both included, written as a JSON number."""

    lowest: Decimal | None = None
    highest: Decimal | None = None


@dataclass(frozen=True, slots=True)
class NumberText:
    """A decimal number of any precision, written as text."""


@dataclass(frozen=True, slots=True)
class Boolean:
    """True or false."""


@dataclass(frozen=True, slots=True)
class Minor:
    """An amount in minor units of the currency that a sibling field holds."""

    currency_field: str
    span: Span = field(default=UNPLACED, compare=False)


@dataclass(frozen=True, slots=True)
class Major:
    """An amount in major units of a sibling's currency, written as a JSON number."""

    currency_field: str
    span: Span = field(default=UNPLACED, compare=False)


@dataclass(frozen=True, slots=True)
class MajorText:
    """An amount in major units of a sibling's currency, written as text."""

    currency_field: str
    span: Span = field(default=UNPLACED, compare=False)


Amount = Minor | Major | MajorText
"""Every way to write an amount of money."""


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency code, ISO 4217 alpha-3 in form."""


@dataclass(frozen=True, slots=True)
class LowerCurrency:
    """A currency code in the form of ISO 4217, but in small letters."""


CurrencyCode = Currency | LowerCurrency
"""Every way to write a currency."""


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


@dataclass(frozen=True, slots=True)
class Iban:
    """An International Bank Account Number (ISO 13616), its check digits right."""


@dataclass(frozen=True, slots=True)
class Bic:
    """A Business Identifier Code (ISO 9362) of 8 or 11 characters."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card number (PAN), its check digit right; in an answer perhaps masked."""


@dataclass(frozen=True, slots=True)
class Base64:
    """Bytes as base64 (RFC 4648, section 4), padded, without line breaks."""


@dataclass(frozen=True, slots=True)
class Uuid:
    """A UUID in its usual form, of any version and in either case."""


@dataclass(frozen=True, slots=True)
class Ip:
    """An address of IPv4 or IPv6, without a zone."""


@dataclass(frozen=True, slots=True)
class Timestamp:
    """A moment with its zone, as RFC 3339 writes it."""


class UnixUnit(StrEnum):
    """What a count since 1970 counts."""

    SECONDS = "unix"
    MILLISECONDS = "unix_ms"


@dataclass(frozen=True, slots=True)
class UnixTime:
    """A moment as a whole number of units since 1970-01-01 in UTC."""

    unit: UnixUnit = UnixUnit.SECONDS


@dataclass(frozen=True, slots=True)
class ZonelessTime:
    """A moment as RFC 3339 writes it but for the zone, which is UTC."""


@dataclass(frozen=True, slots=True)
class PatternTime:
    """A moment in a form of the provider's own, such as `%d.%m.%Y %H:%M`.

    `zone` is `UTC` or an offset, `None` where the pattern holds it.
    """

    pattern: str
    zone: str | None


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar date, `YYYY-MM-DD`."""


@dataclass(frozen=True, slots=True)
class File:
    """A file among the parts of a request: a name, bytes and a media type.

    Where a request is JSON, it is an object whose `content` is base64.
    """


@dataclass(frozen=True, slots=True)
class Json:
    """Any JSON value: what it holds is not described."""


Scalar = (
    Text
    | Integer
    | IntegerText
    | Number
    | NumberText
    | Boolean
    | Minor
    | Major
    | MajorText
    | Currency
    | LowerCurrency
    | Country
    | Email
    | Phone
    | Url
    | Iban
    | Bic
    | Card
    | Base64
    | Uuid
    | Ip
    | Timestamp
    | UnixTime
    | ZonelessTime
    | PatternTime
    | Date
    | File
    | Json
)
"""Every kind of single value; one class per kind."""


class Form(StrEnum):
    """A JSON form that a field is sent in although its table says another.

    An empty list stands for an object that holds nothing, an empty text for a field
    that is not there.
    """

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    NULL = "null"
    EMPTY_LIST = "empty_list"
    EMPTY_TEXT = "empty_text"
