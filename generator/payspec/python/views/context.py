"""What every view is built from."""

from dataclasses import dataclass
from functools import cached_property

from payspec.ir.operations import Operation, Payload
from payspec.ir.pair import MoneyPair, money_pair
from payspec.ir.provider import Provider
from payspec.ir.types import ObjectType, Ref

from ..annotations import Annotator
from ..docstrings import docstring
from ..names import Names

HEADER = "Emitted by payspec from the provider's spec: change the spec, not this file."


@dataclass(frozen=True)
class ProviderContext:
    """One provider, its names, and the package that it is emitted into."""

    package: str
    provider: Provider
    names: Names

    @cached_property
    def annotator(self) -> Annotator:
        """Says what a type is called."""
        return Annotator(self.provider, self.names)

    def about(self, says: str) -> str:
        """The docstring of an emitted module: whose it is, and what it holds."""
        return docstring((f"{self.title}: {says}.", HEADER))

    @property
    def title(self) -> str:
        """The provider's title, inside a sentence."""
        return sentence(self.provider.title).rstrip(".") or self.provider.name

    def body(self, operation: Operation) -> ObjectType | None:
        """The object that an operation sends, inside its wrapping."""
        return self.asked(operation.body)

    def asked(self, payload: Payload | None) -> ObjectType | None:
        """The object that a body, a query or the headers of a caller are.

        Of a body that is none, the object that holds it as its one field.
        """
        of = None if payload is None else payload.holder or payload.type
        if not isinstance(of, Ref):
            return None
        named = self.provider.type(of.name)
        return named if isinstance(named, ObjectType) else None

    def money(self, operation: Operation) -> MoneyPair | None:
        """The amount and currency that become one `Money` argument."""
        body = self.body(operation)
        if body is None or is_bare(operation.body):
            return None
        return money_pair(self.provider, body)


def is_bare(payload: Payload | None) -> bool:
    """Whether a value is held by an object that does not travel itself."""
    return payload is not None and payload.holder is not None


def sentence(text: str) -> str:
    """A text that ends like a sentence; empty if there is nothing to see in it."""
    plain = text.strip()
    if not any(each.isprintable() and not each.isspace() for each in plain):
        return ""
    return plain if plain[-1] in ".!?…" else f"{plain}."
