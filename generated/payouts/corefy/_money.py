"""Corefy payouts: amounts.

Emitted by payspec from the provider's spec: change the spec, not this file.
"""

from ..core.fields.exponents import Exponents

EXPONENTS = Exponents({})
"""How many decimals a currency has for this provider."""
