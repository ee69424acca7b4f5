"""Names of an emitted package: fixed here, before anything is written.

A name depends on the spec's own word and on nothing beside it, so that adding a type or
a field never renames another.
"""

import keyword
import re
from collections.abc import Container, Mapping
from dataclasses import dataclass

from payspec.diagnostics import Collector, Rule, Severity
from payspec.ir.free_name import free_name
from payspec.ir.operations import Operation
from payspec.ir.provider import Provider
from payspec.ir.types import EnumType, Field, NamedType, ObjectType, Ref
from payspec.ir.usage import usage
from payspec.runtime.model.reserved import RESERVED

from .constants import descriptor_constant
from .humps import spaced
from .status_names import collisions, meaning_property
from .taken import TYPES_TAKEN, taken_names

NAME_COLLISION = Rule(
    "name-collision",
    Severity.ERROR,
    "Two things that a spec names do not come to the same name in code, nor does one "
    "of them to a name that the emitted modules use.",
)

_ARGUMENTS = frozenset({"self", "deadline", "idempotency_key", "money"})
"""Arguments that a method may have beside the fields of its body."""

_LONGEST = 60
"""Characters of a name; a wire name that is longer is cut."""


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

    def meaning(self, type_name: str, wire: str) -> str:
        """The property that says what the status in a field means."""
        return meaning_property(self.fields[type_name, wire])


def names(provider: Provider, report: Collector) -> Names:
    """The names of `provider`'s package; two that collide are reported."""
    for taken in taken_names(provider):
        report.report(NAME_COLLISION, taken.span, taken.message, hint=taken.hint)
    _check_asked(provider, report)
    _check_descriptors(provider, report)
    reach = usage(provider)
    received = {named.name: named.name for named in provider.types}
    types = received.keys() | TYPES_TAKEN
    sent = {
        name: f"{name}Input" if _both(named, reach.sent, reach.received) else name
        for name, named in ((named.name, named) for named in provider.types)
    }
    for name, python in sent.items():
        others = [python] if python != name else []
        if name in reach.sent and isinstance(provider.type(name), ObjectType):
            others.append(params_name(python))
        for other in others:
            if other in received:
                report.report(
                    NAME_COLLISION,
                    # That one stands in the spec; what is sent may have been made.
                    provider.type(other).span,
                    f"what is sent of '{name}' is called '{other}', as another type is",
                    hint=f"call it '{free_name(other, '{}Type', types)}'",
                )
    fields: dict[tuple[str, str], str] = {}
    for named in provider.types:
        if isinstance(named, ObjectType):
            fields |= _fields(named, report)
    for operation in provider.operations:
        _check_arguments(provider, operation, fields, report)
    for span, message, hint in collisions(provider, fields, reach.received):
        report.report(NAME_COLLISION, span, message, hint=hint)
    return Names(sent, received, fields)


def _check_arguments(
    provider: Provider,
    operation: Operation,
    fields: Mapping[tuple[str, str], str],
    report: Collector,
) -> None:
    """A parameter of a path stands beside the fields of the body, as an argument."""
    beside: dict[str, str] = {}
    taken = {each.name for each in operation.parameters}
    for asked in (operation.body, operation.query, operation.given_headers):
        of = None if asked is None else asked.holder or asked.type
        if not isinstance(of, Ref):
            continue
        own = {name: wire for (type_, wire), name in fields.items() if type_ == of.name}
        taken |= own.keys()
        for name in own.keys() & beside.keys():
            field = _field_of(provider, of.name, own[name])
            report.report(
                NAME_COLLISION,
                operation.span if field is None else field.span,
                f"'{beside[name]}' and '{own[name]}' of '{operation.name}' are both "
                f"'{name}' in code",
                hint=_name_hint(name, taken),
            )
        beside |= own
    for parameter in operation.parameters:
        if parameter.name in beside:
            free = free_name(parameter.name, "{}_value", taken)
            report.report(
                NAME_COLLISION,
                parameter.span,
                f"the parameter and '{beside[parameter.name]}' of '{operation.name}' "
                f"are both '{parameter.name}' in code",
                hint=f"call the parameter '{free}'",
            )


def _field_of(provider: Provider, of: str, wire: str) -> Field | None:
    named = provider.type(of)
    return named.field(wire) if isinstance(named, ObjectType) else None


def _name_hint(name: str, taken: Container[str]) -> str:
    plain = name.strip("_")
    return f"write `name: {free_name(f'{plain}_2', '{}', taken)}` beside its type"


def _check_asked(provider: Provider, report: Collector) -> None:
    """What is made for an operation has a name that no other type may have."""
    seen: dict[str, NamedType] = {}
    types = {each.name for each in provider.types} | TYPES_TAKEN
    for named in provider.types:
        # What was made stands behind what is written.
        other = seen.setdefault(named.name, named)
        if other is not named:
            report.report(
                NAME_COLLISION,
                other.span,
                f"'{named.name}' is what is made for an operation called, too",
                hint=f"call it '{free_name(named.name, '{}Type', types)}'",
            )


def _check_descriptors(provider: Provider, report: Collector) -> None:
    """Each type of descriptor is a constant of its own."""
    seen: dict[str, str] = {}
    types = {each.name for each in provider.types} | TYPES_TAKEN
    for named in provider.types:
        if not isinstance(named, ObjectType) or named.descriptor is None:
            continue
        constant = descriptor_constant(named)
        other = seen.setdefault(constant, named.name)
        if other != named.name:
            report.report(
                NAME_COLLISION,
                named.span,
                f"the descriptors '{other}' and '{named.name}' are both '{constant}' "
                "in code",
                hint=f"call it '{free_name(named.name, '{}Type', types)}'",
            )


def params_name(model: str) -> str:
    """The typed mapping that may be given in place of a model."""
    return f"{model}Params"


def _both(named: NamedType, sent: frozenset[str], received: frozenset[str]) -> bool:
    """Whether a type becomes two: an open enumeration is one class for both ways."""
    two = not isinstance(named, EnumType) or named.closed
    return two and named.name in sent & received


def _fields(named: ObjectType, report: Collector) -> dict[tuple[str, str], str]:
    found: dict[str, str] = {}
    taken = {identifier(field.name or field.wire) for field in named.fields}
    for field in named.fields:
        python = identifier(field.name or field.wire)
        if python in found:
            report.report(
                NAME_COLLISION,
                field.span,
                f"'{field.wire}' and '{found[python]}' of '{named.name}' are both "
                f"'{python}' in code",
                hint=_name_hint(python, taken),
            )
        found[python] = field.wire
    return {(named.name, wire): python for python, wire in found.items()}


def identifier(word: str) -> str:
    """A wire name as a Python name: `payout-service` is `payout_service`.

    Always an ASCII identifier, never a keyword, a member of the models, or an argument
    that every method has.
    """
    plain = re.sub(r"[^0-9A-Za-z]+", "_", spaced(word)).strip("_").lower()
    if not plain or plain[0].isdigit():
        plain = f"field_{plain}"
    plain = plain[:_LONGEST].rstrip("_")
    taken = keyword.iskeyword(plain) or plain in RESERVED or plain in _ARGUMENTS
    return f"{plain}_" if taken else plain
