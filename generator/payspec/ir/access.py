"""How a caller reaches the API: environments and credentials."""

from dataclasses import dataclass
from enum import StrEnum

from payspec.diagnostics import Span

from .deployments import Address, Binding
from .evidence import Evidence


@dataclass(frozen=True, slots=True)
class ModeField:
    """A request field, by its wire name, and the value that selects an environment."""

    field: str
    value: bool | str
    span: Span
    value_span: Span


@dataclass(frozen=True, slots=True)
class Environment:
    """A place where the API runs.

    `selected_by` are the request fields that select the environment, for providers
    that serve test and live from one address. Where the API has surfaces, `addresses`
    has one for each and `url` is empty. `bindings` say where operations are that the
    provider's own documents give no address. `span` is its name's.
    """

    name: str
    url: str
    sandbox: bool
    selected_by: tuple[ModeField, ...]
    doc: str
    evidence: Evidence
    span: Span
    url_span: Span
    addresses: tuple[Address, ...] = ()
    bindings: tuple[Binding, ...] = ()

    @property
    def mode(self) -> tuple[tuple[str, bool | str], ...]:
        """Wire name and value of each field that selects the environment."""
        return tuple((each.field, each.value) for each in self.selected_by)


class CredentialKind(StrEnum):
    """What a credential is: who the account is, text, a secret, or a public key."""

    ACCOUNT = "account"
    TEXT = "text"
    SECRET = "secret"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Credential:
    """One thing that the provider gives to its client.

    `deployment` is the one whose it is; a client for other environments has none.
    """

    name: str
    kind: CredentialKind
    doc: str
    span: Span
    deployment: str | None = None
