"""The operation that reads what is true now."""

from collections.abc import Collection

from payspec.ir import scalars as ir
from payspec.ir.callbacks import Callback, Reread
from payspec.ir.operations import Effect, Operation
from payspec.ir.types import ObjectType

from ..safety.answered import answered
from ..safety.look_up import LookUp, check_look_up
from ..scope import Scope, did_you_mean
from . import rules
from .fields import check_plain, event_type, object_of


def check_reread(scope: Scope, callback: Callback) -> None:
    """Hold what reads again to being a read of what the event is about."""
    reread = callback.reread
    if reread is None:
        named = event_type(scope, callback)
        if named is not None and not named.fields:
            # Of unknown form: it names nothing that could be read.
            return
        scope.report.report(
            rules.NO_REREAD,
            callback.span,
            f"nothing says how to read what '{callback.name}' is about",
            hint="name an operation under `reread`",
        )
        return
    if reread.by not in callback.identity:
        check_plain(scope, callback, reread.by)
    target = scope.operation(reread.operation)
    if target is None:
        if not scope.gaps.at("operations", reread.operation):
            names = [each.name for each in scope.provider.operations]
            _bad(
                scope,
                reread,
                f"there is no operation '{reread.operation}'",
                did_you_mean(reread.operation, names) or "describe it",
            )
    elif target.effect is not Effect.READ:
        _bad(scope, reread, f"'{target.name}' is no read", "name one that reads")
    elif len(target.parameters) != 1 or target.body is not None:
        _bad(
            scope,
            reread,
            f"'{target.name}' takes more or less than one parameter",
            "name one that takes what the event is known by, and nothing else",
        )
    elif scope.named(target.parameters[0].type):
        parameter = target.parameters[0]
        if not isinstance(parameter.type, ir.Text):
            _bad(
                scope,
                reread,
                f"'{parameter.name}' of '{target.name}' is no text",
                "name one that takes a text",
            )
            return
        if reread.by in callback.identity:
            _check_asked_by(scope, callback, reread, target)
        check_look_up(
            scope,
            LookUp(target, parameter.name, parameter.type),
            reread.span,
            _read_again(scope, callback, reread, target),
        )


def _read_again(
    scope: Scope, callback: Callback, reread: Reread, target: Operation
) -> tuple[str, ...]:
    """The field that it is asked by, as what is read again has it, where that is known.

    It is, where the field stands in an object of the type that is read.
    """
    read = {each.name for each in answered(scope, target)}
    at, path = event_type(scope, callback), reread.by.path
    while at is not None and at.name not in read:
        step = at.toward(path)
        if step is None:
            return ()
        at, path = object_of(scope, step[0].type), step[1]
    return (path,) if at is not None and path else ()


def _check_asked_by(
    scope: Scope, callback: Callback, reread: Reread, target: Operation
) -> None:
    """Hold what was not said, by what to ask, to being in what is read again."""
    event = event_type(scope, callback)
    read = {scope.object(answer.payload) for answer in target.answers} - {None}
    if event is None or event in read:
        return
    found = _held(scope, event, read)
    if found is None or reread.by.path.startswith(f"{found[0]}."):
        return
    held, inner = found
    parameter = target.parameters[0].name
    known = inner.field(parameter) is not None
    scope.report.report(
        rules.REREAD_BY_EVENT,
        reread.span,
        f"'{target.name}' reads the event's '{held}', and is asked by "
        f"'{reread.by.path}', which is the event's own",
        hint=(
            f"`{{with: {target.name}, by: {held}.{parameter}}}`"
            if known
            else f"say under `by` which field of '{held}' it is asked by"
        ),
    )


def _held(
    scope: Scope, event: ObjectType, wanted: Collection[ObjectType | None]
) -> tuple[str, ObjectType] | None:
    """Where in an event the nearest object of a wanted type is, and its type."""
    waiting: list[tuple[ObjectType, tuple[str, ...]]] = [(event, ())]
    seen = {event.name}
    for holder, above in waiting:
        for field in holder.fields:
            inner, path = object_of(scope, field.type), (*above, field.wire)
            if inner is None or inner.name in seen:
                continue
            if inner in wanted:
                return ".".join(path), inner
            seen.add(inner.name)
            waiting.append((inner, path))
    return None


def _bad(scope: Scope, reread: Reread, message: str, hint: str) -> None:
    scope.report.report(rules.REREAD, reread.span, message, hint=hint)
