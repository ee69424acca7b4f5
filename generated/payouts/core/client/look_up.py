"""Refusing what could be sent, and never be looked up again."""

from __future__ import annotations

from ..errors import InvalidRequest, Unbound
from ..model.base import wire_names
from ..safety.facts import LookUp
from ..safety.references import reference_problem
from .operation import Operation
from .prepare import Prepared, prepare
from .refusal import inside, refuse
from .settings import Settings


def hold_to_look_up(
    operation: Operation, settings: Settings, prepared: Prepared
) -> None:
    """Refuse a reference that its own look-up would refuse, before anything is sent.

    The look-up is put together with it, and thrown away: so there is one rule for both.
    Raises `InvalidRequest`.
    """
    find, repeat = operation.safety.find, operation.safety.repeat
    names = [] if find is None else [find.field]
    if repeat is not None:
        names += filter(None, (repeat.derive_from, repeat.key))
    names += [each.field for each in operation.safety.look_ups]
    for name in dict.fromkeys(names):
        value = prepared.sent.get(name)
        problem = reference_problem(value) if isinstance(value, str) else None
        if problem is not None:
            _refuse(operation, name, problem)
    look_ups = operation.safety.look_ups
    if find is not None and find.table:
        look_ups = (LookUp(find.table, find.parameter, find.field), *look_ups)
    for each in look_ups:
        value = prepared.sent.get(each.field)
        if isinstance(value, str):
            problem = _look_up_problem(settings, each, value)
            if problem is not None:
                _refuse(operation, each.field, f"could not be looked up: {problem}")


def _look_up_problem(settings: Settings, by: LookUp, value: str) -> str | None:
    target = settings.provider.operation(by.table)
    in_path = by.parameter in target.parameters
    model = target.given_path if in_path else target.query
    given = {_argument(settings, model, by.parameter): value}
    try:
        if in_path:
            prepare(target, settings, given, {}, None, None)
        else:
            prepare(target, settings, {}, {}, None, None, query=given)
    except InvalidRequest as error:
        return "; ".join(each.message for each in error.violations)
    except Unbound:
        # There is no look-up in this environment, and nothing that it would refuse.
        return None
    return None


def _argument(settings: Settings, model: str | None, parameter: str) -> str:
    """The Python name of a parameter of a path or a query."""
    names = wire_names(settings.provider.request_model(model or ""))
    return next(
        (name for name, wire in names.items() if parameter in (name, wire)), parameter
    )


def _refuse(operation: Operation, name: str, problem: str) -> None:
    own = name in operation.parameters
    pointer = f"/{name}" if own else inside(operation, *name.split("."))
    refuse(operation, pointer, "reference", problem)
