"""The amount and currency that belong to a name, on both sides of the wire."""

from zlib import crc32

CURRENCIES = ("USD", "EUR", "GBP", "PLN", "BRL")


def cents(name: str) -> int:
    """An amount in hundredths, of which few names share one."""
    return 1 + crc32(name.encode()) % 900_000_000


def currency(name: str) -> str:
    """A currency with two decimals."""
    return CURRENCIES[crc32(name.encode()) % len(CURRENCIES)]
