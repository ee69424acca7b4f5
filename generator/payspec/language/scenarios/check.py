"""Holding scenarios to the operations, fields and samples that they name."""

from collections.abc import Iterable

from payspec.diagnostics import Related, Span
from payspec.ir.operations import Operation
from payspec.ir.scenarios import HeldValue, Scenario

from ..places import Place, names_received, names_sent, received, sent
from ..scope import Scope, did_you_mean
from ..values import can_hold, written
from . import rules


def check(scope: Scope) -> None:
    """Hold every scenario."""
    seen: dict[object, Scenario] = {}
    for scenario in scope.provider.scenarios:
        begins = {(each.field.path, written(each.value)) for each in scenario.when}
        first = seen.setdefault((scenario.operation, frozenset(begins)), scenario)
        if first is not scenario:
            scope.report.report(
                rules.TWICE,
                scenario.span,
                f"'{first.name}' begins with the same request",
                hint="join the two, or tell them apart under `when`",
            )
        operation = scope.operation(scenario.operation)
        if operation is not None:
            _scenario(scope, scenario, operation)
        elif not scope.gaps.at("operations", scenario.operation):
            names = [each.name for each in scope.provider.operations]
            _bad(
                scope,
                scenario.operation_span,
                f"there is no operation '{scenario.operation}'",
                did_you_mean(scenario.operation, names) or "describe it",
            )


def _scenario(scope: Scope, scenario: Scenario, operation: Operation) -> None:
    name = operation.name
    for held in scenario.when:
        place = sent(scope, operation, held.field.path)
        names = names_sent(scope, operation)
        _held(scope, held, place, f"the request of '{name}'", names)
    for held in scenario.becomes:
        place = received(scope, operation, held.field.path)
        names = names_received(scope, operation)
        _held(scope, held, place, f"the answer of '{name}'", names)
    if scenario.answer is not None:
        _sample(scope, scenario.answer, scenario.answer_span, operation)
    elif not scenario.becomes:
        _bad(
            scope,
            scenario.span,
            f"nothing says what comes of '{scenario.name}'",
            "name a sample under `answer`, or fields under `becomes`",
        )


def _held(
    scope: Scope,
    held: HeldValue,
    place: Place | None,
    holder: str,
    names: Iterable[str],
) -> None:
    path = held.field.path
    if place is None:
        message = f"{holder} has no field '{path}'"
        near = did_you_mean(path, names) or "name a field of it"
        _bad(scope, held.field.span, message, near)
    elif place.type is not None and not can_hold(place.type, held.value, scope.types):
        message = f"'{path}' is never {written(held.value)}"
        hint = "name a value that it can have"
        _bad(scope, held.span, message, hint, place.described)


def _sample(scope: Scope, file: str, span: Span, operation: Operation) -> None:
    files = [each.file for each in operation.samples if each.status is not None]
    if file not in files:
        _bad(
            scope,
            span,
            f"'{operation.name}' has no sample '{file}' of an answer",
            did_you_mean(file, files) or "add it to its `samples`",
        )


def _bad(
    scope: Scope,
    span: Span,
    message: str,
    hint: str,
    related: Iterable[Related] = (),
) -> None:
    scope.report.report(rules.BAD_SCENARIO, span, message, hint=hint, related=related)
