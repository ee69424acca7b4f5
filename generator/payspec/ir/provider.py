"""One provider, whole."""

from dataclasses import dataclass

from payspec.diagnostics import Span

from .access import Credential, Environment
from .auth import AuthScheme
from .callbacks import Callback
from .deployments import Surface
from .evidence import Assumption, Conflict, Source
from .lifecycle import CallFlow, Lifecycle
from .mapping import Mapping
from .money import ExponentTable
from .operations import Operation
from .scenarios import Scenario
from .signatures import Signature
from .types import NamedType


@dataclass(frozen=True, slots=True)
class Provider:
    """What one spec says, checked: nothing in it refers to something that is not."""

    name: str
    title: str
    doc: str
    sources: tuple[Source, ...]
    assumptions: tuple[Assumption, ...]
    conflicts: tuple[Conflict, ...]
    environments: tuple[Environment, ...]
    credentials: tuple[Credential, ...]
    auth: tuple[AuthScheme, ...]
    money: ExponentTable | None
    types: tuple[NamedType, ...]
    operations: tuple[Operation, ...]
    span: Span
    signatures: tuple[Signature, ...] = ()
    callbacks: tuple[Callback, ...] = ()
    surfaces: tuple[Surface, ...] = ()
    lifecycles: tuple[Lifecycle, ...] = ()
    flows: tuple[CallFlow, ...] = ()
    mapping: Mapping | None = None
    scenarios: tuple[Scenario, ...] = ()

    def type(self, name: str) -> NamedType:
        """The named type; `KeyError` if there is none."""
        named = self.known_type(name)
        if named is None:
            raise KeyError(name)
        return named

    def known_type(self, name: str) -> NamedType | None:
        """The named type, if there is one: rules see references that lead nowhere."""
        return next((named for named in self.types if named.name == name), None)

    def operation(self, name: str) -> Operation:
        """The operation of that name; `KeyError` if there is none."""
        for operation in self.operations:
            if operation.name == name:
                return operation
        raise KeyError(name)

    def signature(self, name: str) -> Signature:
        """The signature of that name; `KeyError` if there is none."""
        for signature in self.signatures:
            if signature.name == name:
                return signature
        raise KeyError(name)

    def lifecycle(self, type_name: str) -> Lifecycle | None:
        """What the values of an enumeration mean; `None` if nothing says it."""
        for lifecycle in self.lifecycles:
            if lifecycle.type == type_name:
                return lifecycle
        return None

    def authenticated_by(self, scheme: str) -> tuple[Operation, ...]:
        """The operations that authenticate so, by themselves or where they are bound.

        In the order of the spec.
        """
        bound = {
            binding.operation
            for environment in self.environments
            for binding in environment.bindings
            if binding.auth == scheme
        }
        return tuple(
            each
            for each in self.operations
            if each.auth == scheme or each.name in bound
        )

    @property
    def client_credentials(self) -> tuple[Credential, ...]:
        """What a client is given: all but what callbacks alone are verified by."""
        calls = {name for scheme in self.auth for name in scheme.credentials}
        proves = {key.credential for each in self.signatures for key in each.keys}
        return tuple(
            each for each in self.credentials if each.name not in proves - calls
        )
