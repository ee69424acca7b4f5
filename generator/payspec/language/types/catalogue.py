"""The scalars that a type expression can name, and what stands in their brackets."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from payspec.ir import scalars as ir
from payspec.ir.scalars import Scalar, TimestampForm

Bounds = tuple[int | None, int | None]


class Takes(Enum):
    """What may stand in the brackets behind a scalar's name."""

    NOTHING = "nothing"
    LENGTH = "a length such as ..255, 2..3 or 11"
    LONGEST = "a greatest length such as ..100"
    RANGE = "a range such as 1..100"
    FIELD = "the name of the field that holds the currency"
    MOMENT = "the form of the moment: rfc3339"


@dataclass(frozen=True, slots=True)
class ScalarWord:
    """A scalar as it is written: its word, its brackets, and what it becomes."""

    word: str
    takes: Takes
    required: bool
    example: str
    of_bounds: Callable[[Bounds], Scalar] | None = None
    of_word: Callable[[str | None], Scalar] | None = None


def _plain(word: str, scalar: Scalar) -> ScalarWord:
    return ScalarWord(word, Takes.NOTHING, False, word, of_word=lambda _: scalar)


def _phone(bounds: Bounds) -> Scalar:
    return ir.Phone(bounds[1])


def _minor(field: str | None) -> Scalar:
    return ir.Minor(field or "")


def _timestamp(form: str | None) -> Scalar:
    return ir.Timestamp(TimestampForm(form or "rfc3339"))


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
    _plain("number", ir.Number()),
    _plain("boolean", ir.Boolean()),
    ScalarWord("minor", Takes.FIELD, True, "minor(currency)", of_word=_minor),
    _plain("currency", ir.Currency()),
    _plain("country", ir.Country()),
    _plain("email", ir.Email()),
    ScalarWord("phone", Takes.LONGEST, False, "phone(..100)", of_bounds=_phone),
    _plain("url", ir.Url()),
    ScalarWord("timestamp", Takes.MOMENT, False, "timestamp", of_word=_timestamp),
    _plain("date", ir.Date()),
    _plain("json", ir.Json()),
)
"""Every scalar of the language; the editor's schema and the parser read this table."""

BY_WORD = {scalar.word: scalar for scalar in SCALARS}

ELSEWHERE = {
    "amount": "minor",
    "array": "list",
    "bool": "boolean",
    "char": "text",
    "date-time": "timestamp",
    "datetime": "timestamp",
    "decimal": "number",
    "dict": "map",
    "double": "number",
    "float": "number",
    "int": "integer",
    "long": "integer",
    "money": "minor",
    "object": "json",
    "str": "text",
    "string": "text",
    "uri": "url",
    "uuid": "text",
    "varchar": "text",
}
"""What providers and other languages call a scalar, and its word here."""
