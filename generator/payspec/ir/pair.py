"""The amount and currency of a request that belong together, and are given as one."""

from dataclasses import dataclass

from .provider import Provider
from .scalars import Amount, LowerCurrency, Minor
from .types import Field, ObjectType, Ref


@dataclass(frozen=True, slots=True)
class MoneyPair:
    """An amount and its currency, in `holder`.

    `inside` are the fields that lead from the body to the holder: objects that hold
    nothing else, and so are no arguments of their own.
    """

    amount: Field
    currency: Field
    holder: ObjectType
    inside: tuple[Field, ...] = ()

    @property
    def required(self) -> bool:
        """Whether every request has it."""
        return all(each.required for each in (*self.inside, self.amount))

    @property
    def in_major_units(self) -> bool:
        """Whether the amount is in major units, and not in minor ones."""
        return not isinstance(self.amount.type, Minor)

    @property
    def in_small_letters(self) -> bool:
        """Whether the code of the currency is written in small letters."""
        return isinstance(self.currency.type, LowerCurrency)

    def replaces(self, field: Field) -> bool:
        """Whether a field of the body is given as part of the money."""
        if self.inside:
            return field is self.inside[0]
        return field is self.amount or field is self.currency


def money_pair(provider: Provider, body: ObjectType) -> MoneyPair | None:
    """The first pair of `body`; else the first in an object that holds nothing else."""
    own = _own(body, ())
    if own is not None:
        return own
    for field in body.fields:
        found = _inside(provider, (field,), frozenset({body.name}))
        if found is not None:
            return found
    return None


def _own(holder: ObjectType, inside: tuple[Field, ...]) -> MoneyPair | None:
    for field in holder.fields:
        if isinstance(field.type, Amount):
            currency = holder.field(field.type.currency_field)
            if currency is not None and field.required == currency.required:
                return MoneyPair(field, currency, holder, inside)
    return None


def _inside(
    provider: Provider, path: tuple[Field, ...], seen: frozenset[str]
) -> MoneyPair | None:
    """The pair in an object that holds nothing else, or that holds only such a one."""
    through, passed = [*path], {*seen}
    while True:
        of = through[-1].type
        named = provider.known_type(of.name) if isinstance(of, Ref) else None
        if not isinstance(named, ObjectType) or named.open or named.name in passed:
            return None
        if len(named.fields) != 1:
            break
        # Types may hold one another deeper than Python calls.
        through.append(named.fields[0])
        passed.add(named.name)
    if len(named.fields) == 2 and all(each.required for each in named.fields):
        return _own(named, tuple(through))
    return None
