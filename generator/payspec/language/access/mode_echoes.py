"""Modes in answers: whether what was done, or found, is of the client's environment."""

from collections.abc import Iterator

from payspec.ir.access import ModeField
from payspec.ir.mapping import Role
from payspec.ir.operations import Effect, Operation
from payspec.ir.types import Field, ObjectType

from ..related import described
from ..safety.answered import answered
from ..safety.named import field_at, object_of
from ..scope import Scope
from ..values import can_hold
from . import rules


def check_mode_echoes(scope: Scope) -> None:
    """Report operations whose answer tells the mode, and that do not compare it.

    A request need not have a body for that: the environment's own mode is compared.
    What moves money and has a body is held to more, where its body is.
    """
    first = {
        selector.field: selector
        for environment in reversed(scope.provider.environments)
        for selector in environment.selected_by
    }
    look_ups = set(_look_ups(scope))
    for operation in scope.provider.operations:
        match operation.effect:
            case Effect.AUTH:
                continue
            case Effect.READ if operation.name not in look_ups:
                continue
            case effect if effect.needs_write_safety and operation.body is not None:
                continue
            case _:
                pass
        for selector in first.values():
            _check_operation(scope, operation, selector)


def _check_operation(scope: Scope, operation: Operation, selector: ModeField) -> None:
    safety = operation.safety
    echoes = operation.echoes if safety is None else safety.echoes
    if any(selector.field in (each.sent, each.field) for each in echoes):
        return
    found = _mode_field(scope, operation, selector)
    if found is None:
        return
    path, field = found
    if not can_hold(field.type, selector.value, scope.types):
        # A value that it never has is reported where the environment is.
        return
    echo = (
        path if path == selector.field else f"{{field: {path}, of: {selector.field}}}"
    )
    reads = operation.effect is Effect.READ
    scope.report.report(
        rules.MODE_NOT_ECHOED,
        operation.span,
        f"the answer of '{operation.name}' has '{path}', and it is not compared with "
        "the environment's",
        hint=f"add `{echo}` to its `echoes`"
        + ("" if reads or safety is not None else ", under `write_safety`"),
        related=described(field),
    )


def _mode_field(
    scope: Scope, operation: Operation, selector: ModeField
) -> tuple[str, Field] | None:
    """The field that tells the mode in every object that is answered, and its path."""
    holders = answered(scope, operation)
    for holder in holders[:1]:
        for path in (
            *_compared_elsewhere(scope, selector),
            *_alike(scope, holder, selector),
        ):
            fields = [field_at(scope, each, path) for each in holders]
            if fields[0] is not None and all(fields):
                return path, fields[0]
    return None


def _compared_elsewhere(scope: Scope, selector: ModeField) -> Iterator[str]:
    """Where other operations compare it."""
    for operation in scope.provider.operations:
        for echo in () if operation.safety is None else operation.safety.echoes:
            if echo.sent == selector.field:
                yield echo.field


def _alike(scope: Scope, holder: ObjectType, selector: ModeField) -> Iterator[str]:
    """Fields of the same name, the nearest first."""
    waiting: list[tuple[ObjectType, str]] = [(holder, "")]
    seen = {holder.name}
    for each, above in waiting:
        for field in each.fields:
            if field.wire == selector.field:
                yield f"{above}{field.wire}"
            inner = object_of(scope, field.type)
            if inner is not None and inner.name not in seen:
                seen.add(inner.name)
                waiting.append((inner, f"{above}{field.wire}."))


def _look_ups(scope: Scope) -> Iterator[str]:
    """Names of the reads that tell what became of a payout."""
    provider = scope.provider
    for operation in provider.operations:
        if operation.safety is not None and operation.safety.find is not None:
            yield operation.safety.find.operation
    for callback in provider.callbacks:
        if callback.reread is not None:
            yield callback.reread.operation
    for call in () if provider.mapping is None else provider.mapping.calls:
        if call.role in (Role.GET, Role.FIND):
            yield call.operation
