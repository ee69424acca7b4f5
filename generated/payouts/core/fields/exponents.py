"""How many decimals a currency has for a provider, and amounts by that number."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from .iso4217 import ISO_4217
from .money import InvalidMoney, Money

UNKNOWN_CURRENCY = "x-payspec-exponent"
"""The rule that a currency breaks whose decimals no table tells."""

TOO_MANY_DECIMALS = "x-payspec-decimals"
"""The rule that an amount breaks that has more of them than its currency."""

DECIMALS_SAY = "has more decimals than its currency"


def unknown_currency(amount: str) -> str:
    """What is wrong with a currency that the amount of that name is in."""
    return f"is a currency whose decimals are not known: {amount} needs them"


class UnknownCurrency(InvalidMoney):
    """A currency of which no table says how many decimals it has."""


class TooManyDecimals(InvalidMoney):
    """An amount that is no whole number of its currency's minor units."""


class Exponents:
    """A provider's table of currency exponents: its own, over ISO 4217's.

    `overrides` are the provider's own, by currency code. `iso4217=False` leaves the
    standard's table away, for a provider that documents every currency it takes.
    Nothing is ever rounded, and no ambient decimal context has a say: all arithmetic
    is on whole numbers.
    """

    __slots__ = ("_table",)

    def __init__(
        self, overrides: Mapping[str, int] | None = None, *, iso4217: bool = True
    ) -> None:
        own = dict(overrides or {})
        for currency, exponent in own.items():
            if not 0 <= exponent <= 30:
                raise ValueError(f"{currency} cannot have {exponent} decimals")
        self._table = {**ISO_4217, **own} if iso4217 else own

    def __repr__(self) -> str:
        return f"Exponents(<{len(self._table)} currencies>)"

    def exponent(self, currency: str) -> int:
        """The number of decimals of an amount in `currency`.

        Raises `UnknownCurrency` if neither the provider nor the standard names it.
        """
        try:
            return self._table[currency]
        except KeyError:
            pass
        raise UnknownCurrency(f"the decimals of {currency[:10]!r} are not known")

    def knows(self, currency: str) -> bool:
        """Whether a table names the currency; its code may be in small letters."""
        return currency.upper() in self._table

    def holds(self, major: Decimal, currency: str) -> bool:
        """Whether an amount is a whole number of its currency's minor units.

        Zeros at the end do not count; the code may be written in small letters. Raises
        `UnknownCurrency`.
        """
        shift: int = 10 ** self.exponent(currency.upper())
        numerator, denominator = major.as_integer_ratio()
        return not numerator * shift % denominator

    def to_minor(self, money: Money) -> int:
        """The amount in minor units: 3245 for 32.45 USD.

        Raises `UnknownCurrency`, and `TooManyDecimals` if it is no whole number of
        them; zeros at the end do not count.
        """
        exponent = self.exponent(money.currency)
        shift: int = 10**exponent
        numerator, denominator = money.amount.as_integer_ratio()
        minor, rest = divmod(numerator * shift, denominator)
        if rest:
            raise TooManyDecimals(f"{money.currency} has {exponent} decimals, not more")
        return minor

    def from_minor(self, minor: int, currency: str) -> Money:
        """The money that `minor` units are: 32.45 USD for 3245.

        The code may be written in small letters. Raises `UnknownCurrency`; `TypeError`
        if `minor` is no whole number.
        """
        currency = currency.upper()
        exponent = self.exponent(currency)
        # Money bounds the digits before they are written out.
        Money(_whole(minor), currency)
        return Money(_shifted(minor, exponent), currency)

    def maybe_from_minor(self, minor: object, currency: object) -> Money | None:
        """The same for fields that may be absent: `None` unless both are there."""
        if isinstance(minor, int) and isinstance(currency, str):
            return self.from_minor(minor, currency)
        return None

    def to_major(self, money: Money) -> Decimal:
        """The amount in major units, with exactly the decimals that the currency has.

        One value so has one text, and a repeat of a call is the same bytes. Raises
        what `to_minor` raises.
        """
        return _shifted(self.to_minor(money), self.exponent(money.currency))

    def from_major(self, major: Decimal, currency: str) -> Money:
        """The money that an amount in major units is, however many decimals it has.

        The code may be written in small letters. Raises `UnknownCurrency`;
        `InvalidMoney` for NaN or an infinity.
        """
        currency = currency.upper()
        self.exponent(currency)
        return Money(major, currency)

    def maybe_from_major(self, major: object, currency: object) -> Money | None:
        """The same for fields that may be absent: `None` unless both are there."""
        if isinstance(major, Decimal) and isinstance(currency, str):
            return self.from_major(major, currency)
        return None


def _whole(minor: object) -> int:
    if isinstance(minor, bool) or not isinstance(minor, int):
        raise TypeError(f"minor units are a whole number, not {type(minor).__name__}")
    return minor


def _shifted(minor: int, exponent: int) -> Decimal:
    # Made from text, because every operation on a Decimal rounds to a context.
    return Decimal(f"{minor}E-{exponent}")
