"""What the answer to a read has to be about."""

from payspec.diagnostics import Span
from payspec.ir.operations import Effect, Operation
from payspec.ir.safety import Echo
from payspec.ir.types import Field, ObjectType

from ..scope import Scope
from . import rules
from .answered import answered, list_to_unwrap
from .echoes import check_absent, check_same_type
from .named import Sent, field_at, received_at, report_unknown, sent_at, sent_by_mode


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
    holders = answered(scope, operation)
    for echo in operation.echoes:
        here = _asked_at(scope, operation, echo.sent, echo.of_span)
        if here is None:
            continue
        for holder in holders:
            there = _received_at(scope, operation, holder, echo)
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
    mode = sent_by_mode(scope, name)
    if mode is not None and name not in asked and operation.body is None:
        return mode
    if name in asked and name not in path:
        field = asked[name]
        always = field.required and not field.nullable
        return Sent(field.type, field.sensitivity, always=always)
    if name not in path and operation.body is None:
        report_unknown(scope, operation, name, span, "request", [*path, *asked])
        return None
    return sent_at(scope, operation, name, span)


def _received_at(
    scope: Scope, operation: Operation, holder: ObjectType, echo: Echo
) -> tuple[Field, ...]:
    if field_at(scope, holder, echo.field) is None:
        around = list_to_unwrap(scope, operation, echo.field)
        if around is not None:
            written, inside = around
            named = "" if inside == echo.field else f", and name `{inside}`"
            report_unknown(
                scope,
                operation,
                echo.field,
                echo.span,
                "answer",
                [],
                mend=f"unwrap the list: `{written}`{named}",
            )
            return ()
    return received_at(scope, operation, holder, echo.field, echo.span)
