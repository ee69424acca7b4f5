"""The formats of the emitted schemas, each as a test of any JSON value."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..fields.address import is_ip
from ..fields.check_digits import has_iban_digits, has_luhn_digit
from ..fields.date import read_date
from ..fields.moments import is_count, read_zoneless
from ..fields.number import read_decimal, read_integer
from ..fields.timestamp import read_rfc3339


def _read_by(read: Callable[[str], object]) -> Callable[[object], bool]:
    def fits(value: object) -> bool:
        if not isinstance(value, str):
            return True
        try:
            read(value)
        except ValueError:
            return False
        return True

    return fits


def _text_that(holds: Callable[[str], bool]) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, str) or holds(value)


def _count_of(per_second: int) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, int) or is_count(value, per_second)


FORMATS: Mapping[str, Callable[[object], bool]] = {
    "card-number": _text_that(has_luhn_digit),
    "date": _read_by(read_date),
    "date-time": _read_by(read_rfc3339),
    "date-time-local": _read_by(read_zoneless),
    "decimal": _read_by(read_decimal),
    "iban": _text_that(has_iban_digits),
    "integer": _read_by(read_integer),
    "ip": _text_that(is_ip),
    "unix-time": _count_of(1),
    "unix-time-milliseconds": _count_of(1000),
}
"""Whether a value is of the format; what is no text or count at all is so."""
