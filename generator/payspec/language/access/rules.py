"""Rules of environments, credentials and authentication."""

from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from payspec.diagnostics import Collector, Rule, Severity, nearest
from payspec.ir.access import CredentialKind, Environment
from payspec.ir.provider import Provider
from payspec.ir.types import ObjectType, Ref

BAD_URL = Rule(
    "bad-url",
    Severity.ERROR,
    "An environment's address is https, names a host, and carries no query, "
    "fragment or credentials.",
)
NO_LIVE = Rule(
    "no-live-environment",
    Severity.WARNING,
    "A provider has an environment that is not a sandbox.",
)
UNKNOWN_CREDENTIAL = Rule(
    "unknown-credential",
    Severity.ERROR,
    "Authentication names only credentials that the spec lists.",
)
PASSWORD_NOT_SECRET = Rule(
    "password-not-secret",
    Severity.ERROR,
    "What authenticates a caller is a credential of kind `secret`.",
)
UNUSED_CREDENTIAL = Rule(
    "unused-credential",
    Severity.WARNING,
    "Each credential is used by a way to authenticate.",
)
RESERVED_CREDENTIAL = Rule(
    "reserved-credential",
    Severity.ERROR,
    "A credential is not called like another argument of the client.",
)
UNKNOWN_MODE_FIELD = Rule(
    "unknown-mode-field",
    Severity.ERROR,
    "An environment's mode names fields of a request that moves money.",
)

RESERVED = frozenset(
    {
        "environment",
        "accept_assumptions",
        "transport",
        "timeouts",
        "journal",
        "observer",
        "strict_responses",
        "ssl_context",
        "self",
    }
)
"""Arguments that every client takes."""


def check(provider: Provider, report: Collector) -> None:
    """Hold addresses, credentials and modes against the rest of the spec."""
    for environment in provider.environments:
        problem = _address_problem(environment.url)
        if problem:
            report.report(BAD_URL, environment.span, problem)
    if all(environment.sandbox for environment in provider.environments):
        report.report(
            NO_LIVE, provider.span, "every environment is marked as a sandbox"
        )
    _credentials(provider, report)
    known = set(_money_fields(provider))
    for environment in provider.environments:
        _mode(environment, known, report)


def _address_problem(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "this is no address"
    if any(char.isspace() or not char.isprintable() for char in url):
        return "an address holds no spaces or control characters"
    if not url.isascii() or "\\" in url or "{" in url:
        return "an address is plain ASCII; write other hosts in their xn-- form"
    if not host or parts.query or parts.fragment or "@" in parts.netloc:
        return "an address has a host and no query, fragment or credentials"
    if any(part in {".", ".."} for part in parts.path.split("/")):
        return "an address has no dot segments"
    if parts.scheme == "http" and _is_loopback(host):
        return None
    return None if parts.scheme == "https" else "an address starts with https://"


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _credentials(provider: Provider, report: Collector) -> None:
    kinds = {item.name: item.kind for item in provider.credentials}
    used: set[str] = set()
    for scheme in provider.auth:
        for name in (scheme.user, scheme.password):
            used.add(name)
            if name not in kinds:
                near = nearest(name, list(kinds))
                report.report(
                    UNKNOWN_CREDENTIAL,
                    scheme.span,
                    f"there is no credential '{name}'",
                    hint=f"did you mean '{near}'?" if near else None,
                )
        if kinds.get(scheme.password, CredentialKind.SECRET) != CredentialKind.SECRET:
            report.report(
                PASSWORD_NOT_SECRET,
                scheme.span,
                f"the password '{scheme.password}' is not a secret",
                hint=f"write `{scheme.password}: secret` under credentials",
            )
    for credential in provider.credentials:
        if credential.name in RESERVED:
            report.report(
                RESERVED_CREDENTIAL,
                credential.span,
                f"'{credential.name}' is an argument of every client",
                hint="choose another name",
            )
        if credential.name not in used:
            report.report(
                UNUSED_CREDENTIAL,
                credential.span,
                f"nothing authenticates with '{credential.name}'",
            )


def _mode(environment: Environment, known: set[str], report: Collector) -> None:
    for field, _ in environment.mode:
        if field not in known:
            near = nearest(field, sorted(known))
            report.report(
                UNKNOWN_MODE_FIELD,
                environment.span,
                f"no request that moves money has a field '{field}'",
                hint=f"did you mean '{near}'?" if near else None,
            )


def _money_fields(provider: Provider) -> Iterator[str]:
    objects = {
        named.name: named for named in provider.types if isinstance(named, ObjectType)
    }
    for operation in provider.operations:
        body = operation.body
        if not operation.effect.needs_write_safety or body is None:
            continue
        if isinstance(body.type, Ref) and body.type.name in objects:
            yield from (field.wire for field in objects[body.type.name].fields)
