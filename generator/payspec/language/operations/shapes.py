"""Bodies, answers and errors: what of them a client can say."""

from payspec.diagnostics import Rule
from payspec.ir.operations import Effect, Method, Operation, Payload
from payspec.ir.safety import Verdict
from payspec.ir.types import ListOf, ObjectType, Ref, Type

from ..scope import Scope
from . import rules


def check_shapes(scope: Scope, operation: Operation) -> None:
    """Hold the body, answers and errors of an operation to what they can be."""
    if operation.body is not None:
        _body(scope, operation, operation.body)
    reads = operation.effect is Effect.READ
    for answer in operation.answers:
        of = answer.payload.type
        if isinstance(of, ListOf) and not reads:
            _wrong(
                scope,
                rules.ANSWER_SHAPE,
                answer.payload,
                f"'{operation.name}' is no read, and is answered with one object",
            )
        elif not _is_object(scope, of.item if isinstance(of, ListOf) else of):
            _wrong(
                scope,
                rules.ANSWER_SHAPE,
                answer.payload,
                f"the answer of '{operation.name}' is no object type",
            )
    for error in operation.errors:
        if not _is_object(scope, error.type):
            _wrong(scope, rules.ERROR_SHAPE, error, "this error is no object type")
    _statuses(scope, operation)
    for payload in (*(each.payload for each in operation.answers), *operation.errors):
        for fixed in payload.fixed:
            scope.report.report(
                rules.FIXED,
                fixed.span,
                f"'{fixed.member}' is fixed in what the provider sends",
                hint="describe it as a field of the type",
            )
    if operation.form is not None and operation.body is None:
        scope.report.report(
            rules.FORM,
            operation.span,
            f"'{operation.name}' has no body to write as a form",
            hint="remove `form`, or describe the body",
        )


def _body(scope: Scope, operation: Operation, body: Payload) -> None:
    if operation.method in {Method.GET, Method.DELETE}:
        scope.report.report(
            rules.BODY_NOT_TAKEN,
            body.span,
            f"'{operation.name}' is sent with {operation.method.value}",
            hint="remove the body, or correct the verb",
        )
    if not _is_object(scope, body.type):
        what = f"the body of '{operation.name}' is no object type"
        _wrong(scope, rules.BODY_SHAPE, body, what)


def _wrong(scope: Scope, rule: Rule, payload: Payload, message: str) -> None:
    scope.report.report(
        rule,
        payload.span,
        message,
        hint="describe an object under `types` and name it here",
    )


def _is_object(scope: Scope, of: Type) -> bool:
    """Whether it is one; what could not be read has been reported, and may be."""
    if not scope.named(of):
        return True
    return isinstance(of, Ref) and isinstance(scope.types[of.name], ObjectType)


def _statuses(scope: Scope, operation: Operation) -> None:
    rows = () if operation.safety is None else operation.safety.outcomes
    again = {row.status for row in rows if row.verdict is Verdict.DUPLICATE}
    seen: set[int] = set()
    for answer in operation.answers:
        for status, span in zip(answer.statuses, answer.status_spans, strict=True):
            if status in seen:
                scope.report.report(
                    rules.STATUS_TWICE,
                    span,
                    f"{status} is described already",
                    hint="remove one of the two",
                )
            elif status >= 300 and status not in again:
                scope.report.report(
                    rules.ANSWER_STATUS,
                    span,
                    f"{status} is no success",
                    hint="describe its shape under `errors`, or add "
                    f"`{status}: duplicate` to `outcomes`",
                )
            seen.add(status)
