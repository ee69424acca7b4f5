"""Which classes a provider's types become, and what each has to hold."""

from __future__ import annotations

from dataclasses import dataclass

from payspec.ir.provider import Provider
from payspec.ir.types import ObjectType
from payspec.ir.usage import usage

from ..names import Names
from .meanings import Meaning, meanings

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
    below the core. What a map holds is drafted as one field more, `entries`.
    `meanings` are properties that say what a status means.
    """

    name: str
    type: ObjectType
    sent: bool
    base: str
    fields: tuple[tuple[str, str], ...]
    meanings: tuple[Meaning, ...] = ()

    @property
    def entries(self) -> tuple[str, str] | None:
        """The property that gives the entries of a map, and its name in the draft."""
        if self.type.rest is None:
            return None
        python, wire = {name for name, _ in self.fields}, {
            name for _, name in self.fields
        }
        return free("entries", python), free("$entries", wire)

    @property
    def drafted(self) -> tuple[tuple[str, str], ...]:
        """The fields of the draft."""
        return self.fields if self.entries is None else (*self.fields, self.entries)


def free(name: str, taken: set[str]) -> str:
    """The name, or one made from it, that is not taken."""
    while name in taken:
        name = f"{name}_"
    return name


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
            is_open = named.open or named.rest is not None
            base = OPEN_REQUEST if is_open else REQUEST
            found.append(ModelClass(name, named, True, base, fields))
        if named.name in reach.received:
            name = names.response(named.name)
            told = meanings(provider, names, named)
            found.append(ModelClass(name, named, False, RESPONSE, fields, told))
    return tuple(found)
