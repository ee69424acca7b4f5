"""Holding ways to authenticate to their rules."""

from payspec.diagnostics import nearest
from payspec.ir.access import CredentialKind
from payspec.ir.auth import (
    AuthScheme,
    ExchangeAuth,
    MessageSignAuth,
    MutualTls,
    OAuth2Auth,
    SignAuth,
)

from ...scope import Scope
from . import rules
from .exchange import check_exchange
from .message import check_message
from .placing import check_placing
from .signing import check_signing
from .token_url import check_token_url
from .uses import secrets


def check(scope: Scope) -> None:
    """Hold ways to authenticate, and the credentials they use, to their rules."""
    for scheme in scope.provider.auth:
        _named(scope, scheme)
        _secret(scope, scheme)
        _used(scope, scheme)
        check_placing(scope, scheme)
        for part in scheme.parts:
            if isinstance(part, ExchangeAuth):
                check_exchange(scope, scheme, part)
            elif isinstance(part, OAuth2Auth):
                check_token_url(scope, part)
            elif isinstance(part, SignAuth):
                check_signing(scope, scheme, part)
            elif isinstance(part, MessageSignAuth):
                check_message(scope, scheme, part)
    _certificates(scope)
    _unused(scope)


def _certificates(scope: Scope) -> None:
    """A connection shows one certificate, whatever is sent through it."""
    parts = [part for scheme in scope.provider.auth for part in scheme.parts]
    shown = [part for part in parts if isinstance(part, MutualTls)]
    for part in shown[1:]:
        same = part.certificate.name == shown[0].certificate.name
        if not same or part.key.name != shown[0].key.name:
            scope.report.report(
                rules.TWO_CERTIFICATES,
                part.span,
                "a client shows another certificate already",
                hint=f"name '{shown[0].certificate.name}' and its key",
            )


def _named(scope: Scope, scheme: AuthScheme) -> None:
    names = [item.name for item in scope.provider.credentials]
    for use in scheme.uses:
        if use.name not in names and not scope.gaps.at("credentials", use.name):
            near = nearest(use.name, names)
            scope.report.report(
                rules.UNKNOWN_CREDENTIAL,
                use.span,
                f"there is no credential '{use.name}'",
                hint=(
                    f"did you mean '{near}'?" if near else "list it under `credentials`"
                ),
            )


def _secret(scope: Scope, scheme: AuthScheme) -> None:
    kinds = {item.name: item.kind for item in scope.provider.credentials}
    for what, use in secrets(scheme):
        if kinds.get(use.name, CredentialKind.SECRET) != CredentialKind.SECRET:
            scope.report.report(
                rules.PASSWORD_NOT_SECRET,
                use.span,
                f"the {what} '{use.name}' is not a secret",
                hint=f"write `{use.name}: secret` under credentials",
            )


def _used(scope: Scope, scheme: AuthScheme) -> None:
    if not scheme.parts:
        scope.report.report(
            rules.EMPTY_AUTH,
            scheme.span,
            f"nothing is sent to authenticate by '{scheme.name}'",
            hint="say what: `basic`, `bearer`, `header`, `query`, `body`, …",
        )
    used = scope.provider.authenticated_by(scheme.name)
    if not used and not scope.gaps:
        scope.report.report(
            rules.UNUSED_AUTH,
            scheme.span,
            f"no operation authenticates by '{scheme.name}'",
            hint=f"write `auth: {scheme.name}` where it does, or remove it",
        )


def _unused(scope: Scope) -> None:
    used = {name for scheme in scope.provider.auth for name in scheme.credentials}
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
