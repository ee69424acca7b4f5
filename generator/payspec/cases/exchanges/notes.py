"""What else is read of an answer: what its statuses mean, and the money it is about."""

from collections.abc import Iterator
from decimal import Decimal

from payspec.ir import scalars as ir
from payspec.ir.provider import Provider
from payspec.ir.types import EnumType, Field, ListOf, MapOf, ObjectType, Ref, Type

from ..json_value import Json, pointer
from .case import Described, Meaning, Shown, Worth
from .exponents import exponent, shown

_Found = Iterator[Meaning | Worth]


def described(
    provider: Provider, of: ObjectType, value: Json, drift: tuple[str, ...] = ()
) -> Described:
    """What is read of a value of that type."""
    notes = [*_notes(provider, of, value, ())]
    return Described(
        value,
        of.name,
        drift,
        tuple(each for each in notes if isinstance(each, Meaning)),
        tuple(each for each in notes if isinstance(each, Worth)),
    )


def _notes(
    provider: Provider, of: ObjectType, value: Json, at: tuple[str, ...]
) -> _Found:
    if not isinstance(value, dict):
        return
    money = _money(provider, of, value)
    if money is not None:
        yield Worth(pointer(at), money)
    for field in of.fields:
        if field.wire in value:
            inner = (*at, field.wire)
            yield from _of_type(provider, field, field.type, value[field.wire], inner)
    if isinstance(of.rest, Ref):
        # Entries of a map have no field that could be sensitive by itself.
        named, own = provider.type(of.rest.name), {each.wire for each in of.fields}
        for name, each in value.items():
            if isinstance(named, ObjectType) and name not in own:
                yield from _notes(provider, named, each, (*at, name))


def _of_type(
    provider: Provider, field: Field, of: Type, value: Json, at: tuple[str, ...]
) -> _Found:
    match of:
        case Ref(name):
            named = provider.type(name)
            if isinstance(named, ObjectType):
                yield from _notes(provider, named, value, at)
            elif isinstance(named, EnumType):
                kind = int if named.numbers else str
                if isinstance(value, kind) and not isinstance(value, bool):
                    yield from _meaning(provider, field, name, str(value), at)
        case ListOf(item) if isinstance(item, Ref) and isinstance(value, list):
            named = provider.type(item.name)
            for place, each in enumerate(value):
                if isinstance(named, ObjectType):
                    yield from _notes(provider, named, each, (*at, str(place)))
        case MapOf():
            return
        case _:
            return


def _meaning(
    provider: Provider, field: Field, name: str, value: str, at: tuple[str, ...]
) -> _Found:
    lifecycle = provider.lifecycle(name)
    if lifecycle is None or field.sensitivity is not None:
        return
    for row in lifecycle.rows:
        if row.value == value:
            standing, money = row.standing.value, row.money.value
            yield Meaning(pointer(at), standing, row.final, money)
            return
    # What is not described has neither failed nor succeeded, and is not the last.
    yield Meaning(pointer(at), "unknown", False, "unknown")


def _money(provider: Provider, of: ObjectType, value: dict[str, Json]) -> Shown | None:
    for field in of.fields:
        if not isinstance(field.type, ir.Amount):
            continue
        if of.field(field.type.currency_field) is None:
            continue
        return _shown(provider, field, field.type, value)
    return None


def _shown(
    provider: Provider, field: Field, of: ir.Amount, value: dict[str, Json]
) -> Shown | None:
    amount, currency = value.get(field.wire), value.get(of.currency_field)
    if not isinstance(currency, str) or isinstance(amount, bool):
        return None
    decimals = exponent(provider.money, currency)
    if decimals is None or amount is None:
        return None
    if isinstance(of, ir.Minor):
        return shown(amount, decimals, currency) if isinstance(amount, int) else None
    if isinstance(amount, int | Decimal):
        return Shown(format(Decimal(amount), "f"), currency)
    return Shown(amount, currency) if isinstance(amount, str) else None
