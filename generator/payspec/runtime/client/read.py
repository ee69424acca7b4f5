"""From the bytes of an answer to models."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from ..fields.narrow import is_array
from ..model.answer import ResponseModel
from ..model.base import wire_names
from ..model.class_fields import fields_of
from ..model.drift import Drift, ResponseDrift
from ..model.no_body import NoBody
from ..model.pointer import pointer_of
from ..model.reader import Read, read, read_list, read_whole
from ..model.response import Response
from ..validation.documented import Documented
from ..wire import Headers, JsonValue, UnreadableJson, WireResponse, loads
from .creation import Refusal
from .operation import Operation, Shape
from .provider import Provider
from .substance import says_something

T_co = TypeVar("T_co", covariant=True)

_OTHER_FORM = "has another form than its spec says"


class Items(tuple[T_co, ...]):
    """An answer that is a list: a tuple that knows its answer."""

    response: Response
    """Status, headers, raw body and drift of the answer."""

    def __repr__(self) -> str:
        # Models mask; what a text or a number is, nobody knows here.
        if all(isinstance(each, ResponseModel) for each in self):
            return super().__repr__()
        return f"{type(self).__name__}(<{len(self)} items>)"


class Unreadable(Exception):
    """An answer that is not what its shape says, with the problem; for this room."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that was read: one object or a list, each object attached to it.

    `received` is the JSON that `value` was read from: to look into and leave alone.
    """

    value: ResponseModel | Items[object]
    received: JsonValue
    response: Response


def read_answer(
    provider: Provider,
    operation: Operation,
    shape: Shape,
    wire: WireResponse,
    *,
    strict: bool,
) -> Answer:
    """Read a whole answer by its shape, which is one of the operation's.

    Raises `Unreadable` if it is no JSON, lacks its wrapping, or holds something other
    there than its shape says, or a list of which nothing could be read; with `strict`,
    for any undeclared drift.
    """
    if shape.empty:
        return _empty(wire, strict=strict)
    model = provider.response_model(shape.model)
    whole = _headers(model, wire) if shape.in_headers else _json(wire)
    inner = whole if shape.in_headers else _unwrapped(shape, whole)
    twice = _ambiguous(model, wire.headers) if shape.in_headers else ()
    pointer = pointer_of(shape.envelope)
    if not shape.bare and not isinstance(inner, list if shape.many else dict):
        raise Unreadable(_OTHER_FORM)
    found: Read[object]
    if shape.bare:
        found = read_whole(model, inner, pointer)
    elif shape.many:
        found = read_list(model, inner, pointer)
    else:
        found = read(model, inner, pointer)
    look = None
    if provider.package is not None:
        documented = Documented(provider.package, f"{operation.name}.{wire.status}")
        look = partial(documented.drift, whole)
    places = {each.pointer for each in twice}
    drift = (*twice, *(each for each in found.drift if each.pointer not in places))
    response = Response(wire.status, wire.headers, wire.body, drift, look)
    if strict and not all(drift.declared for drift in response.drift):
        raise Unreadable(ResponseDrift(response.drift).problem)
    if is_emptied(inner, found.value):
        raise Unreadable(_OTHER_FORM)
    return Answer(_attached(found.value, response), inner, response)


def is_emptied(received: object, read: object) -> bool:
    """Whether a list came, and not one of its items could be read.

    An empty list says that there is nothing. This one says that something is there.
    """
    return is_array(received) and bool(received) and is_array(read) and not read


def _attached(value: object, response: Response) -> ResponseModel | Items[object]:
    """An object, or a list as `Items`, that knows its answer."""
    if isinstance(value, ResponseModel):
        value.attach(response)
        return value
    if not is_array(value):
        raise Unreadable(_OTHER_FORM)
    items = Items(value)
    items.response = response
    for item in items:
        if isinstance(item, ResponseModel):
            item.attach(response)
    return items


def _empty(wire: WireResponse, *, strict: bool) -> Answer:
    """An answer whose status says all; a body beside it is drift, and left alone."""
    drift = (Drift("", "has a body", False),) if wire.body.strip() else ()
    if drift and strict:
        raise Unreadable(ResponseDrift(drift).problem)
    response = Response(wire.status, wire.headers, wire.body, drift)
    value = read(NoBody, {}).value
    value.attach(response)
    return Answer(value, {}, response)


def read_error(
    provider: Provider, operation: Operation, wire: WireResponse
) -> ResponseModel | None:
    """The error in the first shape of the operation that fits; `None` if none does."""
    refusal = read_refusal(provider, operation, wire)
    return None if refusal is None else refusal.error


def read_refusal(
    provider: Provider, operation: Operation, wire: WireResponse
) -> Refusal | None:
    """The error of an answer, and where it stands; `None` if no shape fits.

    A shape fits if its wrapping is there, every required field could be read, and one
    of its fields says something: an object that says nothing of an error is none.
    """
    try:
        body = _json(wire)
    except Unreadable:
        return None
    for shape in operation.errors:
        try:
            inner = _unwrapped(shape, body)
        except Unreadable:
            continue
        if not isinstance(inner, dict):
            continue
        found = read(provider.response_model(shape.model), inner)
        given = found.value.model_fields_set
        fields = fields_of(type(found.value)).items()
        whole = all(name in given for name, field in fields if field.is_required())
        if whole and says_something(found.value):
            found.value.attach(
                Response(wire.status, wire.headers, wire.body, found.drift)
            )
            return Refusal(found.value, shape, inner, body)
    return None


def raw_response(wire: WireResponse) -> Response:
    """An answer of which nothing could be read."""
    return Response(wire.status, wire.headers, wire.body)


def _json(wire: WireResponse) -> JsonValue:
    try:
        return loads(wire.body)
    except UnreadableJson as error:
        problem = str(error)
    raise Unreadable(f"is no JSON that can be read: {problem}")


def _headers(model: type[ResponseModel], wire: WireResponse) -> JsonValue:
    """The headers that a model knows, by the names that it knows them by.

    One that came more than once is no value, and left out.
    """
    known = wire_names(model).values()
    headers = wire.headers
    return {
        name: headers[name]
        for name in known
        if name in headers and not headers.is_ambiguous(name)
    }


def _ambiguous(model: type[ResponseModel], headers: Headers) -> tuple[Drift, ...]:
    """The headers that a model knows and that came more than once."""
    return tuple(
        Drift(pointer_of([name]), "came more than once", False)
        for name in wire_names(model).values()
        if headers.is_ambiguous(name)
    )


def _unwrapped(shape: Shape, body: JsonValue) -> JsonValue:
    for member in shape.envelope:
        if not isinstance(body, dict) or member not in body:
            raise Unreadable(f"has no member {member!r}")
        body = body[member]
    return body
