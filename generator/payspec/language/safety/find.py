"""How to find out what became of a request."""

from payspec.ir import scalars as ir
from payspec.ir.operations import Effect, Operation
from payspec.ir.safety import Find, WriteSafety
from payspec.ir.types import ObjectType

from ..scope import Scope, did_you_mean
from . import rules
from .look_up import LookUp, check_look_up
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
        look_up = _asked_by(scope, find, target)
        if look_up is not None:
            known = [each.field for each in safety.echoes if each.sent == find.field]
            check_look_up(scope, look_up, find.span, (*known, find.field))


def _asked_by(scope: Scope, find: Find, target: Operation) -> LookUp | None:
    """The parameter that takes the value, if that is clear; reported if none can."""
    query = scope.object(target.query)
    asked = (
        {} if query is None else {each.name or each.wire: each for each in query.fields}
    )
    count = len(target.parameters)
    needed = [name for name, each in asked.items() if each.required]
    filters = count == 0 and find.word in asked and needed in ([], [find.word])
    if filters:
        name, of = find.word, asked[find.word].type
    elif count == 1 and _is_asked_elsewhere(find, target, query):
        # The path would be given what the query asks by: a look-up of something else.
        path = target.parameters[0].name
        _bad(
            scope,
            find,
            f"'{target.name}' asks by '{find.word}' in its query, and its path needs "
            f"'{path}' too, which nothing fills",
            f"name a read whose path takes nothing, or only '{find.word}'; where there "
            "is none, leave `find` out and say why under `$allow: {no-find: …}`",
        )
        return None
    elif count == 1 and not needed:
        name, of = target.parameters[0].name, target.parameters[0].type
    else:
        _bad(
            scope,
            find,
            f"nothing says which of the {count + len(asked)} parameters of "
            f"'{target.name}' takes '{find.field}'",
            "name a read with one parameter in its path and none that its query "
            f"requires, or with none in its path and '{find.word}' in its query",
        )
        return None
    if not scope.named(of):
        return None
    if not isinstance(of, ir.Text | ir.IntegerText | ir.Uuid):
        _bad(
            scope,
            find,
            f"'{name}' of '{target.name}' is no text",
            "name one that takes a text",
        )
        return None
    return LookUp(target, name, of, filters)


def _is_asked_elsewhere(
    find: Find, target: Operation, query: ObjectType | None
) -> bool:
    """Whether the query asks by the field, and the path by something else."""
    word = _plain(find.word)
    if query is None or _plain(target.parameters[0].name) == word:
        return False
    names = [name for each in query.fields for name in (each.wire, each.name or "")]
    return any(_plain(name) == word for name in names)


def _plain(name: str) -> str:
    return name.replace("_", "").replace("-", "").casefold()


def _bad(scope: Scope, find: Find, message: str, hint: str) -> None:
    scope.report.report(rules.BAD_FIND, find.operation_span, message, hint=hint)
