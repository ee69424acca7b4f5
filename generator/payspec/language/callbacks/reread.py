"""The operation that reads what is true now."""

from payspec.ir import scalars as ir
from payspec.ir.callbacks import Callback, Reread
from payspec.ir.operations import Effect

from ..scope import Scope, did_you_mean
from . import rules
from .fields import check_plain, event_type


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


def _bad(scope: Scope, reread: Reread, message: str, hint: str) -> None:
    scope.report.report(rules.REREAD, reread.span, message, hint=hint)
