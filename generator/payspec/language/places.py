"""Values inside requests and answers, by their names: a.b.c inside objects."""

from collections.abc import Iterable
from dataclasses import dataclass

from payspec.diagnostics import Related
from payspec.ir import scalars as ir
from payspec.ir.operations import Operation, PathParameter
from payspec.ir.types import (
    AnyOf,
    AnyOfType,
    EnumType,
    Field,
    ListOf,
    MapOf,
    ObjectType,
    Ref,
    TaggedType,
    Type,
)

from .related import described
from .scope import Scope


@dataclass(frozen=True, slots=True)
class Place:
    """A value of a payload; `fields` are those on the way to it.

    `type` is `None` where nothing describes the value: an open object holds it, or
    what describes it could not be read.
    """

    type: Type | None
    fields: tuple[Field, ...] = ()
    parameter: PathParameter | None = None

    @property
    def described(self) -> tuple[Related, ...]:
        """A note at what describes the value; none where nothing does."""
        return described(self.parameter, *self.fields[-1:])


def sent(scope: Scope, operation: Operation, path: str) -> Place | None:
    """A parameter, or a field of the body, the query or a caller's headers.

    `None` if the request has no such value.
    """
    for parameter in operation.parameters:
        if parameter.name == path:
            return Place(parameter.type, parameter=parameter)
    asked = (operation.body, operation.query, operation.given_headers)
    for payload in asked:
        found = None if payload is None else inside(scope, payload.type, path)
        if found is not None:
            return found
    return None


def received(scope: Scope, operation: Operation, path: str) -> Place | None:
    """A value of an answer; of one item, where an answer is a list.

    `None` if no answer has it.
    """
    for answered in operation.answered:
        found = inside(scope, answered.type, path)
        if found is not None:
            return found
    return None


def inside(scope: Scope, of: Type, path: str) -> Place | None:
    """The value at `path` inside a value of the type `of`."""
    if not path:
        return Place(of) if scope.named(of) else Place(None)
    match of:
        case ListOf(item):
            return inside(scope, item, path)
        case MapOf() | ir.Json():
            return Place(None)
        case Ref(name):
            return _named(scope, name, path)
        case AnyOf(options):
            return _first(scope, options, path)
        case _:
            return None


def _first(scope: Scope, options: Iterable[Type], path: str) -> Place | None:
    """The value at `path` in the first of the types that has one."""
    places = (inside(scope, option, path) for option in options)
    return next((place for place in places if place is not None), None)


def _named(scope: Scope, name: str, path: str) -> Place | None:
    match scope.types.get(name):
        case ObjectType() as holder:
            step = holder.toward(path)
            if step is None:
                undescribed = holder.open or holder.rest is not None
                known = not undescribed and not scope.gaps.within("types", name)
                return None if known else Place(None)
            field, rest = step
            found = inside(scope, field.type, rest)
            return found and Place(found.type, (field, *found.fields))
        case TaggedType(members=members):
            return _first(scope, (member.type for member in members), path)
        case AnyOfType(of=of):
            return _first(scope, of.options, path)
        case EnumType():
            return None
        case None:
            return Place(None)


def way_to(scope: Scope, of: Type, path: str) -> tuple[Field, ...]:
    """The fields on the way that a path takes, as far as there are any."""
    way: list[Field] = []
    while path:
        item = of.item if isinstance(of, ListOf) else of
        holder = scope.types.get(item.name) if isinstance(item, Ref) else None
        step = holder.toward(path) if isinstance(holder, ObjectType) else None
        if step is None:
            break
        way.append(step[0])
        of, path = step[0].type, step[1]
    return tuple(way)


def names_sent(scope: Scope, operation: Operation) -> list[str]:
    """The parameters of an operation, and the fields of what is sent."""
    found = [each.name for each in operation.parameters]
    for payload in (operation.body, operation.query, operation.given_headers):
        holder = scope.object(payload)
        found += [each.wire for each in holder.fields] if holder else []
    return found


def names_received(scope: Scope, operation: Operation) -> list[str]:
    """The fields of what an operation is answered with."""
    found: list[str] = []
    for answered in operation.answered:
        of = answered.type
        item = of.item if isinstance(of, ListOf) else of
        named = scope.types.get(item.name) if isinstance(item, Ref) else None
        if isinstance(named, ObjectType):
            found += [each.wire for each in named.fields]
    return found
