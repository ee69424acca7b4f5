"""Names that are sent beside each other: each has a place of its own on the wire.

Members of a JSON object are held to that where types are read. Parameters of a query
are written into one list of pairs, and so is all that is nested in a form or in parts:
there `a[b]` is the name of a field, and of the field `b` inside `a`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from payspec.diagnostics import Related, Span
from payspec.ir.operations import (
    ListStyle,
    MultipartBody,
    Nesting,
    Operation,
    PartNesting,
    Payload,
)
from payspec.ir.types import (
    AnyOf,
    AnyOfType,
    Field,
    ListOf,
    ObjectType,
    Ref,
    TaggedType,
    Type,
)
from payspec.ir.usage import held, mentioned

from ..scope import Scope
from ..wire_names import NAME_HINT, name_problem
from . import rules

_DEEPEST = 8
_MOST = 2_000
"""Names of one field: a type that is wide at each depth has more than are compared."""

_PLACE = re.compile(r"\[[0-9]+\]")


def check_sent_names(scope: Scope, operation: Operation) -> None:
    """Hold the names in the query and in the form of an operation to each other."""
    _query(scope, operation)
    if operation.form is not None and operation.body is not None:
        _form(scope, operation, operation.body)


def _query(scope: Scope, operation: Operation) -> None:
    described = scope.object(operation.query)
    first: dict[str, Field] = {}
    for field in () if described is None else described.fields:
        earlier = first.setdefault(field.wire, field)
        if earlier is field:
            _name(scope, field.wire, field.span)
        else:
            scope.report.report(
                rules.PARAMETER_TWICE,
                field.span,
                f"'{operation.name}' sends a parameter '{field.wire}' already",
                hint="remove one of the two, or give it another name under `wire`",
                related=(Related(earlier.span, "it is described here first"),),
            )


def _name(scope: Scope, name: str, at: Span) -> None:
    problem = name_problem(name)
    if problem is not None:
        scope.report.report(rules.BAD_WIRE_NAME, at, problem, hint=NAME_HINT)


def _form(scope: Scope, operation: Operation, body: Payload) -> None:
    if body.envelope:
        for member in body.envelope:
            _name(scope, member, body.span)
        # Whatever is inside begins with a name of the wrapping, and beside that only
        # fixed members stand, whose names are other keys of the same mapping.
        return
    names = _Names.of(scope, operation)
    for field in _written(scope, body, nested=not names.json):
        _name(scope, field.wire, field.span)
    for named in _objects(scope, body.type):
        _siblings(scope, operation, names, named)


def _written(scope: Scope, body: Payload, *, nested: bool) -> Iterator[Field]:
    """The fields of a body, at its root and, where they are `nested`, at any depth."""
    waiting = [*mentioned(body.type)]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        named = scope.types.get(name)
        if named is None or name in seen:
            continue
        seen.add(name)
        inside = nested or not isinstance(named, ObjectType)
        if isinstance(named, ObjectType):
            yield from named.fields
        for of in held(named) if inside else ():
            waiting += mentioned(of)


def _siblings(
    scope: Scope, operation: Operation, names: "_Names", named: ObjectType
) -> None:
    first: dict[str, Field] = {}
    for field in named.fields:
        for name in names.of_field(field):
            earlier = first.setdefault(name, field)
            if earlier is not field:
                scope.report.report(
                    rules.FORM_NAME_TWICE,
                    field.span,
                    f"the form of '{operation.name}' has a name '{name}' already",
                    hint="remove one of the two: nobody could tell them apart",
                    related=(Related(earlier.span, "it is sent for this field"),),
                )
                break


def _objects(scope: Scope, of: Type) -> Iterator[ObjectType]:
    """The objects that a body may be."""
    match of:
        case AnyOf(options):
            for option in options:
                yield from _objects(scope, option)
        case Ref(name):
            named = scope.types.get(name)
            if isinstance(named, ObjectType):
                yield named
            elif isinstance(named, TaggedType):
                for member in named.members:
                    yield from _objects(scope, member.type)
            elif isinstance(named, AnyOfType):
                yield from _objects(scope, named.of)
        case _:
            return


@dataclass(frozen=True, slots=True)
class _Names:
    """How the form of one operation names what is nested."""

    scope: Scope
    dots: bool
    json: bool
    lists: ListStyle

    @classmethod
    def of(cls, scope: Scope, operation: Operation) -> "_Names":
        """Those of an operation whose body is a form or parts."""
        form = operation.form
        assert form is not None
        json = isinstance(form, MultipartBody) and form.nesting is PartNesting.JSON
        dots = form.nesting.value == Nesting.DOTS.value
        return cls(scope, dots, json, form.lists)

    def of_field(self, field: Field) -> tuple[str, ...]:
        """The names under which a field at the root may be sent."""
        found: dict[str, None] = {}
        for name in self._of(field.wire, field.type, ()):
            found[_PLACE.sub("[0]", name)] = None
            if len(found) >= _MOST:
                break
        return tuple(found)

    def _of(self, name: str, of: Type, way: tuple[str, ...]) -> Iterator[str]:
        match of:
            case ListOf(item):
                yield from self._of(self._item(name), item, way)
            case AnyOf(options):
                for option in options:
                    yield from self._of(name, option, way)
            case Ref(inner) if inner not in way and len(way) < _DEEPEST:
                yield from self._named(name, inner, (*way, inner))
            case Ref():
                return
            case _:
                yield name

    def _named(self, name: str, type_name: str, way: tuple[str, ...]) -> Iterator[str]:
        named = self.scope.types.get(type_name)
        match named:
            case ObjectType() if self.json:
                yield name
            case ObjectType(fields=fields):
                for field in fields:
                    yield from self._of(self._member(name, field.wire), field.type, way)
            case TaggedType(members=members):
                for member in members:
                    yield from self._of(name, member.type, way)
            case AnyOfType(of=inner):
                yield from self._of(name, inner, way)
            case _:
                yield name

    def _member(self, name: str, member: str) -> str:
        return f"{name}.{member}" if self.dots else f"{name}[{member}]"

    def _item(self, name: str) -> str:
        match self.lists:
            case ListStyle.BRACKETS:
                return f"{name}[]"
            case ListStyle.INDICES:
                return f"{name}[0]"
            case ListStyle.REPEATED:
                return name
