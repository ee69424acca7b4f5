"""Modes: request fields that tell one environment from another at one address."""

from collections.abc import Iterable

from payspec.ir.access import ModeField
from payspec.ir.operations import Operation
from payspec.ir.types import Field, ObjectType

from ..related import described
from ..safety.named import is_without_fields
from ..scope import Scope, did_you_mean
from ..values import can_hold, written
from . import rules
from .mode_echoes import check_mode_echoes


def check_modes(scope: Scope) -> None:
    """Hold every environment's mode against each request that moves money."""
    for environment in scope.provider.environments:
        for selector in environment.selected_by:
            for operation in scope.provider.operations:
                body = operation.body
                if operation.effect.needs_write_safety and body is not None:
                    sent = scope.object(body)
                    if sent is not None:
                        _hold(scope, selector, operation, sent)
                    elif is_without_fields(scope, body.type):
                        _no_field(scope, selector, operation, ())
    check_mode_echoes(scope)


def _hold(
    scope: Scope, selector: ModeField, operation: Operation, body: ObjectType
) -> None:
    if scope.gaps.within("types", body.name):
        return
    field = body.field(selector.field)
    if field is None:
        _no_field(scope, selector, operation, [each.wire for each in body.fields])
    elif not can_hold(field.type, selector.value, scope.types):
        if scope.named(field.type):
            _bad_value(scope, selector, field)
    elif not _is_echoed(operation, selector):
        scope.report.report(
            rules.MODE_NOT_ECHOED,
            selector.span,
            f"'{operation.name}' does not compare '{selector.field}' with the answer's",
            hint=f"add `{selector.field}` to its `echoes`",
        )


def _no_field(
    scope: Scope, selector: ModeField, operation: Operation, known: Iterable[str]
) -> None:
    scope.report.report(
        rules.UNKNOWN_MODE_FIELD,
        selector.span,
        f"the request of '{operation.name}' has no field '{selector.field}'",
        hint=did_you_mean(selector.field, known)
        or "describe it in the object that is sent",
    )


def _bad_value(scope: Scope, selector: ModeField, field: Field) -> None:
    scope.report.report(
        rules.BAD_MODE_VALUE,
        selector.value_span,
        f"'{field.wire}' is never {written(selector.value)}",
        hint="give it a value of its type",
        related=described(field),
    )


def _is_echoed(operation: Operation, selector: ModeField) -> bool:
    # What has no write safety at all is reported by another rule.
    safety = operation.safety
    return safety is None or any(echo.sent == selector.field for echo in safety.echoes)
