"""Holding a read that tells what became of a payout to what it is asked by."""

from collections.abc import Iterable
from dataclasses import dataclass

from payspec.diagnostics import Related, Span
from payspec.ir.operations import Operation
from payspec.ir.types import Field, Type

from ..related import described
from ..scope import Scope
from . import rules
from .answered import answered, is_readable, list_to_unwrap
from .echoes import can_compare
from .named import field_at


@dataclass(frozen=True, slots=True)
class LookUp:
    """A read, and the one parameter that it is asked by when a payout is looked up.

    `filters` tells that the parameter is of the query: a provider that does not know it
    answers with other payouts. A path leads to one.
    """

    operation: Operation
    parameter: str
    type: Type
    filters: bool = False


def check_look_up(
    scope: Scope, look_up: LookUp, span: Span, paths: Iterable[str] = ()
) -> None:
    """Report at `span` a read that echoes nothing of what it is asked by.

    `paths` are fields of its answer that are known to repeat it, if it has them; beside
    them counts a field of the parameter's name. An answer to a path that has none of
    them cannot be held to anything, and is let be.
    """
    target, asked = look_up.operation, look_up.parameter
    if any(echo.sent == asked for echo in target.echoes):
        return
    if not is_readable(scope, target):
        return
    message = (
        f"nothing holds what '{target.name}' finds to the '{asked}' it is asked by"
    )
    for path in (*paths, *_named_alike(scope, look_up)):
        fields = _repeating(scope, look_up, path)
        if fields:
            hint = f"write {_echo(look_up, path)}"
            _report(scope, span, message, hint, described(*fields))
            return
    if look_up.filters:
        _report(scope, span, message, _without_field(scope, look_up), ())


def _without_field(scope: Scope, look_up: LookUp) -> str:
    around = list_to_unwrap(scope, look_up.operation, look_up.parameter)
    if around is not None:
        return f"unwrap the list: `{around[0]}`, and write {_echo(look_up, around[1])}"
    return (
        f"name under `echoes` of '{look_up.operation.name}' what in its answer repeats "
        "it, or say under `$allow` why nothing does"
    )


def _repeating(scope: Scope, look_up: LookUp, path: str) -> tuple[Field, ...]:
    """The fields at a path, one in each object told of; none if one cannot be held."""
    found: list[Field] = []
    for holder in answered(scope, look_up.operation):
        field = field_at(scope, holder, path)
        if field is None or not can_compare(scope, look_up.type, field.type):
            return ()
        found.append(field)
    return tuple(found)


def _named_alike(scope: Scope, look_up: LookUp) -> tuple[str, ...]:
    """Fields that are called as the parameter, as code or the wire writes it."""
    fields = [
        field.wire
        for holder in answered(scope, look_up.operation)
        for field in holder.fields
        if _plain(field.wire) == _plain(look_up.parameter)
    ]
    return tuple(dict.fromkeys(fields))


def _plain(name: str) -> str:
    return name.replace("_", "").replace("-", "").casefold()


def _echo(look_up: LookUp, path: str) -> str:
    """What to write, and where."""
    asked, target = look_up.parameter, look_up.operation
    echo = path if path == asked else f"{{field: {path}, of: {asked}}}"
    if target.echoes:
        return f"`{echo}` into the `echoes` of '{target.name}'"
    return f"`echoes: [{echo}]` under '{target.name}'"


def _report(
    scope: Scope, span: Span, message: str, hint: str, related: tuple[Related, ...]
) -> None:
    scope.report.report(rules.NOT_ECHOED, span, message, hint=hint, related=related)
