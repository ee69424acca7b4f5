"""Cases of the money that a caller gives: each currency, and what is too fine."""

from dataclasses import replace
from decimal import Decimal

from payspec.ir import scalars as ir

from ..json_value import at, pointer
from .case import Arguments, Shown, Violated
from .exponents import DIGITS, exponent, shown, unused
from .fields import steps
from .making import Maker, Making


def money_cases(maker: Maker) -> Making:
    """Cases of an operation that takes money."""
    calls = maker.calls
    pair, table, usual = calls.pair, calls.provider.money, calls.usual
    if pair is None or table is None:
        return
    currencies = dict.fromkeys(each for each, _ in table.own)
    if table.iso4217:
        currencies |= dict.fromkeys(("EUR", "JPY", "KWD"))
    for currency in currencies:
        decimals = exponent(table, currency)
        if decimals is None or not _takes(maker, currency):
            continue
        if _finest_beside(maker) > decimals:
            # What else is in that currency would be refused in its place.
            continue

        def given(amount: str, of: str = currency) -> Arguments:
            return replace(usual, money=Shown(amount, of))

        stem = f"money/{currency}"
        most = shown(DIGITS, decimals, currency).amount
        yield maker.sent(f"{stem}/decimals", given(most))
        yield maker.sent(f"{stem}/smallest", given(shown(1, decimals, currency).amount))
        yield maker.sent(f"{stem}/whole", given("7"))
        behind = f"{most}1" if decimals else f"{most}.1"
        refused = [Violated("/money", "money")]
        yield maker.refused(f"{stem}/too-many-decimals", given(behind), refused)
        zeros = f"{most}0" if decimals else f"{most}.0"
        yield maker.sent(f"{stem}/zeros-behind", given(zeros))
    first = next(iter(currencies), "EUR")
    stem = "money/unknown-currency"
    code = unused(table)
    money = replace(usual, money=Shown("7", code))
    yield maker.refused(stem, money, [Violated("/money", "money")])
    yield from _worthless(maker, first)


def _worthless(maker: Maker, currency: str) -> Making:
    calls = maker.calls
    pair, payload = calls.pair, calls.operation.body
    assert pair is not None and payload is not None
    at = pointer((*payload.envelope, *steps(pair.inside), pair.amount.wire))
    rule = "exclusiveMinimum" if pair.in_major_units else "minimum"
    if isinstance(pair.amount.type, ir.MajorText):
        rule = "format"
    for word, amount in (("zero", "0"), ("negative", "-7")):
        money = replace(calls.usual, money=Shown(amount, currency))
        # Of texts a pattern says that they are more than nothing, or a form.
        found = None if rule == "format" else rule
        yield maker.refused(f"money/{word}", money, [Violated(at, found)])
    large = Shown("12345678901234567", currency)
    yield maker.sent("money/large", replace(calls.usual, money=large))


def _takes(maker: Maker, currency: str) -> bool:
    """Whether the field of the currency takes any code."""
    pair = maker.calls.pair
    assert pair is not None
    field = pair.currency
    return isinstance(field.type, ir.CurrencyCode) and field.pattern is None


def _finest_beside(maker: Maker) -> int:
    """The most decimals of what else the usual call has in that currency."""
    pair = maker.calls.pair
    assert pair is not None
    holder = at(dict(maker.calls.usual.body), steps(pair.inside))
    finest = 0
    for field in pair.holder.fields:
        of = field.type
        if field is pair.amount or not isinstance(of, ir.Major | ir.MajorText):
            continue
        value = at(holder, (field.wire,))
        if of.currency_field == pair.currency.wire and value is not None:
            exponent_of = Decimal(str(value)).normalize().as_tuple().exponent
            assert isinstance(exponent_of, int)
            finest = max(finest, -exponent_of)
    return finest
