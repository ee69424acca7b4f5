"""Holding operations to their rules."""

from payspec.ir.operations import Operation

from ..scope import Scope, did_you_mean
from . import rules
from .answered import check_answered
from .bound import check_bindings
from .effects import check_effects
from .files import check_files
from .headers import check_headers
from .pages import check_pages
from .path import check_path
from .plain import check_plain
from .sent_names import check_sent_names
from .shapes import check_shapes


def check(scope: Scope) -> None:
    """Hold every operation of a provider to the rules of operations."""
    for operation in scope.provider.operations:
        _auth(scope, operation)
        check_path(scope, operation)
        check_shapes(scope, operation)
        check_headers(scope, operation)
        check_answered(scope, operation)
        check_plain(scope, operation)
        check_sent_names(scope, operation)
        check_pages(scope, operation)
        check_effects(scope, operation)
    check_bindings(scope)
    check_files(scope)


def _auth(scope: Scope, operation: Operation) -> None:
    names = [scheme.name for scheme in scope.provider.auth]
    if operation.auth is None:
        # How to authenticate is missing too of what is unbound: its binding says so.
        unbound = operation.unbound is not None
        moves = operation.effect.needs_write_safety
        if moves and not unbound and not scope.gaps.within("auth"):
            scope.report.report(
                rules.NO_AUTH,
                operation.span,
                f"'{operation.name}' moves money for whoever calls it",
                hint="write `auth:` with the name of the way to authenticate",
            )
    elif operation.auth not in names and not scope.gaps.at("auth", operation.auth):
        scope.report.report(
            rules.UNKNOWN_AUTH,
            operation.auth_span,
            f"there is no way to authenticate called '{operation.auth}'",
            hint=did_you_mean(operation.auth, names) or "describe it under `auth`",
        )
