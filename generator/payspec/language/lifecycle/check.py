"""Holding statuses and flows to the types and operations that they name."""

from payspec.diagnostics import Span
from payspec.ir.lifecycle import CallFlow, Lifecycle, MoneyAt, Standing, StatusRow
from payspec.ir.types import EnumType, ObjectType, Ref

from ..scope import Scope, did_you_mean
from . import rules

_OPEN = frozenset({Standing.CREATED, Standing.PENDING, Standing.ACTION})
_WITHOUT = frozenset({Standing.FAILED, Standing.CANCELLED, Standing.EXPIRED})


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
    if wrong is not None:
        scope.report.report(
            rules.STANDING,
            row.span,
            f"'{row.value}' is {wrong}",
            hint="correct one of the two",
        )


def _flow(scope: Scope, flow: CallFlow) -> None:
    names = [each.name for each in scope.provider.operations]
    before: list[str] = []
    for step in flow.steps:
        if step.operation not in names:
            if not scope.gaps.at("operations", step.operation):
                _bad(
                    scope,
                    step.span,
                    f"there is no operation '{step.operation}'",
                    did_you_mean(step.operation, names),
                )
            continue
        for (_, source), span in zip(step.takes, step.takes_spans, strict=True):
            operation, _, path = source.partition(".")
            if operation not in before:
                message = f"no step before this one calls '{operation}'"
                _bad(scope, span, message, did_you_mean(operation, before))
            elif not _answers(scope, operation, path):
                message = f"the answer of '{operation}' has no field '{path}'"
                _bad(scope, span, message, None)
        before.append(step.operation)


def _answers(scope: Scope, name: str, path: str) -> bool:
    operation = scope.operation(name)
    for answer in () if operation is None else operation.answers:
        at, rest = scope.object(answer.payload), path
        if at is None and not scope.named(answer.payload.type):
            return True
        while rest and at is not None:
            step = at.toward(rest)
            if step is None:
                break
            of, rest = step[0].type, step[1]
            named = scope.types.get(of.name) if isinstance(of, Ref) else None
            at = named if isinstance(named, ObjectType) else None
        if path and not rest:
            return True
    return False


def _bad(scope: Scope, span: Span, message: str, hint: str | None) -> None:
    fix = hint or "name a field of an answer before: operation.field"
    scope.report.report(rules.FLOW, span, message, hint=fix)
