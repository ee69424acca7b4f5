"""Texts to try on each textual scalar. All are made up: they name nobody."""

from collections.abc import Iterator
from typing import assert_never

from payspec.ir import scalars as ir
from payspec.jsonschema.scalars import COUNTRY, CURRENCY, EMAIL, URL

from .expressions import parse
from .matching import matches

Textual = (
    ir.Text
    | ir.Phone
    | ir.Currency
    | ir.Country
    | ir.Email
    | ir.Url
    | ir.Timestamp
    | ir.Date
)
TEXTUAL = Textual
"""Every scalar that is a JSON string; one class per kind."""

LONGEST = 4_000
"""Code points beyond which a bound on the length is not tried."""

_USUAL = "example"
# Outside the Basic Multilingual Plane: one code point, two units of UTF-16, four bytes.
_ASTRAL = "\N{MUSICAL SYMBOL G CLEF}"

_GOOD = {
    ir.Currency: ("EUR", ("USD", "JPY", "KWD")),
    ir.Country: ("DE", ("US", "GB")),
    ir.Email: ("someone@example.com", ("a@b", "some+one@mail.example.com")),
    ir.Url: (
        "https://example.com/path",
        ("http://example.com", "HTTPS://example.com/?a=b&c=%20#d"),
    ),
    ir.Date: ("2026-02-28", ("2024-02-29", "0001-01-01", "9999-12-31")),
    ir.Timestamp: (
        "2026-02-28T12:34:56Z",
        (
            "2026-02-28T12:34:56+05:30",
            "2026-02-28T12:34:56.123456-03:00",
            "2026-02-28t12:34:56z",
            "2016-12-31T23:59:60Z",
        ),
    ),
}
_BAD = {
    ir.Currency: (
        "pattern",
        {"lower-case": "eur", "short": "EU", "symbol": "€", "line-break": "EUR\n"},
    ),
    ir.Country: (
        "pattern",
        {"lower-case": "de", "alpha-3": "DEU", "numeric": "276", "line-break": "DE\n"},
    ),
    ir.Email: (
        "pattern",
        {
            "no-at": "example.com",
            "two-ats": "a@b@example.com",
            "space": "some one@example.com",
            "line-break": "someone@example.com\n",
        },
    ),
    ir.Url: (
        "pattern",
        {
            "no-scheme": "example.com",
            "other-scheme": "ftp://example.com",
            "relative": "/path",
            "space": "https://example.com/a b",
            "line-break": "https://example.com\n",
        },
    ),
    ir.Date: (
        "format",
        {
            "no-such-day": "2026-02-30",
            "no-such-month": "2026-13-01",
            "other-form": "28.02.2026",
            "with-time": "2026-02-28T00:00:00Z",
            "line-break": "2026-02-28\n",
        },
    ),
    ir.Timestamp: (
        "format",
        {
            "no-such-day": "2026-02-30T12:34:56Z",
            "no-such-hour": "2026-02-28T24:00:00Z",
            "no-zone": "2026-02-28T12:34:56",
            "date": "2026-02-28",
            "seconds": "1772282096",
            "line-break": "2026-02-28T12:34:56Z\n",
        },
    ),
}
_FORMS = {
    ir.Currency: parse(CURRENCY),
    ir.Country: parse(COUNTRY),
    ir.Email: parse(EMAIL),
    ir.Url: parse(URL),
}


def good_texts(scalar: Textual) -> Iterator[tuple[str, str]]:
    """Texts that fit, under the names of their ideas; the first is the example."""
    match scalar:
        case ir.Text(shortest, longest):
            yield from _lengths(_USUAL, shortest or 0, longest)
        case ir.Phone(longest):
            yield from _lengths("+15550100", 0, longest)
        case (
            ir.Currency()
            | ir.Country()
            | ir.Email()
            | ir.Url()
            | ir.Timestamp()
            | ir.Date()
        ):
            usual, others = _GOOD[type(scalar)]
            yield "usual", usual
            for number, other in enumerate(others, start=2):
                yield f"good-{number}", other
        case _:
            assert_never(scalar)


def bad_texts(scalar: Textual) -> Iterator[tuple[str, str, str]]:
    """Texts that break one rule: the name of the idea, the text, and the keyword."""
    match scalar:
        case ir.Text(shortest, longest):
            if shortest and shortest <= LONGEST:
                yield "too-short", "x" * (shortest - 1), "minLength"
            if longest is not None and longest < LONGEST:
                yield "too-long", "x" * (longest + 1), "maxLength"
        case ir.Phone(longest):
            if longest is not None and longest < LONGEST:
                yield "too-long", "0" * (longest + 1), "maxLength"
        case (
            ir.Currency()
            | ir.Country()
            | ir.Email()
            | ir.Url()
            | ir.Timestamp()
            | ir.Date()
        ):
            rule, bad = _BAD[type(scalar)]
            for name, text in bad.items():
                yield name, text, rule
        case _:
            assert_never(scalar)


def fits(scalar: Textual, text: str) -> bool:
    """Whether a text fits the scalar itself, whatever pattern a field adds."""
    match scalar:
        case ir.Text(shortest, longest):
            return (shortest or 0) <= len(text) and _within(text, longest)
        case ir.Phone(longest):
            return _within(text, longest)
        case ir.Currency() | ir.Country() | ir.Email() | ir.Url():
            return matches(_FORMS[type(scalar)], text)
        case ir.Timestamp() | ir.Date():
            return text in [good for _, good in good_texts(scalar)]
        case _:
            assert_never(scalar)


def _within(text: str, longest: int | None) -> bool:
    return longest is None or len(text) <= longest


def _lengths(
    usual: str, shortest: int, longest: int | None
) -> Iterator[tuple[str, str]]:
    filler = "0" if usual[-1].isdigit() else "x"
    cut = usual if longest is None else usual[:longest]
    yield "usual", cut.ljust(shortest, filler)
    if shortest == 0:
        yield "empty", ""
    elif shortest <= LONGEST:
        yield "shortest", filler * shortest
        yield "shortest-astral", _ASTRAL * shortest
    if longest is not None and longest <= LONGEST:
        yield "longest", filler * longest
        yield "longest-astral", _ASTRAL * longest
