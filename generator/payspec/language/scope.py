"""What a rule looks at: the provider, what is missing of it, where findings go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from payspec.diagnostics import Collector, nearest
from payspec.ir.operations import Operation, Payload
from payspec.ir.provider import Provider
from payspec.ir.types import NamedType, ObjectType, Ref, Type

from .gaps import UNREADABLE, Gaps


@dataclass(frozen=True, slots=True)
class Scope:
    """One provider on its way through the rules. Its references may lead nowhere."""

    provider: Provider
    report: Collector
    gaps: Gaps
    types: Mapping[str, NamedType]

    @classmethod
    def of(cls, provider: Provider, report: Collector, gaps: Gaps) -> "Scope":
        """The scope of a whole provider."""
        types = {named.name: named for named in provider.types}
        return cls(provider, report, gaps, types)

    def object(self, payload: Payload | None) -> ObjectType | None:
        """The object that a payload names; `None` if it names none."""
        if payload is None or not isinstance(payload.type, Ref):
            return None
        named = self.types.get(payload.type.name)
        return named if isinstance(named, ObjectType) else None

    def knows(self, of: Type) -> bool:
        """Whether the type could be read; one that names no type is known to."""
        if of is UNREADABLE:
            return False
        return not (isinstance(of, Ref) and self.gaps.at("types", of.name))

    def named(self, of: Type) -> bool:
        """Whether the type could be read and, where it is a name, names a type."""
        return self.knows(of) and (not isinstance(of, Ref) or of.name in self.types)

    def operation(self, name: str) -> Operation | None:
        """The operation of that name, if there is one."""
        for operation in self.provider.operations:
            if operation.name == name:
                return operation
        return None


def did_you_mean(word: str, candidates: Iterable[str]) -> str | None:
    """The hint that names the candidate nearest to a word; `None` if none is near."""
    near = nearest(word, candidates)
    return f"did you mean '{near}'?" if near else None
