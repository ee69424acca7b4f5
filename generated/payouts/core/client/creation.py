"""Whether a refusal names something that was created: then it is not believed.

An answer can refuse in one member and tell of a payout in another: a filter declines
what was stored already, or a proxy joins two answers. Which of the two holds, nobody
knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..fields.narrow import is_array
from ..fields.open_enum import OpenEnum
from ..model.answer import ResponseModel
from ..model.base import wire_names
from ..model.class_fields import fields_of
from ..model.reader import read, read_whole
from ..wire import JsonObject, JsonValue, WireResponse
from .operation import Operation, Shape
from .provider import Provider
from .substance import has_substance


@dataclass(frozen=True, slots=True)
class Refusal:
    """An error, its shape, the JSON object that it was read from, and the whole body.

    `found` is a part of `body`, and not a copy.
    """

    error: ResponseModel
    shape: Shape
    found: JsonObject
    body: JsonValue

    def describes(self, place: JsonObject, wire: str) -> bool:
        """Whether a member of `place` is one of the error's own."""
        names = wire_names(type(self.error)).values()
        return place is self.found and wire in names


def names_creation(
    provider: Provider, operation: Operation, refusal: Refusal, wire: WireResponse
) -> bool:
    """Whether a refusal holds what only the answer to a success holds.

    That is the name of what was created, its status, or all that a success requires,
    wherever a success has them, wrapped or not; any described field inside the wrapping
    of a success; and an object that is a whole success anywhere in the body.
    """
    identity = operation.safety.identified_by
    for shape in operation.answers.values():
        if shape.in_headers:
            if identity is not None and identity in wire.headers:
                return True
        elif not shape.empty:
            if _Success(provider, shape, identity, refusal).is_told():
                return True
    return False


@dataclass(frozen=True, slots=True)
class _Success:
    provider: Provider
    shape: Shape
    identity: str | None
    refusal: Refusal

    def is_told(self) -> bool:
        body, envelope = self.refusal.body, self.shape.envelope
        wrapping = {*envelope, *self.refusal.shape.envelope}
        if any(map(self._is_one, _places(body, wrapping))):
            return True
        starts = (body, self.refusal.found) if envelope else ()
        inside = (each for start in starts for each in _at(start, ".".join(envelope)))
        if any(map(self._is_begun, inside)):
            return True
        return any(map(self._is_whole, _objects(body)))

    def _is_one(self, place: JsonObject) -> bool:
        """Whether that object says more than an error does where a success stands."""
        return (
            self._is_named(place)
            or any(self._has_status(place, each) for each in self._read(place))
            or any(self._has_all(place, each) for each in self._read(place))
        )

    def _is_begun(self, place: JsonValue) -> bool:
        """Whether the wrapping of a success holds anything that is described."""
        return any(
            has_substance(value)
            for item in _items(place)
            for found in self._read(item)
            for wire, value in _held(found)
            if not self.refusal.describes(item, wire)
        )

    def _is_whole(self, place: JsonObject) -> bool:
        """Whether an object is a success by itself, and no error at all.

        It need not be a whole one: what has a name, and says something else that only
        a success describes, was created.
        """
        if place is self.refusal.found:
            return False
        return any(
            (len(_required(found)) > 1 and self._has_all(place, found))
            or (self._is_named(place) and self._has_more(place, found))
            for found in self._read(place)
        )

    def _is_named(self, place: JsonObject) -> bool:
        if self.identity is None:
            return False
        first = self.identity.partition(".")[0]
        if self.refusal.describes(place, first):
            return False
        return any(map(has_substance, _at(place, self.identity)))

    def _has_more(self, place: JsonObject, found: ResponseModel) -> bool:
        first = (self.identity or "").partition(".")[0]
        return any(
            wire != first and has_substance(value)
            for wire, value in _held(found)
            if not self.refusal.describes(place, wire)
        )

    def _has_status(self, place: JsonObject, found: ResponseModel) -> bool:
        return any(
            _is_status(value)
            for wire, value in _held(found)
            if not self.refusal.describes(place, wire)
        )

    def _has_all(self, place: JsonObject, found: ResponseModel) -> bool:
        held = {wire for wire, _ in _held(found)}
        required = _required(found)
        beyond = any(not self.refusal.describes(place, each) for each in required)
        return beyond and required <= held

    def _read(self, place: JsonObject) -> tuple[ResponseModel, ...]:
        """What a success with that object would give."""
        model = self.provider.response_model(self.shape.model)
        if not self.shape.bare:
            return (read(model, place).value,)
        value = read_whole(model, place).value
        values = value if is_array(value) else (value,)
        return tuple(each for each in values if isinstance(each, ResponseModel))


def _held(found: ResponseModel) -> Iterator[tuple[str, object]]:
    """The described fields that could be read, by wire name."""
    held = vars(found)
    for name, wire in wire_names(type(found)).items():
        if held.get(name) is not None:
            yield wire, held[name]


def _required(found: ResponseModel) -> frozenset[str]:
    names, fields = wire_names(type(found)), fields_of(type(found))
    return frozenset(
        names[name] for name, field in fields.items() if field.is_required()
    )


def _is_status(value: object) -> bool:
    """Whether a documented value of an enumeration is in it, in objects too."""
    if isinstance(value, OpenEnum):
        return value.is_known
    if isinstance(value, ResponseModel):
        return any(_is_status(each) for _, each in _held(value))
    return False


def _places(body: JsonValue, wrapping: set[str]) -> Iterator[JsonObject]:
    """Objects that stand at the root of a body, or in nothing but members that wrap."""
    waiting = [body]
    for place in waiting:
        for item in _items(place):
            yield item
            waiting += [item[member] for member in wrapping if member in item]


def _items(place: JsonValue) -> Iterator[JsonObject]:
    """An object, or those in a list."""
    for item in place if isinstance(place, list) else (place,):
        if isinstance(item, dict):
            yield item


def _objects(body: JsonValue) -> Iterator[JsonObject]:
    """Every object in a body."""
    waiting = [body]
    for place in waiting:
        if isinstance(place, dict):
            yield place
            waiting += place.values()
        elif isinstance(place, list):
            waiting += place


def _at(place: JsonValue, path: str) -> Iterator[JsonValue]:
    """What stands at a path of members, a.b.c; in each item where there are lists."""
    if not path:
        yield place
        return
    for item in _items(place):
        first, _, rest = path.partition(".")
        first, rest = (path, "") if path in item else (first, rest)
        if first in item:
            yield from _at(item[first], rest)
