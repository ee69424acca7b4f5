"""Fields by their paths a.b.c, and values that hold some of them."""

from collections.abc import Iterable, Sequence

from payspec.ir.provider import Provider
from payspec.ir.types import Field, ListOf, MapOf, ObjectType, Ref, Type

from ..build import Builder
from ..json_text import JsonText
from ..json_value import Json, read
from ..patterns import Unbuildable


def object_of(provider: Provider, of: Type) -> ObjectType:
    """The object that a type is. Raises `Unbuildable` for any other type."""
    named = provider.type(of.name) if isinstance(of, Ref) else None
    if isinstance(named, ObjectType):
        return named
    raise Unbuildable("it is no object of one type")


def along(provider: Provider, of: ObjectType, path: str) -> tuple[Field, ...]:
    """The fields on a path. Raises `Unbuildable` if one of them is not described."""
    found: list[Field] = []
    while path:
        step = of.toward(path)
        if step is None:
            raise Unbuildable(f"{path!r} is no field")
        field, path = step
        found.append(field)
        if path:
            of = object_of(provider, field.type)
    return tuple(found)


def steps(fields: Iterable[Field]) -> tuple[str, ...]:
    """The members on the way."""
    return tuple(each.wire for each in fields)


def type_at(provider: Provider, of: Type, way: Sequence[str]) -> Type | None:
    """The type of what is there; `None` if nothing is described there."""
    for step in way:
        match of:
            case ListOf(inner) | MapOf(inner):
                of = inner
                continue
            case Ref(name):
                named = provider.type(name)
            case _:
                return None
        field = named.field(step) if isinstance(named, ObjectType) else None
        if field is None:
            return None
        of = field.type
    return of


def holding(
    provider: Provider, builder: Builder, of: ObjectType, paths: Iterable[str]
) -> Json:
    """The least object in which something is at each of these paths."""
    return read(_holding(provider, builder, of, tuple(paths)))


def _holding(
    provider: Provider, builder: Builder, of: ObjectType, paths: tuple[str, ...]
) -> JsonText:
    inner: dict[str, tuple[Field, list[str]]] = {}
    for path in paths:
        step = of.toward(path)
        if step is None:
            raise Unbuildable(f"{path!r} is no field")
        field, rest = step
        inner.setdefault(field.wire, (field, []))[1].append(rest)
    given = {
        wire: _value(provider, builder, field, tuple(filter(None, rests)))
        for wire, (field, rests) in inner.items()
    }
    return builder.object(of, given)


def _value(
    provider: Provider, builder: Builder, field: Field, rests: tuple[str, ...]
) -> JsonText:
    if not rests:
        return builder.field(field)
    return _holding(provider, builder, object_of(provider, field.type), rests)
