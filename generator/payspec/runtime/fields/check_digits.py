"""Numbers that prove themselves by a digit or two."""

from __future__ import annotations

import re

from .iban_lengths import IBAN_LENGTHS

_DIGITS = re.compile(r"[0-9]+")
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")


def has_luhn_digit(number: str) -> bool:
    """Whether the last digit is right by ISO/IEC 7812-1, annex B.

    Digits only; a number of nothing but zeros is none.
    """
    if not _DIGITS.fullmatch(number) or not number.strip("0"):
        return False
    total = sum(map(int, number[-1::-2]))
    for digit in map(int, number[-2::-2]):
        total += digit * 2 - 9 if digit > 4 else digit * 2
    return total % 10 == 0


def has_iban_digits(account: str) -> bool:
    """Whether the text is an IBAN by ISO 13616: form, length, remainder 1 of 97.

    The printed form, with spaces, and small letters count as well. The length is not
    held against a country that is not in `IBAN_LENGTHS`.
    """
    plain = account.replace(" ", "")
    if not plain.isascii():
        return False
    plain = plain.upper()
    if not _IBAN.fullmatch(plain):
        return False
    if IBAN_LENGTHS.get(plain[:2], len(plain)) != len(plain):
        return False
    moved = plain[4:] + plain[:4]
    return int("".join(str(int(each, 36)) for each in moved)) % 97 == 1


def knows_country(account: str) -> bool:
    """Whether the length of IBANs is known for the country that the text names."""
    return account.replace(" ", "")[:2].upper() in IBAN_LENGTHS
