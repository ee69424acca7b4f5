"""Holding amounts to their exponents, and to their currencies."""

from payspec.ir.scalars import Amount
from payspec.ir.types import ObjectType

from ..scope import Scope
from .currencies import check_currencies
from .rules import NO_EXPONENTS


def check(scope: Scope) -> None:
    """Hold every amount to its rules."""
    _exponents(scope)
    check_currencies(scope)


def _exponents(scope: Scope) -> None:
    """Amounts need a table."""
    if scope.provider.money is not None or scope.gaps.at("money"):
        return
    for named in scope.provider.types:
        for field in named.fields if isinstance(named, ObjectType) else ():
            if isinstance(field.type, Amount):
                scope.report.report(
                    NO_EXPONENTS,
                    field.span,
                    f"'{field.wire}' is an amount of money, and no exponents are given",
                    hint="add `money: {exponents: {from: iso4217}}`",
                )
                # The table is missing once.
                return
