"""Texts to try on each textual scalar. All are made up: they name nobody."""

from collections.abc import Iterator
from datetime import UTC, datetime

from payspec.ir import scalars as ir
from payspec.jsonschema.scalars import MAX_BYTES, TIME_PATTERN
from payspec.runtime.fields.patterns import (
    COUNTRY,
    CURRENCY,
    EMAIL,
    LOWER_CURRENCY,
    URL,
)
from payspec.runtime.fields.time_pattern import time_pattern

from .examples import BAD, BAD_SENT, GOOD, MASKED
from .expressions import parse
from .matching import matches

Formed = (
    ir.CurrencyCode
    | ir.Country
    | ir.Email
    | ir.Url
    | ir.Iban
    | ir.Bic
    | ir.Card
    | ir.Base64
    | ir.Uuid
    | ir.Ip
    | ir.IntegerText
    | ir.NumberText
    | ir.MajorText
    | ir.Timestamp
    | ir.ZonelessTime
    | ir.PatternTime
    | ir.Date
)
FORMED = Formed
"""Every scalar whose texts have a form; one class per kind."""

Textual = ir.Text | ir.Phone | Formed
TEXTUAL = Textual
"""Every scalar that is a JSON string; one class per kind."""

LONGEST = 4_000
"""Code points beyond which a bound on the length is not tried."""

_USUAL = "example"
# Outside the Basic Multilingual Plane: one code point, two units of UTF-16, four bytes.
_ASTRAL = "\N{MUSICAL SYMBOL G CLEF}"

_MOMENT = datetime(2026, 2, 28, 12, 34, 56, tzinfo=UTC)
_LEAP_DAY = datetime(2024, 2, 29, 23, 59, 59, tzinfo=UTC)
_SPELLED = {
    "%Y": "2026",
    "%H": "12",
    "%M": "34",
    "%S": "56",
    "%3f": "000",
    "%f": "000000",
    "%z": "+0000",
    "%:z": "+00:00",
}

_FORMS = {
    ir.Currency: parse(CURRENCY),
    ir.LowerCurrency: parse(LOWER_CURRENCY),
    ir.Country: parse(COUNTRY),
    ir.Email: parse(EMAIL),
    ir.Url: parse(URL),
}


def good_texts(scalar: Textual) -> Iterator[tuple[str, str]]:
    """Texts that fit, under the names of their ideas; the first is the example."""
    match scalar:
        case ir.Text(longest_bytes=int(longest)):
            yield from _byte_lengths(longest)
        case ir.Text(shortest, longest):
            yield from _lengths(_USUAL, shortest or 0, longest)
        case ir.Phone(longest):
            yield from _lengths("+15550100", 0, longest)
        case ir.PatternTime(pattern, zone):
            form = time_pattern(pattern, zone)
            yield "usual", form.write(_MOMENT)
            yield "leap-day", form.write(_LEAP_DAY)
        case _:
            usual, *others = GOOD[type(scalar)]
            yield "usual", usual
            for number, other in enumerate(others, start=2):
                yield f"good-{number}", other


def bad_texts(scalar: Textual, *, sent: bool) -> Iterator[tuple[str, str, str]]:
    """Texts that break one rule: the name of the idea, the text, and the keyword."""
    match scalar:
        case ir.Text(longest_bytes=int(longest)):
            if longest < LONGEST:
                yield "too-long", "x" * (longest + 1), MAX_BYTES
                half = longest // 2 + 1
                if half <= longest:
                    yield "too-many-bytes", "é" * half, MAX_BYTES
        case ir.Text(shortest, longest):
            if shortest and shortest <= LONGEST:
                yield "too-short", "x" * (shortest - 1), "minLength"
            if longest is not None and longest < LONGEST:
                yield "too-long", "x" * (longest + 1), "maxLength"
        case ir.Phone(longest):
            if longest is not None and longest < LONGEST:
                yield "too-long", "0" * (longest + 1), "maxLength"
        case ir.PatternTime(pattern, zone):
            good = time_pattern(pattern, zone).write(_MOMENT)
            bad_day = pattern.replace("%m", "02").replace("%d", "30")
            yield "other-form", "2026-02-28T12:34:56.1234567Z", TIME_PATTERN
            yield "no-such-day", _spelled(bad_day), TIME_PATTERN
            yield "line-break", f"{good}\n", TIME_PATTERN
        case _ if type(scalar) in MASKED and not sent:
            return
        case _:
            for rule, bad in BAD[type(scalar)]:
                # Of an address that is read, the characters alone are asked for.
                if rule == "format" and isinstance(scalar, ir.Ip) and not sent:
                    continue
                for name, text in bad.items():
                    yield name, text, rule
            for name, text in BAD_SENT.get(type(scalar), {}).items() if sent else ():
                yield name, text, "pattern"


def _spelled(pattern: str) -> str:
    """A pattern with its parts filled in."""
    for part, text in _SPELLED.items():
        pattern = pattern.replace(part, text)
    return pattern


def fits(scalar: Textual, text: str) -> bool:
    """Whether a text fits the scalar itself, whatever pattern a field adds."""
    match scalar:
        case ir.Text(shortest, longest, longest_bytes):
            return (
                (shortest or 0) <= len(text)
                and _within(len(text), longest)
                and _within(len(text.encode()), longest_bytes)
            )
        case ir.Phone(longest):
            return _within(len(text), longest)
        case ir.Currency() | ir.LowerCurrency() | ir.Country():
            return matches(_FORMS[type(scalar)], text)
        case ir.Email() | ir.Url():
            return matches(_FORMS[type(scalar)], text)
        case _:
            return text in GOOD[type(scalar)]


def _within(size: int, longest: int | None) -> bool:
    return longest is None or size <= longest


def _byte_lengths(longest: int) -> Iterator[tuple[str, str]]:
    yield "usual", _USUAL[:longest]
    yield "empty", ""
    if longest <= LONGEST:
        yield "longest", "x" * longest
        yield "longest-astral", _ASTRAL * (longest // 4)


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
