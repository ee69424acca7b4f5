"""Which classes a provider's types become, and what each has to hold."""

from __future__ import annotations

from dataclasses import dataclass

from payspec.ir.provider import Provider
from payspec.ir.types import ObjectType
from payspec.ir.usage import usage

from ..names import Names

CORE = "payspec_core"
"""The core's package while classes are drafted; no such package exists."""

LOCAL = "payspec_local"
"""The module that is being made, likewise."""

REQUEST = "model.request.RequestModel"
OPEN_REQUEST = "model.request.OpenRequestModel"
RESPONSE = "model.answer.ResponseModel"


@dataclass(frozen=True, slots=True)
class ModelClass:
    """One class to be emitted: a type in one direction.

    `fields` are Python name to wire name, in the order of the spec; `base` is a path
    below the core.
    """

    name: str
    type: ObjectType
    sent: bool
    base: str
    fields: tuple[tuple[str, str], ...]


def model_classes(provider: Provider, names: Names) -> tuple[ModelClass, ...]:
    """Every object that travels, once for each direction, in the order of the spec."""
    reach = usage(provider)
    found: list[ModelClass] = []
    for named in provider.types:
        if not isinstance(named, ObjectType):
            continue
        fields = tuple(
            (names.field(named.name, field.wire), field.wire) for field in named.fields
        )
        if named.name in reach.sent:
            name = names.request(named.name)
            base = OPEN_REQUEST if named.open else REQUEST
            found.append(ModelClass(name, named, True, base, fields))
        if named.name in reach.received:
            name = names.response(named.name)
            found.append(ModelClass(name, named, False, RESPONSE, fields))
    return tuple(found)
