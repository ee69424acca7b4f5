"""beGateway payouts: amounts.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from ..core.fields.exponents import Exponents

EXPONENTS = Exponents(
    {
        "BYR": 0,
        "CLF": 0,
        "CVE": 0,
        "IDR": 0,
        "IQD": 0,
        "IRR": 0,
        "KPW": 0,
        "LAK": 0,
        "LBP": 0,
        "MMK": 0,
        "MOP": 1,
        "SLL": 0,
        "STD": 0,
        "UGX": 2,
        "UYW": 2,
    },
)
"""How many decimals a currency has for this provider."""
