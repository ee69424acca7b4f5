"""Amounts of a currency whose decimals no table states.

JSON Schema cannot say it. A schema carries the provider's table at its root, and at
each such amount the name of the member beside it that holds the currency:

    {"x-payspec-exponents": {"from": "iso4217", "own": {"IDR": 0}},
     "properties": {"amount": {"x-payspec-minor-units-of": "currency"}, ...}}

An amount in major units says `x-payspec-major-units-of`: the decimals of its currency
have to be known as well, or nothing tells what it is worth.

Without `from` the provider's own currencies are all there are. A schema without a table
is not checked for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..fields.exponents import Exponents, UnknownCurrency
from ..fields.narrow import is_array, is_mapping
from ..fields.patterns import CURRENCY, LOWER_CURRENCY
from .keywords import Breach, Step

TABLE = "x-payspec-exponents"
UNITS = ("x-payspec-minor-units-of", "x-payspec-major-units-of")
RULE = "x-payspec-exponent"

_CURRENCY = (re.compile(CURRENCY), re.compile(LOWER_CURRENCY))


def exponents_step(schema: Mapping[str, object]) -> Step | None:
    """The check by the table that a schema carries; `None` if it carries none.

    `ValueError` for a table that is none: a check that checks nothing would pass.
    """
    if TABLE not in schema:
        return None
    exponents = _exponents(schema[TABLE])

    def step(
        members: Mapping[object, object], value: Mapping[object, object]
    ) -> Iterator[Breach]:
        for name, described in members.items():
            field = _currency_field(described)
            if field is None or value.get(name) is None:
                continue
            if not _is_known(exponents, value.get(field)):
                says = f"is a currency whose decimals are not known: {name} needs them"
                yield Breach(field, RULE, says)

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


def _currency_field(described: object) -> str | None:
    """The member that says the currency of the amount that a schema describes."""
    if not is_mapping(described):
        return None
    for units in UNITS:
        field = described.get(units)
        if isinstance(field, str):
            return field
    # An amount that is read in several forms: the first is its own.
    forms = described.get("anyOf")
    return _currency_field(forms[0]) if is_array(forms) and forms else None


def _is_known(exponents: Exponents, currency: object) -> bool:
    # What is absent or no code at all is for `required`, `type` and `pattern` to name.
    if not isinstance(currency, str) or not any(
        form.fullmatch(currency) for form in _CURRENCY
    ):
        return True
    try:
        exponents.exponent(currency.upper())
    except UnknownCurrency:
        return False
    return True
