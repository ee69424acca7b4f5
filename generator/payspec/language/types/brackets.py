"""What stands in the brackets behind a scalar's name: lengths, ranges, forms."""

import re
from decimal import Decimal

from payspec.ir.scalars import Text
from payspec.runtime.fields.time_pattern import pattern_problem

from .catalogue import MOMENTS, Bounds, DecimalBounds, Takes, pattern_of

_BOUNDS = re.compile(r"([0-9]{0,9})\.\.([0-9]{0,9})|([0-9]{1,9})", re.ASCII)
_NUMBER = r"-?[0-9]{1,9}(?:\.[0-9]{1,8})?"
_DECIMALS = re.compile(rf"({_NUMBER})?\.\.({_NUMBER})?", re.ASCII)
_BYTES = re.compile(r"\.\.([0-9]{1,9}) bytes", re.ASCII)


def problem(argument: str, takes: Takes) -> str | None:
    """What is wrong with the brackets of a scalar that takes something there."""
    match takes:
        case Takes.LENGTH if "bytes" in argument:
            found = _BYTES.fullmatch(argument)
            if found is not None and int(found[1]):
                return None
            return f"'{_short(argument)}' is not {takes.value}"
        case Takes.LENGTH | Takes.LONGEST | Takes.RANGE:
            return _bounds_problem(argument, takes)
        case Takes.DECIMALS:
            return _decimals_problem(argument)
        case Takes.MOMENT if "%" in argument:
            return pattern_problem(*pattern_of(argument))
        case Takes.MOMENT if argument not in MOMENTS:
            return f"'{_short(argument)}' is no form of a moment"
        case Takes.FIELD if not argument:
            return f"{takes.value} is missing"
        case _:
            return None


def length(argument: str | None) -> Text:
    """A text of the length that is written: in characters, or in bytes."""
    found = _BYTES.fullmatch(argument or "")
    if found is not None:
        return Text(longest_bytes=int(found[1]))
    return Text(*bounds(argument))


def bounds(argument: str | None) -> Bounds:
    """A range of whole numbers; a single number is both ends of it."""
    found = _BOUNDS.fullmatch(argument or "..")
    assert found is not None
    low, high, exact = found.groups()
    if exact:
        return (int(exact), int(exact))
    return (int(low) if low else None, int(high) if high else None)


def decimals(argument: str | None) -> DecimalBounds:
    """A range of decimal numbers."""
    found = _DECIMALS.fullmatch(argument or "..")
    assert found is not None
    low, high = found.groups()
    return (Decimal(low) if low else None, Decimal(high) if high else None)


def _bounds_problem(argument: str, takes: Takes) -> str | None:
    if argument == ".." or _BOUNDS.fullmatch(argument) is None:
        return f"'{_short(argument)}' is not {takes.value}"
    lowest, highest = bounds(argument)
    if lowest is not None and highest is not None and lowest > highest:
        return f"'{argument}' is empty: {lowest} is more than {highest}"
    if highest == 0 and takes is not Takes.RANGE:
        return "a text of no characters says nothing"
    if lowest is not None and takes is Takes.LONGEST:
        return f"'{argument}' is not {takes.value}"
    return None


def _decimals_problem(argument: str) -> str | None:
    if argument == ".." or _DECIMALS.fullmatch(argument) is None:
        return f"'{_short(argument)}' is not {Takes.DECIMALS.value}"
    lowest, highest = decimals(argument)
    if lowest is not None and highest is not None and lowest > highest:
        return f"'{argument}' is empty: {lowest} is more than {highest}"
    return None


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37]}..."
