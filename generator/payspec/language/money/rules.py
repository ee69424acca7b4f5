"""Rules of money: its exponents, and the currencies of what is sent."""

from payspec.diagnostics import Rule, Severity

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
AMOUNT_WITHOUT_CURRENCY = Rule(
    "amount-without-currency",
    Severity.WARNING,
    "An amount that is sent has a currency that is sent with it.",
)
