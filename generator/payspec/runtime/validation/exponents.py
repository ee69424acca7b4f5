"""Amounts of a currency whose decimals no table states.

JSON Schema cannot say it. A schema carries the provider's table at its root, and at
each such amount the name of the member beside it that holds the currency:

    {"x-payspec-exponents": {"from": "iso4217", "own": {"IDR": 0}},
     "properties": {"amount": {"x-payspec-minor-units-of": "currency"}, ...}}

An amount in major units says `x-payspec-major-units-of`: the decimals of its currency
have to be known as well, or nothing tells what it is worth. In a table that is `exact`,
as that of a request is, it has no more of them than its currency.

Without `from` the provider's own currencies are all there are. A schema without a table
is not checked for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from ..fields.exponents import (
    DECIMALS_SAY,
    TOO_MANY_DECIMALS,
    UNKNOWN_CURRENCY,
    Exponents,
    unknown_currency,
)
from ..fields.narrow import is_array, is_mapping
from ..fields.number import read_decimal
from ..fields.patterns import CURRENCY, LOWER_CURRENCY
from ..wire.json_types import is_plain_size
from .breach import Breach, Step

TABLE = "x-payspec-exponents"
MINOR = "x-payspec-minor-units-of"
MAJOR = "x-payspec-major-units-of"

_CURRENCY = (re.compile(CURRENCY), re.compile(LOWER_CURRENCY))


def exponents_step(schema: Mapping[str, object]) -> Step | None:
    """The check by the table that a schema carries; `None` if it carries none.

    `ValueError` for a table that is none: a check that checks nothing would pass.
    """
    if TABLE not in schema:
        return None
    table = schema[TABLE]
    exponents = _exponents(table)
    exact = is_mapping(table) and table.get("exact") is True

    def step(
        members: Mapping[object, object], value: Mapping[object, object]
    ) -> Iterator[Breach]:
        for name, described in members.items():
            units = _units(described)
            amount = value.get(name)
            if units is None or amount is None:
                continue
            keyword, field = units
            currency = _code(value.get(field))
            if currency is None:
                continue
            if not exponents.knows(currency):
                yield Breach(field, UNKNOWN_CURRENCY, unknown_currency(str(name)))
            elif exact and keyword == MAJOR:
                number = _number(amount)
                if number is not None and not exponents.holds(number, currency):
                    yield Breach(str(name), TOO_MANY_DECIMALS, DECIMALS_SAY)

    return step


def _exponents(table: object) -> Exponents:
    own = table.get("own", {}) if is_mapping(table) else None
    if not is_mapping(table) or not is_mapping(own):
        raise ValueError(f"{TABLE} is no table of exponents")
    overrides = {
        str(currency): exponent
        for currency, exponent in own.items()
        if isinstance(exponent, int)
    }
    if len(overrides) != len(own):
        raise ValueError(f"{TABLE} holds something other than whole numbers")
    return Exponents(overrides, iso4217=table.get("from") == "iso4217")


def _units(described: object) -> tuple[str, str] | None:
    """What an amount is counted in, and the member that says its currency."""
    if not is_mapping(described):
        return None
    for keyword in (MINOR, MAJOR):
        field = described.get(keyword)
        if isinstance(field, str):
            return keyword, field
    # An amount that is read in several forms: the first is its own.
    forms = described.get("anyOf")
    return _units(forms[0]) if is_array(forms) and forms else None


def _code(currency: object) -> str | None:
    # What is absent or no code at all is for `required`, `type` and `pattern` to name.
    if isinstance(currency, str) and any(
        form.fullmatch(currency) for form in _CURRENCY
    ):
        return currency
    return None


def _number(amount: object) -> Decimal | None:
    # What is no number at all is for `type` and `pattern` to name.
    match amount:
        case Decimal():
            return amount if is_plain_size(amount) else None
        case str():
            try:
                return read_decimal(amount)
            except ValueError:
                return None
        case _:
            return None
