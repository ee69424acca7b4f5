"""What the answer to a read has to be about."""

from collections.abc import Iterator

from payspec.diagnostics import Span
from payspec.ir.operations import Effect, Operation
from payspec.ir.types import ListOf, ObjectType, Type

from ..scope import Scope
from . import rules
from .echoes import check_absent, check_same_type
from .named import Sent, object_of, received_at, report_unknown, sent_at


def check_asked(scope: Scope, operation: Operation) -> None:
    """Hold the echoes of a read to both sides of it."""
    if not operation.echoes:
        return
    if operation.effect is not Effect.READ:
        scope.report.report(
            rules.ECHOES_OF_A_WRITE,
            operation.echoes_span,
            f"'{operation.name}' is no read",
            hint="move `echoes` into its `write_safety`",
        )
        return
    holders = {each.name: each for each in _answered(scope, operation)}
    for echo in operation.echoes:
        here = _asked_at(scope, operation, echo.sent, echo.of_span)
        if here is None:
            continue
        for holder in holders.values():
            there = received_at(scope, operation, holder, echo.field, echo.span)
            if there:
                check_same_type(scope, echo, here, there[-1])
        check_absent(scope, echo, here)


def _asked_at(scope: Scope, operation: Operation, name: str, span: Span) -> Sent | None:
    """A parameter of path or query, or a field of the body; reported if none is."""
    query = scope.object(operation.query)
    asked = (
        {} if query is None else {each.name or each.wire: each for each in query.fields}
    )
    path = [each.name for each in operation.parameters]
    if name in asked and name not in path:
        field = asked[name]
        always = field.required and not field.nullable
        return Sent(field.type, field.sensitivity, always=always)
    if name not in path and operation.body is None:
        report_unknown(scope, operation, name, span, "request", [*path, *asked])
        return None
    return sent_at(scope, operation, name, span)


def _answered(scope: Scope, operation: Operation) -> Iterator[ObjectType]:
    """The objects of an answer: itself, or the items of its list."""
    for answer in operation.answers:
        if answer.payload is None:
            continue
        found = object_of(scope, _item(answer.payload.type))
        if operation.pages is not None and found is not None:
            found = _at(scope, found, operation.pages.items)
        if found is not None:
            yield found


def _at(scope: Scope, holder: ObjectType, path: str) -> ObjectType | None:
    """The object that the list at a path holds."""
    at: ObjectType | None = holder
    while path and at is not None:
        step = at.toward(path)
        if step is None:
            return None
        at, path = object_of(scope, _item(step[0].type)), step[1]
    return at


def _item(of: Type) -> Type:
    return of.item if isinstance(of, ListOf) else of
