"""What keeps a refusal from proving that nothing was created."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from payspec.ir.operations import KeyHeader, Operation, Payload
from payspec.ir.provider import Provider
from payspec.ir.safety import RepeatAnswer
from payspec.ir.types import EnumType, ObjectType, Ref

from ..json_value import Json, at, held
from ..patterns import Unbuildable
from ..readable import is_read
from ..substance import has_substance
from .answers import item_type
from .call import Calls
from .fields import along, object_of, steps


@dataclass(frozen=True, slots=True)
class ErrorFound:
    """An error in the body of an answer: its shape, and the object that it is."""

    payload: Payload
    of: ObjectType
    found: dict[str, Json]
    body: Json

    def has(self, place: dict[str, Json], wire: str) -> bool:
        """Whether a member is described by the error's own shape."""
        return place is self.found and self.of.field(wire) is not None


def names_creation(calls: Calls, error: ErrorFound) -> bool:
    """Whether a refusal holds what only the answer to a success holds."""
    for answer in calls.operation.answers:
        if answer.payload is None or answer.in_headers:
            continue
        try:
            of = object_of(calls.provider, item_type(answer.payload.type))
        except Unbuildable:
            continue
        if _names_creation(calls, error, answer.payload, of):
            return True
    return False


def names_key(operation: Operation, body: Json) -> bool:
    """Whether a refusal names what a repeat is known by, where repeats are refused."""
    repeat = None if operation.safety is None else operation.safety.repeat
    if repeat is None or repeat.answers is RepeatAnswer.REPLAY:
        return False
    headers = (each.name for each in operation.headers if isinstance(each, KeyHeader))
    named = (repeat.key, repeat.derive_from, *headers)
    words = [re.escape(each.rpartition(".")[2]) for each in named if each]
    if not words:
        return False
    found = re.compile(rf"(?<![0-9A-Za-z])({'|'.join(words)})(?![0-9A-Za-z])", re.I)
    return any(found.search(each) for each in _texts(body))


def _names_creation(
    calls: Calls, error: ErrorFound, payload: Payload, of: ObjectType
) -> bool:
    provider, safety = calls.provider, calls.operation.safety
    named = None if safety is None else safety.identified_by
    identity = steps(along(provider, of, named)) if named else ()
    wrapping = {*payload.envelope, *error.payload.envelope}

    def is_named(place: dict[str, Json]) -> bool:
        if not identity or error.has(place, identity[0]):
            return False
        return has_substance(provider, Ref(""), at(place, identity))

    for place in _places(error.body, wrapping):
        if is_named(place) or _has_status(provider, error, of, place):
            return True
        if _is_whole(provider, error, of, place):
            return True
    for start in (error.body, error.found) if payload.envelope else ():
        for place in _items(at(start, payload.envelope)):
            for field in of.fields:
                if not is_read(provider, field, place) or error.has(place, field.wire):
                    continue
                if has_substance(provider, field.type, place[field.wire]):
                    return True
    required = [field for field in of.fields if field.required]
    for place in _objects(error.body):
        if place is error.found:
            continue
        if len(required) > 1 and _is_whole(provider, error, of, place):
            return True
        if is_named(place) and _has_status(provider, error, of, place):
            return True
    return False


def _has_status(
    provider: Provider, error: ErrorFound | None, of: ObjectType, place: Json
) -> bool:
    if not isinstance(place, dict):
        return False
    for field in of.fields:
        if not isinstance(field.type, Ref) or field.wire not in place:
            continue
        if error is not None and error.has(place, field.wire):
            continue
        named, value = provider.type(field.type.name), place[field.wire]
        match named:
            case EnumType(values=values):
                if value in [each.wire for each in values]:
                    return True
            case ObjectType() if _has_status(provider, None, named, value):
                return True
            case _:
                continue
    return False


def _is_whole(
    provider: Provider, error: ErrorFound, of: ObjectType, place: dict[str, Json]
) -> bool:
    required = [field for field in of.fields if field.required]
    beyond = any(not error.has(place, field.wire) for field in required)
    return beyond and all(
        is_read(provider, field, place) and place[field.wire] is not None
        for field in required
    )


def _places(body: Json, wrapping: set[str]) -> Iterator[dict[str, Json]]:
    """Objects at the root, or in nothing but members that wrap."""
    waiting = [body]
    for place in waiting:
        for item in _items(place):
            yield item
            waiting += [item[name] for name in wrapping if held(item, (name,))]


def _items(place: Json) -> Iterator[dict[str, Json]]:
    for item in place if isinstance(place, list) else [place]:
        if isinstance(item, dict):
            yield item


def _objects(body: Json) -> Iterator[dict[str, Json]]:
    waiting = [body]
    for place in waiting:
        if isinstance(place, dict):
            yield place
            waiting += place.values()
        elif isinstance(place, list):
            waiting += place


def _texts(body: Json) -> Iterator[str]:
    waiting = [body]
    for place in waiting:
        match place:
            case str():
                yield place
            case list():
                waiting += place
            case dict():
                yield from place
                waiting += place.values()
            case _:
                continue
