"""Holding environments to their rules."""

from payspec.ir.access import Environment

from ..deployments.check import check_surfaces
from ..scope import Scope
from . import rules
from .address import address_hint, address_problem, reached
from .mode import check_modes


def check(scope: Scope) -> None:
    """Hold addresses and modes against the rest of the spec."""
    for environment in scope.provider.environments:
        urls = [(each.url, each.span) for each in environment.addresses]
        for url, span in urls or [(environment.url, environment.url_span)]:
            problem = address_problem(url)
            if problem:
                scope.report.report(
                    rules.BAD_URL, span, problem, hint=address_hint(problem)
                )
    _environments(scope)
    check_modes(scope)
    check_surfaces(scope)


def _environments(scope: Scope) -> None:
    environments = scope.provider.environments
    operations = scope.provider.operations
    # Where no document says where anything is, none says where it is live.
    nowhere = operations and all(each.unbound is not None for each in operations)
    sandboxes = environments and all(each.sandbox for each in environments)
    if not scope.gaps and sandboxes and not nowhere:
        scope.report.report(
            rules.NO_LIVE,
            environments[-1].span,
            "every environment is marked as a sandbox",
            hint="describe the live one, or remove the wrong mark",
        )
    seen: dict[
        tuple[tuple[str, ...], frozenset[tuple[str, bool | str]]], Environment
    ] = {}
    for environment in environments:
        urls = [each.url for each in environment.addresses] or [environment.url]
        selects = (tuple(map(reached, urls)), frozenset(environment.mode))
        other = seen.setdefault(selects, environment)
        if other.sandbox is not environment.sandbox:
            scope.report.report(
                rules.ENVIRONMENTS_ALIKE,
                environment.span,
                f"nothing tells '{environment.name}' from '{other.name}'",
                hint="name the request field that does: `mode: {test: true}`; or, "
                "where only the keys differ, write one environment and say in its doc "
                "which keys are test keys",
            )
