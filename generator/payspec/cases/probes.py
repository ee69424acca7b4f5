"""Values to try on a scalar: such as fit, and such as break one rule of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import cache

from payspec.ir import scalars as ir
from payspec.ir.scalars import Scalar
from payspec.runtime.fields.epoch import FIRST_SECOND, LAST_SECOND

from .files import file_text
from .json_text import JsonText, scalar_text
from .texts import bad_texts, good_texts

EXACT = 9_007_199_254_740_993
"""A whole number that no binary float of 64 bits holds."""


@dataclass(frozen=True, slots=True)
class Probe:
    """One value; `rule` is the keyword that it breaks, `None` if it fits.

    `raw` is the text itself, where the value is one.
    """

    name: str
    text: JsonText
    rule: str | None = None
    raw: str | None = None


@cache
def probes(scalar: Scalar, *, sent: bool) -> tuple[Probe, ...]:
    """What there is to try; the first of them fits, and is the example."""
    return tuple(_probes(scalar, sent))


def text_probe(name: str, raw: str, rule: str | None = None) -> Probe:
    """A probe that is a text."""
    return Probe(name, scalar_text(raw), rule, raw)


def _probes(scalar: Scalar, sent: bool) -> Iterator[Probe]:
    match scalar:
        case ir.Integer(lowest, highest):
            yield from _integers(lowest, highest, 1)
        case ir.Minor():
            yield from _integers(1 if sent else None, None, 100)
        case ir.Number(None, None):
            yield from _numbers()
            yield Probe("negative", "-0.5")
        case ir.Number(lowest, highest):
            yield from _bounded(lowest, highest)
        case ir.Major():
            yield from _numbers()
            rule = "exclusiveMinimum" if sent else None
            yield Probe("zero", "0", rule)
            yield Probe("negative", "-0.5", rule)
        case ir.UnixTime(unit):
            yield from _moments(1000 if unit is ir.UnixUnit.MILLISECONDS else 1)
        case ir.Boolean():
            yield Probe("usual", "true")
            yield Probe("false", "false")
        case ir.File():
            yield Probe("usual", file_text({}))
            yield Probe("empty", file_text({"content": '""'}))
        case ir.Json():
            yield Probe("usual", '{"any":[1,"text",null,0.1]}')
            yield Probe("text", '"text"')
            yield Probe("null", "null")
        case _:
            for name, raw in good_texts(scalar):
                yield text_probe(name, raw)
            for name, raw, rule in bad_texts(scalar, sent=sent):
                yield text_probe(name, raw, rule)


def _numbers() -> Iterator[Probe]:
    yield Probe("usual", "19.99")
    yield Probe("whole", "7")
    yield Probe("zeros", "10.00")
    yield Probe("exact", "12345678901234567.89")
    yield Probe("exponent", "1.5E+3")


def _bounded(lowest: Decimal | None, highest: Decimal | None) -> Iterator[Probe]:
    low = Decimal(1) if lowest is None else max(Decimal(1), lowest)
    yield Probe("usual", format(low if highest is None else min(low, highest), "f"))
    if lowest is not None:
        yield Probe("lowest", format(lowest, "f"))
        yield Probe("below-lowest", _beside(lowest, -1), "minimum")
    if highest is not None:
        yield Probe("highest", format(highest, "f"))
        yield Probe("above-highest", _beside(highest, 1), "maximum")


def _beside(bound: Decimal, step: int) -> JsonText:
    """The nearest number that has one decimal more."""
    exponent = bound.as_tuple().exponent
    assert isinstance(exponent, int)
    with localcontext() as exact:
        exact.prec = 200
        return format(bound + Decimal(step).scaleb(min(exponent, 0) - 1), "f")


def _moments(per_second: int) -> Iterator[Probe]:
    first, behind = FIRST_SECOND * per_second, (LAST_SECOND + 1) * per_second
    yield Probe("usual", str(1_772_282_096 * per_second))
    yield Probe("epoch", "0")
    yield Probe("before-epoch", "-1")
    yield Probe("earliest", str(first))
    yield Probe("latest", str(behind - 1))
    yield Probe("too-early", str(first - 1), "format")
    yield Probe("too-late", str(behind), "format")


def _integers(lowest: int | None, highest: int | None, usual: int) -> Iterator[Probe]:
    low = usual if lowest is None else max(usual, lowest)
    value = low if highest is None else min(low, highest)
    yield Probe("usual", str(value))
    if lowest is None:
        yield Probe("negative", str(min(-1, value)))
    else:
        yield Probe("lowest", str(lowest))
        yield Probe("below-lowest", str(lowest - 1), "minimum")
    if highest is None:
        yield Probe("exact", str(max(EXACT, value)))
    else:
        yield Probe("highest", str(highest))
        yield Probe("above-highest", str(highest + 1), "maximum")
