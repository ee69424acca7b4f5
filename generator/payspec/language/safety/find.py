"""How to find out what became of a request."""

from payspec.ir import scalars as ir
from payspec.ir.operations import Effect, Operation
from payspec.ir.safety import Find, WriteSafety

from ..scope import Scope, did_you_mean
from . import rules
from .named import check_reference


def check_find(scope: Scope, operation: Operation, safety: WriteSafety) -> None:
    """Hold the operation that finds out, and the field it asks by, to their rules."""
    find = safety.find
    if find is None:
        # What is unbound lacks more than that, and says so.
        if operation.effect.needs_write_safety and operation.unbound is None:
            scope.report.report(
                rules.NO_FIND,
                safety.span,
                f"nothing says how to find out what became of '{operation.name}'",
                hint="name an operation under `find`",
            )
        return
    check_reference(scope, operation, find.field, find.field_span)
    target = scope.operation(find.operation)
    if target is None:
        if not scope.gaps.at("operations", find.operation):
            names = [each.name for each in scope.provider.operations]
            _bad(
                scope,
                find,
                f"there is no operation '{find.operation}'",
                did_you_mean(find.operation, names) or "describe it",
            )
    elif target.effect is not Effect.READ:
        _bad(scope, find, f"'{target.name}' is no read", "name one that reads")
    elif target.body is not None:
        _bad(scope, find, f"'{target.name}' takes a body", "name one without")
    else:
        _takes(scope, find, target)


def _takes(scope: Scope, find: Find, target: Operation) -> None:
    query = scope.object(target.query)
    asked = (
        {} if query is None else {each.name or each.wire: each for each in query.fields}
    )
    count = len(target.parameters)
    needed = [name for name, each in asked.items() if each.required]
    if count == 0 and find.word in asked and needed in ([], [find.word]):
        name, of = find.word, asked[find.word].type
    elif count == 1 and not needed:
        name, of = target.parameters[0].name, target.parameters[0].type
    else:
        _bad(
            scope,
            find,
            f"'{target.name}' has {count + len(asked)} parameters",
            "name one with the parameter that it is found by",
        )
        return
    if scope.named(of) and not isinstance(of, ir.Text | ir.IntegerText | ir.Uuid):
        _bad(
            scope,
            find,
            f"'{name}' of '{target.name}' is no text",
            "name one that takes a text",
        )


def _bad(scope: Scope, find: Find, message: str, hint: str) -> None:
    scope.report.report(rules.BAD_FIND, find.operation_span, message, hint=hint)
