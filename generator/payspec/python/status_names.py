"""Names of what is emitted for statuses and flows."""

from collections.abc import Iterator, Mapping

from payspec.diagnostics import Span
from payspec.ir.free_name import free_name
from payspec.ir.lifecycle import CallFlow, Lifecycle
from payspec.ir.provider import Provider
from payspec.ir.types import Field, ObjectType, Ref

from .humps import spaced

Collision = tuple[Span, str, str]
"""Where two things come to one name, what is wrong, and how to mend it."""

Attributes = Mapping[tuple[str, str], str]
"""Attributes by a type and the wire name of its field, but those that collide."""


def status_of(provider: Provider, field: Field) -> Lifecycle | None:
    """What the values of a field mean; `None` if nothing says it.

    What is sensitive is not kept a second time.
    """
    if not isinstance(field.type, Ref) or field.sensitivity is not None:
        return None
    return provider.lifecycle(field.type.name)


def meaning_property(attribute: str) -> str:
    """The property that says what the status in an attribute means."""
    return f"{attribute.rstrip('_')}_meaning"


def meanings_constant(lifecycle: Lifecycle) -> str:
    """The constant that says what the values of an enumeration mean."""
    return f"{spaced(lifecycle.type).upper()}_MEANINGS"


def flow_constant(flow: CallFlow) -> str:
    """The constant that holds a flow."""
    return f"{flow.name.upper()}_FLOW"


def collisions(
    provider: Provider, attributes: Attributes, received: frozenset[str]
) -> Iterator[Collision]:
    """Tables of statuses of one name, and properties called like a field."""
    tables: dict[str, str] = {}
    types = {each.name for each in provider.types}
    for lifecycle in provider.lifecycles:
        constant = meanings_constant(lifecycle)
        if constant in tables:
            message = (
                f"the statuses of '{tables[constant]}' and of '{lifecycle.type}' are "
                f"both '{constant}' in code"
            )
            free = free_name(lifecycle.type, "{}Type", types)
            yield lifecycle.span, message, f"call the type '{free}'"
        tables[constant] = lifecycle.type
    for named in provider.types:
        if isinstance(named, ObjectType) and named.name in received:
            yield from _beside_fields(provider, attributes, named)


def _beside_fields(
    provider: Provider, attributes: Attributes, named: ObjectType
) -> Iterator[Collision]:
    own = {
        attributes[named.name, each.wire]: each
        for each in named.fields
        if (named.name, each.wire) in attributes
    }
    for attribute, field in own.items():
        name = meaning_property(attribute)
        if name in own and status_of(provider, field) is not None:
            message = (
                f"'{own[name].wire}' of '{named.name}', and what '{field.wire}' means, "
                f"are both '{name}' in code"
            )
            free = free_name(f"{name}_2", "{}", own)
            yield own[name].span, message, f"write `name: {free}` beside its type"
