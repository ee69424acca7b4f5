"""Holding environments, credentials and authentication to their rules."""

from payspec.diagnostics import Span, nearest
from payspec.ir.access import AuthScheme, CredentialKind, Environment

from ..scope import Scope
from . import rules
from .address import address_problem
from .mode import check_modes


def check(scope: Scope) -> None:
    """Hold addresses, credentials and modes against the rest of the spec."""
    for environment in scope.provider.environments:
        problem = address_problem(environment.url)
        if problem:
            scope.report.report(rules.BAD_URL, environment.url_span, problem)
    _environments(scope)
    _schemes(scope)
    _credentials(scope)
    check_modes(scope)


def _environments(scope: Scope) -> None:
    environments = scope.provider.environments
    if not scope.gaps and all(each.sandbox for each in environments):
        scope.report.report(
            rules.NO_LIVE,
            environments[-1].span,
            "every environment is marked as a sandbox",
            hint="describe the live one, or remove the wrong mark",
        )
    seen: dict[tuple[str, frozenset[tuple[str, bool | str]]], Environment] = {}
    for environment in environments:
        selects = (environment.url.lower(), frozenset(environment.mode))
        other = seen.setdefault(selects, environment)
        if other.sandbox is not environment.sandbox:
            scope.report.report(
                rules.ENVIRONMENTS_ALIKE,
                environment.span,
                f"nothing tells '{environment.name}' from '{other.name}'",
                hint="name the request field that does: `mode: {test: true}`",
            )


def _schemes(scope: Scope) -> None:
    kinds = {item.name: item.kind for item in scope.provider.credentials}
    used = {operation.auth for operation in scope.provider.operations}
    for scheme in scope.provider.auth:
        for name, span in _named(scheme):
            if name not in kinds and not scope.gaps.at("credentials", name):
                near = nearest(name, list(kinds))
                scope.report.report(
                    rules.UNKNOWN_CREDENTIAL,
                    span,
                    f"there is no credential '{name}'",
                    hint=f"did you mean '{near}'?" if near else "list it",
                )
        if kinds.get(scheme.password, CredentialKind.SECRET) != CredentialKind.SECRET:
            scope.report.report(
                rules.PASSWORD_NOT_SECRET,
                scheme.password_span,
                f"the password '{scheme.password}' is not a secret",
                hint=f"write `{scheme.password}: secret` under credentials",
            )
        if scheme.name not in used and not scope.gaps:
            scope.report.report(
                rules.UNUSED_AUTH,
                scheme.span,
                f"no operation authenticates by '{scheme.name}'",
                hint=f"write `auth: {scheme.name}` where it does, or remove it",
            )


def _credentials(scope: Scope) -> None:
    used = {name for scheme in scope.provider.auth for name, _ in _named(scheme)}
    for signature in scope.provider.signatures:
        used.update(key.credential for key in signature.keys)
    for credential in scope.provider.credentials:
        if credential.name not in used and not scope.gaps:
            scope.report.report(
                rules.UNUSED_CREDENTIAL,
                credential.span,
                f"nothing authenticates with '{credential.name}'",
                hint="name it under `auth` or `signatures`, or remove it",
            )


def _named(scheme: AuthScheme) -> tuple[tuple[str, Span], ...]:
    return (
        (scheme.user, scheme.user_span),
        (scheme.password, scheme.password_span),
    )
