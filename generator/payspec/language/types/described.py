"""Holding descriptors to the objects that they are, and that they are sent as."""

from collections.abc import Iterator

from payspec.diagnostics import Span
from payspec.ir import scalars as ir
from payspec.ir.descriptors import Descriptor, Part
from payspec.ir.types import ListOf, MapOf, ObjectType, Ref, Type
from payspec.ir.usage import Usage

from ..scope import Scope, did_you_mean
from . import rules

_VALUE = "value"


def check_descriptor(scope: Scope, named: ObjectType, reach: Usage | None) -> None:
    """Hold the descriptor that `named` is to its members, and to what it is sent as."""
    descriptor = named.descriptor
    if descriptor is None:
        return
    if reach is not None and named.name not in reach.received:
        _report(
            scope,
            descriptor.span,
            f"no answer holds the type '{named.name}'",
            "remove `$descriptor`, or name the type in an answer",
        )
    for says, part in descriptor.parts:
        _part(scope, named, says, part)
    if descriptor.check_name is not None and descriptor.checks is None:
        _report(
            scope,
            descriptor.span,
            "`check_name` belongs to a list of checks",
            "name the list under `checks`, or remove it",
        )
    if descriptor.sent_as is not None:
        _sent(scope, descriptor, descriptor.sent_as, reach)
    elif descriptor.value is not None:
        _report(
            scope,
            descriptor.value_span,
            "`value` is added to what goes back, and nothing does",
            "name the type that is sent under `as`, or remove it",
        )


def _part(scope: Scope, named: ObjectType, says: str, part: Part) -> None:
    found, holder = _at(scope, named, part.path)
    if found is None:
        if holder is not None:
            names = [each.wire for each in holder.fields]
            _report(
                scope,
                part.span,
                f"'{named.name}' has no member '{part.path}'",
                did_you_mean(part.path.rpartition(".")[2], names) or "describe it",
            )
    elif scope.named(found) and not _can_say(scope, says, found):
        _report(
            scope,
            part.span,
            f"'{part.path}' cannot be {_WANTED[says]}",
            f"name a member that is, or give '{part.path}' another type",
        )


def _at(
    scope: Scope, named: ObjectType, path: str
) -> tuple[Type | None, ObjectType | None]:
    """The type at the end of a path, and the object in which it ended without one.

    Neither where part of the way could not be read, or is not described at all.
    """
    at = named
    while True:
        step = at.toward(path)
        if step is None:
            unread = scope.gaps.within("types", at.name)
            return None, None if unread else at
        of, path = step[0].type, step[1]
        if not path:
            return of, None
        inner = scope.types.get(of.name) if isinstance(of, Ref) else None
        if isinstance(of, ir.Json) or not scope.named(of):
            return None, None
        if not isinstance(inner, ObjectType):
            return None, at
        at = inner


_WANTED = {
    "key": "a key: that is a text",
    "pattern": "a pattern: that is a text",
    "required": "what says that a field is required: that is true or false",
    "position": "a position: that is a whole number",
    "checks": "checks: those are a list",
    "label": "a label: that is a text, or texts by language",
    "hint": "a hint: that is a text, or texts by language",
}


def _can_say(scope: Scope, says: str, of: Type) -> bool:
    if isinstance(of, ir.Json):
        return True
    named = scope.types.get(of.name) if isinstance(of, Ref) else None
    match says:
        case "required":
            return isinstance(of, ir.Boolean)
        case "position":
            return isinstance(of, ir.Integer)
        case "checks":
            return isinstance(of, ListOf)
        case "label" | "hint":
            by_language = isinstance(of, MapOf) or isinstance(named, ObjectType)
            return isinstance(of, ir.Text) or by_language
        case _:
            return isinstance(of, ir.Text)


def _sent(scope: Scope, descriptor: Descriptor, name: str, reach: Usage | None) -> None:
    if scope.gaps.within("types", name):
        return
    span = descriptor.sent_as_span
    for problem, hint in _problems(scope, descriptor, name, reach):
        _report(scope, span, problem, hint)
        return


def _problems(
    scope: Scope, descriptor: Descriptor, name: str, reach: Usage | None
) -> Iterator[tuple[str, str]]:
    named = scope.types.get(name)
    value = descriptor.value or _VALUE
    if not isinstance(named, ObjectType):
        objects = [
            each.name for each in scope.provider.types if isinstance(each, ObjectType)
        ]
        near = did_you_mean(name, objects)
        yield f"there is no object '{name}'", near or "describe it under `types`"
        return
    if reach is not None and name not in reach.sent:
        yield f"no request holds the type '{name}'", "name it in a request"
    if not named.open:
        yield (
            f"'{name}' has no room for what the provider described",
            "write `$open: true` in it",
        )
    field = named.field(value)
    if field is None or not isinstance(field.type, ir.Text):
        yield f"'{name}' has no text '{value}'", f"write `{value}!: text` in it"


def _report(scope: Scope, span: Span, message: str, hint: str) -> None:
    scope.report.report(rules.DESCRIPTOR, span, message, hint=hint)
