"""Whether an error says something: one that says nothing is none."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeGuard

from payspec.ir.provider import Provider
from payspec.ir.scalars import Boolean
from payspec.ir.types import AnyOfType, ListOf, MapOf, ObjectType, Ref, Type
from payspec.runtime.fields.narrow import is_array

from .readable import is_read


def says_something(
    provider: Provider, of: ObjectType, value: Mapping[str, object]
) -> bool:
    """Whether a described member that is read, or an entry, holds more than nothing.

    A yes or no counts only where nothing else is described.
    """
    members = [
        (field.type, value[field.wire])
        for field in of.fields
        if is_read(provider, field, value)
    ]
    rest = of.rest
    if rest is not None:
        members += [
            (rest, held) for name, held in value.items() if of.field(name) is None
        ]
    if any(has_substance(provider, *each) for each in members):
        return True
    flags = all(isinstance(field.type, Boolean) for field in of.fields)
    return flags and any(isinstance(held, bool) for _, held in members)


def has_substance(provider: Provider, of: Type, value: object) -> bool:
    """Whether a value of a type, or something in it, is more than nothing."""
    match value:
        case None | bool():
            return False
        case str():
            return any(each.isalnum() for each in value)
        case int() | Decimal():
            return True
        case _ if is_array(value):
            item = of.item if isinstance(of, ListOf) else of
            return any(has_substance(provider, item, each) for each in value)
        case _ if _is_object(value):
            named = provider.type(of.name) if isinstance(of, Ref) else None
            if isinstance(named, ObjectType):
                return says_something(provider, named, value)
            if isinstance(named, AnyOfType):
                options = named.of.options
                return any(has_substance(provider, each, value) for each in options)
            inner = of.value if isinstance(of, MapOf) else of
            return any(has_substance(provider, inner, v) for v in value.values())
        case _:
            return False


def _is_object(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, dict)
