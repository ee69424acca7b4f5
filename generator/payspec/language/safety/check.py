"""Holding write safety to its rules."""

from payspec.ir.operations import Effect, Operation
from payspec.ir.safety import WriteSafety

from ..scope import Scope
from . import rules
from .asked import check_asked
from .echoes import check_echoes
from .find import check_find
from .named import check_named
from .outcomes import check_outcomes
from .references import check_references


def check(scope: Scope) -> None:
    """Hold every operation's write safety to its rules."""
    for operation in scope.provider.operations:
        check_asked(scope, operation)
        safety = operation.safety
        if safety is None:
            if operation.effect.needs_write_safety:
                scope.report.report(
                    rules.NO_WRITE_SAFETY,
                    operation.span,
                    f"'{operation.name}' moves money and has no `write_safety`",
                    hint="say under `write_safety` what each status proves",
                )
        elif operation.effect is Effect.READ:
            scope.report.report(
                rules.SAFETY_OF_A_READ,
                safety.span,
                f"'{operation.name}' is a read",
                hint="remove `write_safety`, or correct the effect",
            )
        else:
            _check(scope, operation, safety)


def _check(scope: Scope, operation: Operation, safety: WriteSafety) -> None:
    check_outcomes(scope, operation, safety)
    check_echoes(scope, operation, safety)
    check_named(scope, operation, safety)
    check_find(scope, operation, safety)
    check_references(scope, operation, safety)
