"""How a caller reaches the API: environments, credentials, authentication."""

from dataclasses import dataclass
from enum import StrEnum

from payspec.diagnostics import Span

from .evidence import Evidence


@dataclass(frozen=True, slots=True)
class Environment:
    """A place where the API runs.

    `mode` holds the request fields that select the environment (wire name and value),
    for providers that serve test and live from one address.
    """

    name: str
    url: str
    sandbox: bool
    mode: tuple[tuple[str, bool | str], ...]
    doc: str
    evidence: Evidence
    span: Span


class CredentialKind(StrEnum):
    """What a credential is: who the account is, plain text, or a secret."""

    ACCOUNT = "account"
    TEXT = "text"
    SECRET = "secret"


@dataclass(frozen=True, slots=True)
class Credential:
    """One thing that the provider gives to its client."""

    name: str
    kind: CredentialKind
    doc: str
    span: Span


@dataclass(frozen=True, slots=True)
class BasicAuth:
    """HTTP Basic (RFC 7617) with two credentials."""

    name: str
    user: str
    password: str
    evidence: Evidence
    span: Span


AuthScheme = BasicAuth
"""Every way to authenticate; one class per kind."""
