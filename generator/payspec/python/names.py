"""Names of an emitted package: fixed here, before anything is written.

A name depends on the spec's own word and on nothing beside it, so that adding a type or
a field never renames another.
"""

import keyword
import re
from collections.abc import Mapping
from dataclasses import dataclass

from payspec.diagnostics import Collector, Rule, Severity
from payspec.ir.provider import Provider
from payspec.ir.types import NamedType, ObjectType
from payspec.ir.usage import usage
from payspec.runtime.model.reserved import RESERVED

NAME_COLLISION = Rule(
    "name-collision",
    Severity.ERROR,
    "Two fields of an object, or two types, do not come to the same name in code.",
)

_ARGUMENTS = frozenset({"self", "deadline", "idempotency_key", "money"})
"""Arguments that a method may have beside the fields of its body."""


@dataclass(frozen=True, slots=True)
class Names:
    """Python's names for a provider's types and fields.

    `sent` and `received` map a type to the class that is sent, or read; `fields` maps
    a type and a wire name to the attribute.
    """

    sent: Mapping[str, str]
    received: Mapping[str, str]
    fields: Mapping[tuple[str, str], str]

    def request(self, type_name: str) -> str:
        """The class, or alias, of what is sent."""
        return self.sent[type_name]

    def response(self, type_name: str) -> str:
        """The class of what is read."""
        return self.received[type_name]

    def field(self, type_name: str, wire: str) -> str:
        """The attribute of a field."""
        return self.fields[type_name, wire]


def names(provider: Provider, report: Collector) -> Names:
    """The names of `provider`'s package; two that collide are reported."""
    reach = usage(provider)
    received = {named.name: named.name for named in provider.types}
    sent = {
        name: f"{name}Input" if _both(named, reach.sent, reach.received) else name
        for name, named in ((named.name, named) for named in provider.types)
    }
    for name, python in sent.items():
        if python != name and python in received:
            report.report(
                NAME_COLLISION,
                provider.type(name).span,
                f"what is sent of '{name}' is called '{python}', as another type is",
                hint="rename one of the two",
            )
    fields: dict[tuple[str, str], str] = {}
    for named in provider.types:
        if isinstance(named, ObjectType):
            fields |= _fields(named, report)
    return Names(sent, received, fields)


def _both(named: NamedType, sent: frozenset[str], received: frozenset[str]) -> bool:
    """Whether a type becomes two: an open enumeration is one class for both ways."""
    two = isinstance(named, ObjectType) or named.closed
    return two and named.name in sent & received


def _fields(named: ObjectType, report: Collector) -> dict[tuple[str, str], str]:
    found: dict[str, str] = {}
    for field in named.fields:
        python = identifier(field.name or field.wire)
        if python in found:
            report.report(
                NAME_COLLISION,
                field.span,
                f"'{field.wire}' and '{found[python]}' of '{named.name}' are both "
                f"'{python}' in code",
                hint="give one of them a `name`",
            )
        found[python] = field.wire
    return {(named.name, wire): python for python, wire in found.items()}


def identifier(word: str) -> str:
    """A wire name as a Python name: `payout-service` is `payout_service`.

    Always an ASCII identifier, never a keyword, a member of the models, or an argument
    that every method has.
    """
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", word)
    plain = re.sub(r"[^0-9A-Za-z]+", "_", spaced).strip("_").lower()
    if not plain or plain[0].isdigit():
        plain = f"field_{plain}".rstrip("_")
    taken = keyword.iskeyword(plain) or plain in RESERVED or plain in _ARGUMENTS
    return f"{plain}_" if taken else plain
