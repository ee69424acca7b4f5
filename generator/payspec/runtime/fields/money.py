"""An exact amount in a currency, as it stands at the boundary of a client."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from .patterns import CURRENCY
from .text import exact_text

MAX_DIGITS = 60
"""Digits an amount may have, on both sides of its point together."""

_AMOUNT = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_CURRENCY = re.compile(CURRENCY)


class InvalidMoney(ValueError):
    """No exact amount in a known currency. Its text never holds the amount."""


@dataclass(frozen=True, slots=True, init=False)
class Money:
    """An exact amount in major units of a currency: `Money("32.45", "USD")`.

    `amount` is a finite `Decimal`, a whole number, or plain text such as `"32.45"`:
    no exponent, no separators, no leading zeros. A float is refused, because it does
    not hold most amounts. `currency` is 3 to 10 ASCII capitals and digits; whether a
    provider knows it is for its `Exponents` to say.

    Two of the same currency and value are equal, however they were written. There is
    no arithmetic: adding needs one currency and dividing needs a rounding rule, and
    both belong to the caller, who computes with `amount` under his own context.

    Raises `TypeError` for a float, a bool or any other type, and `InvalidMoney` for
    NaN, an infinity, other text, or more than `MAX_DIGITS` digits.
    """

    amount: Decimal
    currency: str

    def __init__(self, amount: Decimal | str | int, currency: str) -> None:
        object.__setattr__(self, "currency", _currency(currency))
        object.__setattr__(self, "amount", _amount(amount))

    def __repr__(self) -> str:
        return f"Money('{self.amount:f}', '{self.currency}')"

    def __str__(self) -> str:
        return f"{self.amount:f} {self.currency}"


def _currency(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"a currency is text, not {type(value).__name__}")
    if _CURRENCY.fullmatch(value) is None:
        raise InvalidMoney("a currency is 3 to 10 capitals and digits, such as 'USD'")
    return exact_text(value)


def _amount(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (Decimal, str, int)):
        raise TypeError(
            "an amount is a Decimal, text such as '32.45' or a whole number, "
            f"not {type(value).__name__}"
        )
    if isinstance(value, str):
        return _from_text(value)
    # Large whole numbers are measured in bits first: turning them into decimal digits
    # takes time that grows with the square of their length.
    if isinstance(value, int) and value.bit_length() > 4 * MAX_DIGITS:
        raise _too_long()
    return _bounded(Decimal(value))


def _from_text(value: str) -> Decimal:
    if len(value) > MAX_DIGITS + 2:
        raise _too_long()
    if _AMOUNT.fullmatch(value) is None:
        raise InvalidMoney("an amount in text is written plainly, such as '32.45'")
    return _bounded(Decimal(value))


def _bounded(value: Decimal) -> Decimal:
    """The same value, once its size is known to be one that can be written out."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise InvalidMoney("an amount is a finite number")
    before_point = max(value.adjusted() + 1, 1)
    if before_point - min(exponent, 0) > MAX_DIGITS:
        raise _too_long()
    return value.copy_abs() if value.is_zero() else value


def _too_long() -> InvalidMoney:
    return InvalidMoney(f"an amount has at most {MAX_DIGITS} digits")
