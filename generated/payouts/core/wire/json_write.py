"""Exact JSON text out of Python values."""

from __future__ import annotations

from decimal import Decimal
from json.encoder import encode_basestring

from .json_types import MAX_DEPTH, MAX_DIGITS, JsonInput, is_plain_size

_TOO_LONG = "the number is too long to be written out"


def dumps(value: JsonInput) -> bytes:
    """Return the value as compact JSON text in UTF-8, keys in the order given.

    Takes dict, list, tuple, str, int, bool, None and Decimal. A Decimal is written as
    the plain number it is (`Decimal("1E+3")` as `1000`, `Decimal("1.50")` as `1.50`).

    Raises TypeError for anything else, a float above all, and for a key that is no
    string; ValueError for NaN, Infinity, a number or a nesting beyond the bounds of
    `json_types`, and text with half a surrogate pair. No message holds a value.
    """
    text = _text(value, MAX_DEPTH)
    # Raised outside of the `except`: a UnicodeEncodeError carries the whole text.
    try:
        return text.encode()
    except UnicodeEncodeError:
        pass
    raise ValueError("the text holds half of a surrogate pair")


def _text(value: JsonInput, depth: int) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, int):
        return _whole(value)
    if isinstance(value, Decimal):
        return _number(value)
    if depth == 0:
        raise ValueError(f"nested more than {MAX_DEPTH} deep")
    inner = depth - 1
    if isinstance(value, dict):
        # The encoder raises TypeError for a key that is no string.
        members = [
            f"{encode_basestring(key)}:{_text(item, inner)}"
            for key, item in value.items()
        ]
        return f"{{{','.join(members)}}}"
    if isinstance(value, (list, tuple)):
        return f"[{','.join([_text(item, inner) for item in value])}]"
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")


def _whole(value: int) -> str:
    # Measured in bits first: Python refuses to write out the longest, in words of its
    # own. Four bits are more than a digit.
    if value.bit_length() <= 4 * MAX_DIGITS:
        text = int.__repr__(value)
        if len(text) <= MAX_DIGITS:
            return text
    raise ValueError(_TOO_LONG)


def _number(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError("NaN and Infinity are no JSON numbers")
    # A subclass may print as something else than it is.
    text = Decimal.__str__(value)
    if "E" not in text and len(text) <= MAX_DIGITS:
        return text
    if not is_plain_size(value):
        raise ValueError(_TOO_LONG)
    return Decimal.__format__(value, "f")
