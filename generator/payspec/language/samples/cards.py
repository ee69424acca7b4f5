"""Card numbers: only numbers that are published for tests may stand in a repository.

Sources of the numbers: beGateway's and PayCore's test pages, and the ranges that card
schemes and processors publish for testing.
"""

import re
from collections.abc import Iterator

_RUN = re.compile(
    r"(?<![0-9A-Za-z])(?<![0-9A-Za-z]-)(?<![0-9][ .])"
    r"[2-6](?:[0-9]{12,18}|[0-9]{3}(?P<gap>[ -])(?:[0-9]{4,6}(?P=gap)){1,3}[0-9]{1,7})"
    r"(?![0-9A-Za-z])"
)

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


def card_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where card numbers that are not published for tests stand in `text`.

    Start and end of each; groups of digits may be set apart by spaces or hyphens.
    """
    for found in _RUN.finditer(text):
        digits = re.sub("[^0-9]", "", found.group())
        if 13 <= len(digits) <= 19 and _luhn(digits) and digits not in TEST_NUMBERS:
            yield found.span()


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
