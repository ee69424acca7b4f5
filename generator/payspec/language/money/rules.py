"""Rules of the exponent table."""

from payspec.diagnostics import Rule, Severity
from payspec.ir.scalars import Amount
from payspec.ir.types import ObjectType

from ..scope import Scope

CURRENCY_TWICE = Rule(
    "currency-twice",
    Severity.ERROR,
    "A currency has one exponent.",
)
NO_EXPONENTS = Rule(
    "no-exponents",
    Severity.ERROR,
    "A spec with amounts of money says how many decimals a currency has.",
)


def check(scope: Scope) -> None:
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
