"""Amounts in minor and in major units, by the provider's own exponents."""

from decimal import Decimal

from payspec.ir.money import ExponentTable
from payspec.runtime.fields.iso4217 import ISO_4217

from ..patterns import Unbuildable
from .case import Shown

DIGITS = 1234
"""The digits of the usual amount: 12.34 where a currency has two decimals."""


def exponent(table: ExponentTable | None, currency: str) -> int | None:
    """How many decimals a currency has; `None` if nothing says it."""
    if table is None:
        return None
    own = dict(table.own)
    if currency in own:
        return own[currency]
    return ISO_4217.get(currency) if table.iso4217 else None


def known(table: ExponentTable | None, currency: str) -> int:
    """How many decimals a currency has. Raises `Unbuildable` if nothing says it."""
    found = exponent(table, currency)
    if found is None:
        raise Unbuildable("no table says how many decimals the currency has")
    return found


def shown(minor: int, decimals: int, currency: str) -> Shown:
    """So many minor units as an amount in major ones: 12.34 for 1234."""
    return Shown(format(Decimal(f"{minor}E-{decimals}"), "f"), currency)


def minor(money: Shown, decimals: int) -> int:
    """The minor units of an amount. Raises `Unbuildable` for a part of one."""
    # By its digits, since arithmetic on decimals rounds to a context.
    sign, digits, power = Decimal(money.amount).as_tuple()
    if not isinstance(power, int):
        raise Unbuildable("an amount that is no number")
    whole = int("".join(map(str, digits))) * (-1 if sign else 1)
    shift = power + decimals
    if shift >= 0:
        return int(whole * 10**shift)
    quotient, rest = divmod(whole, 10**-shift)
    if rest:
        raise Unbuildable("an amount with more decimals than its currency has")
    return int(quotient)


def unused(table: ExponentTable | None) -> str:
    """A code in the form of a currency that has no exponent."""
    codes = ("ZZZ", "ZZY", "QQQ", "QQZ")
    return next(each for each in codes if exponent(table, each) is None)
