"""Rules of the exponent table."""

from payspec.diagnostics import Collector, Rule, Severity
from payspec.ir.provider import Provider
from payspec.ir.scalars import Minor
from payspec.ir.types import ObjectType

CURRENCY_TWICE = Rule(
    "currency-twice",
    Severity.ERROR,
    "A currency has one exponent.",
)
NO_EXPONENTS = Rule(
    "no-exponents",
    Severity.ERROR,
    "A spec with amounts in minor units says how many decimals a currency has.",
)


def check(provider: Provider, report: Collector) -> None:
    """Amounts in minor units need a table."""
    if provider.money is not None:
        return
    for named in provider.types:
        if not isinstance(named, ObjectType):
            continue
        for field in named.fields:
            if isinstance(field.type, Minor):
                report.report(
                    NO_EXPONENTS,
                    field.span,
                    f"'{field.wire}' is in minor units, and no exponents are given",
                    hint="add `money: {exponents: {from: iso4217}}`",
                )
                return
