"""What a way to authenticate uses and writes, whatever its kind."""

from typing import assert_never

from payspec.diagnostics import Span
from payspec.ir.auth import (
    AuthPart,
    AuthScheme,
    BasicAuth,
    BearerAuth,
    BodyAuth,
    CredentialUse,
    ExchangeAuth,
    HeaderAuth,
    MessageSignAuth,
    MutualTls,
    OAuth2Auth,
    QueryAuth,
    SignAuth,
)

AUTHORIZATION = "Authorization"


def secrets(scheme: AuthScheme) -> tuple[tuple[str, CredentialUse], ...]:
    """The credentials that have to be secret, each with what it is there."""
    return tuple(secret for part in scheme.parts for secret in _secrets(part))


def headers(scheme: AuthScheme) -> tuple[tuple[str, Span], ...]:
    """Every header that is written, in the order of the parts."""
    return tuple(header for part in scheme.parts for header in _headers(part))


def _secrets(part: AuthPart) -> tuple[tuple[str, CredentialUse], ...]:
    match part:
        case BasicAuth(password=password):
            return (("password", password),)
        case BearerAuth(token):
            return (("token", token),)
        case OAuth2Auth(secret=secret):
            return (("client's secret", secret),)
        case SignAuth(key=key) | MessageSignAuth(key=key):
            return (("key", key),)
        case HeaderAuth() | QueryAuth() | BodyAuth() | ExchangeAuth() | MutualTls():
            # One of them may name the account; a certificate and its key are files.
            return ()
        case _:
            assert_never(part)


def _headers(part: AuthPart) -> tuple[tuple[str, Span], ...]:
    match part:
        case BasicAuth() | BearerAuth() | ExchangeAuth() | OAuth2Auth():
            return ((AUTHORIZATION, part.span),)
        case HeaderAuth(header, _, span):
            return ((header, span),)
        case SignAuth():
            return tuple((header.name, header.span) for header in part.headers)
        case MessageSignAuth():
            names = ["Signature-Input", "Signature"]
            if any(each.name == "content-digest" for each in part.components):
                names.append("Content-Digest")
            return tuple((name, part.span) for name in names)
        case QueryAuth() | BodyAuth() | MutualTls():
            return ()
        case _:
            assert_never(part)
