"""Where a provider's API runs, and what a client is given for it."""

import json
from typing import assert_never

from payspec.ir.access import Environment
from payspec.ir.auth import (
    AuthPart,
    AuthScheme,
    BasicAuth,
    BearerAuth,
    BodyAuth,
    ExchangeAuth,
    HeaderAuth,
    MessageSignAuth,
    MutualTls,
    OAuth2Auth,
    QueryAuth,
    SignAuth,
)
from payspec.ir.provider import Provider

from ..markdown import bullets, code, codes, joined, link, place, prose, table
from ..section import Section, section
from .evidence import rests


def environments(provider: Provider) -> Section:
    """The environments, and the surfaces that have addresses of their own."""
    rows = [
        (
            code(each.name),
            "test" if each.sandbox else "**live**",
            _addresses(each),
            ", ".join(code(f"{field}: {_json(value)}") for field, value in each.mode),
            " ".join(filter(None, (prose(each.doc), rests(each.evidence)))),
        )
        for each in provider.environments
    ]
    headings = ("environment", "money", "address", "selected by", "")
    surfaces = [
        f"Surface {code(each.name)}: {prose(each.doc)}" for each in provider.surfaces
    ]
    none = "" if rows else "None: the provider names no address."
    return section("Environments", table(headings, rows), bullets(surfaces), none)


def authentication(provider: Provider) -> Section:
    """Credentials, and the ways in which they are used."""
    rows = [
        (
            code(each.name),
            each.kind.value,
            prose(each.doc),
            "" if each.deployment is None else code(each.deployment),
        )
        for each in provider.credentials
    ]
    credentials = table(("credential", "kind", "", "only of"), rows)
    return section(
        "Credentials and authentication", credentials, *map(_scheme, provider.auth)
    )


def bindings(provider: Provider, operation: str) -> str:
    """Where environments say that an operation is, which no document does."""
    return bullets(
        f"{code(environment.name)}: {code(f'{each.method} {each.path}')}"
        + (f", authenticated by {code(each.auth)}" if each.auth else "")
        for environment in provider.environments
        for each in environment.bindings
        if each.operation == operation
    )


def _addresses(environment: Environment) -> str:
    if environment.url:
        return code(environment.url)
    return "<br>".join(
        f"{code(each.surface)} {code(each.url)}" for each in environment.addresses
    )


def _scheme(scheme: AuthScheme) -> str:
    parts = bullets(map(_part, scheme.parts))
    heading = f"{place(f'auth.{scheme.name}')}\n{code(scheme.name)}"
    known = rests(scheme.evidence)
    return joined(f"{heading} ({known})" if known else heading, parts)


def _part(part: AuthPart) -> str:
    match part:
        case BasicAuth(user, password):
            return f"HTTP Basic: {code(user.name)} and {code(password.name)}."
        case BearerAuth(token, word):
            return f"{code(f'Authorization: {word} …')} with {code(token.name)}."
        case HeaderAuth(header, credential):
            return f"Header {code(header)} with {code(credential.name)}."
        case QueryAuth(parameter, credential):
            return f"Parameter {code(parameter)} of the query: {code(credential.name)}."
        case BodyAuth(member, credential):
            return f"Member {code(member)} of the body with {code(credential.name)}."
        case ExchangeAuth():
            return _exchange(part)
        case OAuth2Auth():
            scope = f", scope {code(part.scope)}" if part.scope else ""
            return (
                f"OAuth 2 client credentials from {code(part.token_url)}: "
                f"{code(part.client.name)} and {code(part.secret.name)} in the "
                f"{'header' if part.style.value == 'basic' else 'body'}{scope}."
            )
        case MutualTls(certificate, key):
            return f"A client certificate: {code(certificate.name)}, {code(key.name)}."
        case SignAuth():
            return (
                f"Signature {code(part.algorithm.value)} by {code(part.key.name)} over "
                f"{code(part.over)}, in "
                f"{codes(each.name for each in part.headers)}."
            )
        case MessageSignAuth():
            return (
                f"Message signature (RFC 9421) {code(part.algorithm.value)} by "
                f"{code(part.key.name)} over "
                f"{codes(each.name for each in part.components)}."
            )
        case _:
            assert_never(part)


def _exchange(part: ExchangeAuth) -> str:
    operation = link(code(part.operation), f"#operation.{part.operation}")
    text = f"A token that {operation} gives, at {code(part.token)} of its answer."
    if part.grants is not None:
        text += (
            f" It is for one path: {code(part.grants)} lists what may be called "
            "there, the method and the path exactly as they are sent."
        )
    if part.lifetime is None:
        return f"{text} Each call has its own."
    return f"{text} It is good for {part.lifetime.seconds} seconds."


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
