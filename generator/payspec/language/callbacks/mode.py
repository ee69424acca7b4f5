"""The mode of a callback: which environment an event is of."""

from collections.abc import Iterable

from payspec.diagnostics import Related, Span
from payspec.ir.callbacks import Callback, CallbackMode
from payspec.ir.modes import mode_values
from payspec.ir.types import Field

from ..related import described
from ..scope import Scope, did_you_mean
from ..values import can_hold, written
from . import rules
from .fields import fields_on


def check_mode(scope: Scope, callback: Callback, mode: CallbackMode) -> None:
    """Hold the mode's field and values to telling live from test."""
    way = fields_on(scope, callback, mode.field)
    environments = {each.name: each for each in scope.provider.environments}
    for each in mode.values:
        if each.environment not in environments and not scope.gaps.at(
            "environments", each.environment
        ):
            _report(
                scope,
                each.span,
                f"there is no environment '{each.environment}'",
                did_you_mean(each.environment, environments)
                or "name one of `environments`",
            )
    if scope.gaps.within("environments"):
        return
    values = mode_values(scope.provider, mode)
    for name, environment in environments.items():
        if name not in values:
            _report(
                scope,
                mode.span,
                f"nothing says what '{mode.field.path}' holds in '{name}'",
                f"write `is: {{{name}: …}}`, or the `mode` of the environment",
            )
        for other, beside in environments.items():
            alike = name in values and values.get(other) == values[name]
            if alike and environment.sandbox and not beside.sandbox:
                _report(
                    scope,
                    mode.span,
                    f"'{mode.field.path}' holds the same in '{name}' and '{other}'",
                    "give each its own value",
                )
    if way:
        for each in mode.values:
            _value(scope, way[-1], each.value, each.value_span)
        if mode.absent is not None:
            _value(scope, way[-1], mode.absent, mode.absent_span)


def _value(scope: Scope, field: Field, value: bool | str, span: Span) -> None:
    if scope.named(field.type) and not can_hold(field.type, value, scope.types):
        _report(
            scope,
            span,
            f"'{field.wire}' is never {written(value)}",
            "give it a value of its type",
            described(field),
        )


def _report(
    scope: Scope,
    span: Span,
    message: str,
    hint: str,
    related: Iterable[Related] = (),
) -> None:
    scope.report.report(rules.MODE, span, message, hint=hint, related=related)
