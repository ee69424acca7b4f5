"""What each validator says of a body: the places and rules that it names."""

from __future__ import annotations

from typing import TypeAlias

from pydantic import ValidationError

from payspec.ir.types import ListOf, ObjectType, Ref
from payspec.runtime.wire import JsonValue, loads
from tests.cases.emitted import Described, module

Named: TypeAlias = frozenset[tuple[str, str]]
"""Pointer and rule of everything that is wrong."""


def body_of(text: str) -> JsonValue:
    """The value of a case's body."""
    return loads(text.encode())


def value_of(payload: Described, body: JsonValue) -> JsonValue:
    """The value inside the wrapping."""
    for member in payload.named.payload.envelope:
        assert isinstance(body, dict)
        body = body[member]
    return body


def by_schema(payload: Described, body: JsonValue) -> Named:
    """What the emitted validator says, by the emitted JSON Schema."""
    validators = module(f"{payload.checked.provider.name}.validators")
    check = getattr(validators, payload.named.function)
    return frozenset((found.pointer, found.rule) for found in check(body))


def by_model(payload: Described, body: JsonValue, models: str | None = None) -> Named:
    """What the emitted model says, and then its rules, as before sending."""
    model = getattr(module(models or _models(payload)), request_class(payload))
    core = module("core.model")
    from_wire = module("core.fields.plain").FromWire()
    try:
        made = model.model_validate(
            held(payload, value_of(payload, body)),
            context=from_wire,
            by_alias=True,
            by_name=False,
        )
    except ValidationError as error:
        found = core.violations_from(error)
    else:
        found = core.check_rules(made, "")
    above = "".join(f"/{wire}" for wire in holding(payload))
    return frozenset(
        (f"{payload.envelope}{each.pointer.removeprefix(above)}", each.rule)
        for each in found
    )


def holding(payload: Described) -> tuple[str, ...]:
    """The field of the object that holds a value which is none, if one does."""
    holder = payload.named.payload.holder
    made = None if holder is None else payload.checked.provider.type(holder.name)
    return (
        tuple(each.wire for each in made.fields) if isinstance(made, ObjectType) else ()
    )


def held(payload: Described, value: JsonValue) -> JsonValue:
    """The value, or the object that holds it."""
    for wire in holding(payload):
        return {wire: value}
    return value


def request_class(payload: Described) -> str:
    """The class of what is sent."""
    of = payload.named.payload.holder or payload.named.payload.type
    assert isinstance(of, Ref)
    return payload.checked.names.request(of.name)


def response_class(payload: Described) -> str:
    """The class of what is read; of one item, if it is a list."""
    of = payload.named.payload.holder or payload.named.payload.type
    if isinstance(of, ListOf):
        of = of.item
    assert isinstance(of, Ref)
    return payload.checked.names.response(of.name)


def _models(payload: Described) -> str:
    return f"{payload.checked.provider.name}.models"
