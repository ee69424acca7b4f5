"""Holding statuses and flows to the types and operations that they name."""

from payspec.diagnostics import Span
from payspec.ir.lifecycle import (
    CallFlow,
    Lifecycle,
    MoneyAt,
    Standing,
    StatusRow,
    Taken,
)
from payspec.ir.operations import Operation
from payspec.ir.types import EnumType

from ..places import names_received, names_sent, received, sent
from ..scope import Scope, did_you_mean
from . import rules

_OPEN = frozenset(
    {
        Standing.CREATED,
        Standing.PENDING,
        Standing.ACTION,
        Standing.IN_DOUBT,
        Standing.CANCELLING,
        Standing.UNKNOWN,
    }
)
_WITHOUT = frozenset(
    {Standing.FAILED, Standing.CANCELLED, Standing.EXPIRED, Standing.REVERSED}
)


def check(scope: Scope) -> None:
    """Hold every table of statuses, and every flow."""
    for lifecycle in scope.provider.lifecycles:
        if not scope.gaps.at("types", lifecycle.type):
            _lifecycle(scope, lifecycle)
    for flow in scope.provider.flows:
        _flow(scope, flow)


def _lifecycle(scope: Scope, lifecycle: Lifecycle) -> None:
    named = scope.types.get(lifecycle.type)
    if not isinstance(named, EnumType):
        enums = [
            name for name, each in scope.types.items() if isinstance(each, EnumType)
        ]
        scope.report.report(
            rules.STATUSES,
            lifecycle.span,
            f"there is no enumeration '{lifecycle.type}'",
            hint=did_you_mean(lifecycle.type, enums) or "describe it under `types`",
        )
        return
    values = [each.wire for each in named.values]
    for row in lifecycle.rows:
        if row.value not in values:
            scope.report.report(
                rules.STATUSES,
                row.span,
                f"'{lifecycle.type}' has no value '{row.value}'",
                hint=did_you_mean(row.value, values) or "list it there",
            )
        _contradiction(scope, row)
    missing = [each for each in values if each not in {r.value for r in lifecycle.rows}]
    if missing:
        scope.report.report(
            rules.STATUS_MISSING,
            lifecycle.span,
            f"nothing says what '{missing[0]}' means",
            hint=f"add `{missing[0]}: pending`, or what it is",
        )


def _contradiction(scope: Scope, row: StatusRow) -> None:
    wrong = None
    if row.standing is Standing.SUCCEEDED and row.money is MoneyAt.SENDER:
        wrong = "succeeded while the money is with the sender"
    elif row.standing in _WITHOUT and row.money is MoneyAt.RECEIVER:
        wrong = f"{row.standing.value} while the money is with the receiver"
    elif row.standing in _OPEN and row.final:
        wrong = f"{row.standing.value}, and final"
    elif row.standing is Standing.UNKNOWN and row.money is not MoneyAt.UNKNOWN:
        wrong = "unknown, and where its money is is not"
    if wrong is not None:
        scope.report.report(
            rules.STANDING,
            row.span,
            f"'{row.value}' is {wrong}",
            hint="correct one of the two",
        )


def _flow(scope: Scope, flow: CallFlow) -> None:
    operations = {each.name: each for each in scope.provider.operations}
    before: list[str] = []
    for step in flow.steps:
        if step.operation not in operations:
            if not scope.gaps.at("operations", step.operation):
                _bad(
                    scope,
                    step.span,
                    f"there is no operation '{step.operation}'",
                    did_you_mean(step.operation, operations) or "describe it",
                )
            continue
        for taken in step.takes:
            _taken(scope, operations[step.operation], taken, before)
        before.append(step.operation)


def _taken(scope: Scope, operation: Operation, taken: Taken, before: list[str]) -> None:
    if sent(scope, operation, taken.into) is None:
        message = f"the request of '{operation.name}' has no field '{taken.into}'"
        near = did_you_mean(taken.into, names_sent(scope, operation))
        _bad(
            scope, taken.into_span, message, near or "name a parameter or a field of it"
        )
        return
    if scope.gaps.at("operations", taken.operation):
        return
    source = scope.operation(taken.operation)
    if taken.operation not in before or source is None:
        message = f"no step before this one calls '{taken.operation}'"
        _bad(scope, taken.span, message, did_you_mean(taken.operation, before))
    elif not taken.field:
        message = "a step takes a field of an answer, and not all of it"
        _bad(scope, taken.span, message, None)
    elif received(scope, source, taken.field) is None:
        message = f"the answer of '{taken.operation}' has no field '{taken.field}'"
        names = [f"{source.name}.{each}" for each in names_received(scope, source)]
        near = did_you_mean(f"{source.name}.{taken.field}", names)
        _bad(scope, taken.span, message, near)


def _bad(scope: Scope, span: Span, message: str, hint: str | None) -> None:
    fix = hint or "name a field of an answer before: operation.field"
    scope.report.report(rules.FLOW, span, message, hint=fix)
