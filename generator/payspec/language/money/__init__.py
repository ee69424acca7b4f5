"""Exponents: how many decimals a currency has for this provider."""
