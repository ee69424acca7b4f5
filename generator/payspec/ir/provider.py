"""One provider, whole."""

from dataclasses import dataclass

from payspec.diagnostics import Span

from .access import AuthScheme, Credential, Environment
from .evidence import Assumption, Conflict, Source
from .money import ExponentTable
from .operations import Operation
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

    def type(self, name: str) -> NamedType:
        """The named type; `KeyError` if there is none."""
        for named in self.types:
            if named.name == name:
                return named
        raise KeyError(name)

    def operation(self, name: str) -> Operation:
        """The operation of that name; `KeyError` if there is none."""
        for operation in self.operations:
            if operation.name == name:
                return operation
        raise KeyError(name)
