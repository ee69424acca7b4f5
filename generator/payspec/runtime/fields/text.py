"""Text as it is, whatever it prints as, and numbers as text, digit by digit."""

from __future__ import annotations

from decimal import Decimal


def text_of_number(number: int | Decimal) -> str:
    """The number as plain digits: `17777777777` gives `"17777777777"`.

    A `Decimal` keeps the zeros it was written with, and is never in exponent form.
    """
    if isinstance(number, Decimal):
        return Decimal.__format__(number, "f")
    return int.__repr__(number)


def exact_text(text: str) -> str:
    """The characters that `text` holds.

    An enumeration of texts prints as its member's name, and there are texts that print
    as stars: `str` gives what a class prints, and that must not be sent.
    """
    return str.__str__(text)


def is_unicode(text: str) -> bool:
    """Whether there is no half of a surrogate pair in `text`.

    That is what Python makes of bytes in the environment that are no UTF-8. What fails
    to encode it carries the whole text, so it is better not tried.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
