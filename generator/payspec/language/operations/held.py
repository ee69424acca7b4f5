"""Bodies and answers that are no objects: each is held by an object made for it."""

from collections.abc import Mapping
from dataclasses import replace

from payspec.ir.evidence import Evidence
from payspec.ir.operations import Answer, Operation, Payload
from payspec.ir.sensitivity import by_itself
from payspec.ir.types import (
    AnyOf,
    AnyOfType,
    Field,
    ListOf,
    MapOf,
    NamedType,
    ObjectType,
    Ref,
    TaggedType,
    Type,
)

from .asked import made_name

BODY = "body"
"""What code calls a body that is no object."""

VALUE = "value"
"""The field of an answer that is no object; no caller sees it."""

_Named = Mapping[str, NamedType]


def with_holders(
    operations: tuple[Operation, ...], types: tuple[NamedType, ...]
) -> tuple[tuple[Operation, ...], tuple[ObjectType, ...]]:
    """The operations, their payloads held where need be, and the objects made."""
    named = {each.name: each for each in types}
    made: list[ObjectType] = []
    return tuple(_with(each, named, made) for each in operations), tuple(made)


def _with(operation: Operation, named: _Named, made: list[ObjectType]) -> Operation:
    body = operation.body
    if body is not None and _is_whole(body.type, named):
        name = made_name(operation.name, "Body")
        about = f"What holds the body of a request to `{operation.name}`."
        fields = (_field(body, BODY, "The body of the request."),)
        body = _held(body, _object(name, body, about, fields), made)
    answers = tuple(_answer(operation, each, named, made) for each in operation.answers)
    return replace(operation, body=body, answers=answers)


def _answer(
    operation: Operation, answer: Answer, named: _Named, made: list[ObjectType]
) -> Answer:
    payload = answer.payload
    if payload is None or answer.in_headers:
        return answer
    of, status = payload.type, answer.statuses[0]
    name = made_name(operation.name, f"Answer{status}")
    about = f"What `{operation.name}` is answered with {status}."
    if isinstance(of, MapOf):
        holder = replace(_object(name, payload, about, ()), rest=of.value)
    elif _is_one_of_several(of, named) or (
        isinstance(of, ListOf) and not _is_object(of.item, named)
    ):
        holder = _object(name, payload, about, (_field(payload, VALUE),))
    else:
        return answer
    return replace(answer, payload=_held(payload, holder, made))


def _is_whole(of: Type, named: _Named) -> bool:
    """Whether the fields of a body are no arguments: it is given as one value."""
    match of:
        case ListOf() | MapOf():
            return True
        case Ref(name):
            held = named.get(name)
            is_map = isinstance(held, ObjectType) and held.rest is not None
            return is_map or _is_one_of_several(of, named)
        case _:
            return _is_one_of_several(of, named)


def _is_one_of_several(of: Type, named: _Named) -> bool:
    if isinstance(of, Ref):
        return isinstance(named.get(of.name), TaggedType | AnyOfType)
    return isinstance(of, AnyOf)


def _is_object(of: Type, named: _Named) -> bool:
    # A name that leads nowhere is reported as that.
    return isinstance(of, Ref) and isinstance(named.get(of.name), ObjectType | None)


def _field(payload: Payload, name: str, about: str = "") -> Field:
    return Field(
        wire=name,
        name=None,
        type=payload.type,
        required=True,
        required_when=None,
        nullable=False,
        reads=(),
        pattern=None,
        sensitivity=by_itself(payload.type),
        default=None,
        doc=about,
        evidence=Evidence(),
        span=payload.span,
    )


def _object(
    name: str, payload: Payload, about: str, fields: tuple[Field, ...]
) -> ObjectType:
    return ObjectType(name, fields, False, about, Evidence(), payload.span)


def _held(payload: Payload, holder: ObjectType, made: list[ObjectType]) -> Payload:
    made.append(holder)
    return replace(payload, holder=Ref(holder.name, payload.span))
