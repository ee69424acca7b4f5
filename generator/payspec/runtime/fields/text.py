"""Text that a provider sends as a JSON number, with the digits that it sent."""

from __future__ import annotations

from decimal import Decimal


def text_of_number(number: int | Decimal) -> str:
    """The number as plain digits: `17777777777` gives `"17777777777"`.

    A `Decimal` keeps the zeros it was written with, and is never in exponent form.
    """
    return format(number, "f") if isinstance(number, Decimal) else str(number)
