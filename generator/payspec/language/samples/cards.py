"""Card numbers in samples: only numbers that are published for tests may stand there.

Sources of the numbers: beGateway's and PayCore's test pages, and the ranges that card
schemes and processors publish for testing.
"""

import re
from collections.abc import Iterator

_RUN = re.compile(r"(?<![0-9A-Za-z])[0-9]{13,19}(?![0-9A-Za-z])")

TEST_NUMBERS = frozenset(
    {
        "4111111111111111",
        "4200000000000000",
        "4242424242424242",
        "4012888888881881",
        "5555555555554444",
        "5105105105105100",
        "378282246310005",
        "371449635398431",
        "6011111111111117",
        "3530111333300000",
        "5123817234060000",
        "5519283812030000",
        "4412397212080000",
        "4302912837020000",
    }
)


def card_numbers(text: str) -> Iterator[str]:
    """Runs of digits in `text` that are card numbers and not published for tests."""
    for found in _RUN.finditer(text):
        digits = found.group()
        if digits[0] in "23456" and _luhn(digits) and digits not in TEST_NUMBERS:
            yield digits


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
