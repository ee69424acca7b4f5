"""Effects that depend on what is asked."""

from payspec.ir.operations import Operation

from ..safety.named import sent_at
from ..scope import Scope
from ..values import can_hold, written
from . import rules


def check_effects(scope: Scope, operation: Operation) -> None:
    """Hold the field that decides over the effect, and its values, to the request."""
    by = operation.effect_by
    if by is None:
        return
    sent = sent_at(scope, operation, by.field, by.field_span)
    if sent is None or not scope.named(sent.type):
        return
    for row in by.rows:
        if not can_hold(sent.type, row.value, scope.types):
            scope.report.report(
                rules.EFFECT_VALUE,
                row.span,
                f"'{by.field}' is never {written(row.value)}",
                hint="name values that it can have",
                related=sent.described,
            )
