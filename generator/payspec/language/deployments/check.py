"""Holding surfaces and bindings to the operations of a provider."""

from payspec.diagnostics import Span
from payspec.ir.access import Environment
from payspec.ir.operations import Operation

from ..scope import Scope, did_you_mean
from . import rules


def check_surfaces(scope: Scope) -> None:
    """Hold operations and environments to the surfaces that a spec describes."""
    if scope.gaps.at("surfaces"):
        return
    names = [surface.name for surface in scope.provider.surfaces]
    for operation in scope.provider.operations:
        _operation(scope, operation, names)
    for environment in scope.provider.environments:
        _environment(scope, environment, names)


def _operation(scope: Scope, operation: Operation, names: list[str]) -> None:
    if operation.surface is None:
        if names:
            scope.report.report(
                rules.SURFACE,
                operation.span,
                f"'{operation.name}' is on no surface",
                hint=f"write `surface: {names[0]}`",
            )
    elif operation.surface not in names:
        _unknown(scope, operation.surface, operation.surface_span, names)


def _environment(scope: Scope, environment: Environment, names: list[str]) -> None:
    told = {each.surface for each in environment.addresses}
    for address in environment.addresses:
        if address.surface not in names:
            _unknown(scope, address.surface, address.surface_span, names)
    missing = [name for name in names if name not in told]
    if missing:
        scope.report.report(
            rules.SURFACE,
            environment.span,
            f"'{environment.name}' has no address for '{missing[0]}'",
            hint=f"write `urls: {{{', '.join(f'{name}: …' for name in names)}}}`",
        )


def _unknown(scope: Scope, name: str, span: Span, names: list[str]) -> None:
    scope.report.report(
        rules.SURFACE,
        span,
        f"there is no surface '{name}'",
        hint=did_you_mean(name, names) or "describe it under `surfaces`",
    )
