"""The scalars that a type expression can name, and what stands in their brackets."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from payspec.ir import scalars as ir
from payspec.ir.scalars import Scalar

Bounds = tuple[int | None, int | None]
DecimalBounds = tuple[Decimal | None, Decimal | None]


class Takes(Enum):
    """What may stand in the brackets behind a scalar's name."""

    NOTHING = "nothing"
    LENGTH = "a length such as ..255, 2..3, 11 or ..35 bytes"
    LONGEST = "a greatest length such as ..100"
    RANGE = "a range such as 1..100"
    DECIMALS = "a range such as 0.01..100"
    FIELD = "the name of the field that holds the currency"
    MOMENT = "the form of the moment: rfc3339, unix, unix_ms, zoneless UTC or a pattern"


@dataclass(frozen=True, slots=True)
class ScalarWord:
    """A scalar as it is written: its word, its brackets, and what it becomes."""

    word: str
    takes: Takes
    required: bool
    example: str
    of_bounds: Callable[[Bounds], Scalar] | None = None
    of_decimals: Callable[[DecimalBounds], Scalar] | None = None
    of_word: Callable[[str | None], Scalar] | None = None


def _plain(word: str, scalar: Scalar) -> ScalarWord:
    return ScalarWord(word, Takes.NOTHING, False, word, of_word=lambda _: scalar)


def _amount(word: str, of: Callable[[str], Scalar]) -> ScalarWord:
    return ScalarWord(
        word,
        Takes.FIELD,
        True,
        f"{word}(currency)",
        of_word=lambda field: of(field or ""),
    )


def _phone(bounds: Bounds) -> Scalar:
    return ir.Phone(bounds[1])


def pattern_of(form: str) -> tuple[str, str | None]:
    """A pattern of a moment, and the zone behind its comma."""
    pattern, comma, zone = form.rpartition(",")
    return (pattern.strip(), zone.strip()) if comma else (form, None)


def _moment(form: str) -> Scalar:
    return MOMENTS[form] if form in MOMENTS else ir.PatternTime(*pattern_of(form))


MOMENTS: dict[str, Scalar] = {
    "rfc3339": ir.Timestamp(),
    "unix": ir.UnixTime(ir.UnixUnit.SECONDS),
    "unix_ms": ir.UnixTime(ir.UnixUnit.MILLISECONDS),
    "zoneless UTC": ir.ZonelessTime(),
}
"""Forms of a moment; the first is meant where none is written."""

SCALARS: tuple[ScalarWord, ...] = (
    ScalarWord(
        "text", Takes.LENGTH, False, "text(..255)", of_bounds=lambda at: ir.Text(*at)
    ),
    ScalarWord(
        "integer",
        Takes.RANGE,
        False,
        "integer(1..)",
        of_bounds=lambda at: ir.Integer(*at),
    ),
    _plain("integer_text", ir.IntegerText()),
    ScalarWord(
        "number",
        Takes.DECIMALS,
        False,
        "number(0.01..)",
        of_decimals=lambda at: ir.Number(*at),
    ),
    _plain("number_text", ir.NumberText()),
    _plain("boolean", ir.Boolean()),
    _amount("minor", ir.Minor),
    _amount("major", ir.Major),
    _amount("major_text", ir.MajorText),
    _plain("currency", ir.Currency()),
    _plain("lower_currency", ir.LowerCurrency()),
    _plain("country", ir.Country()),
    _plain("email", ir.Email()),
    ScalarWord("phone", Takes.LONGEST, False, "phone(..100)", of_bounds=_phone),
    _plain("url", ir.Url()),
    _plain("iban", ir.Iban()),
    _plain("bic", ir.Bic()),
    _plain("card", ir.Card()),
    _plain("base64", ir.Base64()),
    _plain("uuid", ir.Uuid()),
    _plain("ip", ir.Ip()),
    ScalarWord(
        "timestamp",
        Takes.MOMENT,
        False,
        "timestamp(unix)",
        of_word=lambda form: _moment(form or "rfc3339"),
    ),
    _plain("date", ir.Date()),
    _plain("file", ir.File()),
    _plain("json", ir.Json()),
)
"""Every scalar of the language; the editor's schema and the parser read this table."""

BY_WORD = {scalar.word: scalar for scalar in SCALARS}

ELSEWHERE = {
    "amount": "minor",
    "array": "list",
    "binary": "file",
    "bool": "boolean",
    "bytes": "base64",
    "char": "text",
    "date-time": "timestamp",
    "datetime": "timestamp",
    "decimal": "number",
    "dict": "map",
    "double": "number",
    "float": "number",
    "guid": "uuid",
    "int": "integer",
    "ipv4": "ip",
    "ipv6": "ip",
    "long": "integer",
    "money": "minor",
    "object": "json",
    "pan": "card",
    "str": "text",
    "string": "text",
    "swift": "bic",
    "unix": "timestamp",
    "uri": "url",
    "varchar": "text",
}
"""What providers and other languages call a scalar, and its word here."""
