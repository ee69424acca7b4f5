"""The money of a request: in the body as it travels, and at the edge as it is given."""

from collections.abc import Mapping
from decimal import Decimal

from payspec.ir.pair import MoneyPair
from payspec.ir.provider import Provider
from payspec.ir.scalars import MajorText

from ..json_value import Json, at, put, read
from ..patterns import Unbuildable
from .case import Shown
from .exponents import DIGITS, exponent, known, minor, shown
from .fields import steps


def usual_money(provider: Provider, pair: MoneyPair | None, body: Json) -> Shown | None:
    """Some money in the currency of a body, if such a body has any."""
    if pair is None:
        return None
    currency = _code(pair, at(body, (*steps(pair.inside), pair.currency.wire)))
    if currency is None and not pair.required:
        return None
    table = provider.money
    own = [] if table is None else [each for each, _ in table.own]
    for each in (currency, *own):
        decimals = exponent(table, each) if isinstance(each, str) else None
        if isinstance(each, str) and decimals is not None:
            return shown(DIGITS, decimals, each)
    raise Unbuildable("no currency has an exponent")


def without_pair(pair: MoneyPair | None, body: Mapping[str, Json]) -> dict[str, Json]:
    """A body without its money."""
    if pair is None:
        return dict(body)
    names = {pair.inside[0].wire} if pair.inside else {*_names(pair)}
    return {name: each for name, each in body.items() if name not in names}


def money_in(
    provider: Provider, pair: MoneyPair | None, body: Mapping[str, Json]
) -> Shown | None:
    """The money that a body has. Raises `Unbuildable` if it is none that is given."""
    if pair is None:
        return None
    holder: Json = dict(body)
    for member, inner in zip(steps(pair.inside), _insides(pair), strict=True):
        holder = at(holder, (member,))
        if isinstance(holder, dict) and set(holder) - inner:
            raise Unbuildable("money with something beside it")
    if not isinstance(holder, dict):
        raise Unbuildable("a body without its money")
    amount, code = (holder.get(each) for each in _names(pair))
    currency = _code(pair, code)
    if amount is None and currency is None and not pair.required:
        return None
    if not isinstance(currency, str):
        raise Unbuildable("a body without its money")
    decimals = known(provider.money, currency)
    found = _shown(pair, amount, decimals, currency)
    if minor(found, decimals) <= 0:
        raise Unbuildable("an amount that cannot be given")
    return found


def with_money(
    provider: Provider, pair: MoneyPair | None, body: Json, money: Shown | None
) -> Json:
    """A body with its money as it travels."""
    if pair is None or money is None:
        return body
    decimals = known(provider.money, money.currency)
    units = minor(money, decimals)
    amount: Json = units
    if pair.in_major_units:
        text = shown(units, decimals, money.currency).amount
        amount = text if isinstance(pair.amount.type, MajorText) else read(text)
    inside = steps(pair.inside)
    body = put(body, (*inside, pair.amount.wire), amount)
    code = money.currency.lower() if pair.in_small_letters else money.currency
    return put(body, (*inside, pair.currency.wire), code)


def _code(pair: MoneyPair, there: Json) -> Json:
    """The code of a currency as money has it; what is there and no such one, as is."""
    small = pair.in_small_letters and isinstance(there, str) and there.islower()
    return there.upper() if small and isinstance(there, str) else there


def _shown(pair: MoneyPair, amount: Json, decimals: int, currency: str) -> Shown:
    if not isinstance(amount, int | Decimal) or isinstance(amount, bool):
        raise Unbuildable("an amount in another form")
    if pair.in_major_units:
        return Shown(format(Decimal(amount), "f"), currency)
    if not isinstance(amount, int):
        raise Unbuildable("an amount in another form")
    return shown(amount, decimals, currency)


def _names(pair: MoneyPair) -> tuple[str, str]:
    return pair.amount.wire, pair.currency.wire


def _insides(pair: MoneyPair) -> list[set[str]]:
    """The members of each object on the way to an amount."""
    if not pair.inside:
        return []
    return [*({each.wire} for each in pair.inside[1:]), {*_names(pair)}]
