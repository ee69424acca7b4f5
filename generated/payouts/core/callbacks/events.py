"""From a body that was verified to its events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TypeAlias, TypeVar, assert_never

from ..fields.narrow import is_mapping
from ..fields.text import exact_text, text_of_number
from ..model.answer import ResponseModel, received_by
from ..model.base import wire_names
from ..model.drift import kind_of
from ..model.pointer import join, pointer_of
from ..model.reader import read
from ..model.value_at import Nothing, value_along
from ..model.wire_form import wire_value
from ..wire import JsonValue
from .callback import Event, Reread, UnreadableEvent
from .definition import Batch, CallbackDefinition, Mode
from .refused import CallbackRefused, RefusalReason, Unproven

M = TypeVar("M", bound=ResponseModel)

Item: TypeAlias = tuple[str, JsonValue] | UnreadableEvent
"""A JSON pointer and what stands there; or why nothing can."""

_EPOCH = datetime.fromtimestamp(0, UTC)


def items(definition: CallbackDefinition[M], body: JsonValue) -> Iterator[Item]:
    """What stands where events stand.

    Raises `Unproven` if the wrapping is not there, or is one of another batch.
    """
    if definition.batch is Batch.EITHER and isinstance(body, list):
        for index, item in enumerate(body):
            pointer = pointer_of([index])
            try:
                yield _unwrapped(definition, pointer, item)
            except Unproven:
                yield UnreadableEvent(pointer, "lacks its wrapping")
        return
    pointer, value = _unwrapped(definition, "", body)
    match definition.batch:
        case Batch.ONE:
            yield pointer, value
        case Batch.LIST | Batch.EITHER if isinstance(value, list):
            for index, item in enumerate(value):
                yield join(pointer, index), item
        case Batch.EITHER:
            yield pointer, value
        case Batch.LIST:
            raise Unproven(RefusalReason.UNREADABLE_BODY)
        case _:
            assert_never(definition.batch)


def event(
    definition: CallbackDefinition[M],
    environment: str | None,
    pointer: str,
    item: JsonValue,
) -> Event[M] | UnreadableEvent:
    """One event; unreadable if nothing tells it from others or leads back to it.

    Raises `CallbackRefused` for one of another environment.
    """
    if not isinstance(item, dict):
        return UnreadableEvent(pointer, f"is {kind_of(item)}, not an object")
    found = read(definition.model, item, pointer)
    value = found.value
    if definition.mode is not None and environment is not None:
        told = _mode(definition.mode, value)
        if told is None:
            problem = "does not tell which environment it is of"
            return UnreadableEvent(pointer, problem)
        wanted = definition.mode.values[environment]
        if type(told) is not type(wanted) or told != wanted:
            raise CallbackRefused(definition.name, RefusalReason.OTHER_MODE)
    identity: list[str] = []
    for path in definition.identity:
        told = _plain(value, path)
        if told is None:
            return _nameless(pointer, path)
        identity.append(told)
    again = None
    if definition.reread is not None:
        by = definition.reread
        told = _plain(value, by.by)
        if told is None:
            return _nameless(pointer, by.by)
        again = Reread(by.operation, by.parameter, told)
    return Event(
        value=value,
        identity=tuple(identity),
        order=_order(value, definition.order),
        reread=again,
        drift=found.drift,
    )


def _mode(mode: Mode, event: ResponseModel) -> object:
    """What an event says of its environment, as its spec reads it."""
    match value_along(event, mode.path):
        case None | Nothing.MISSING | Nothing.ABSENT | Nothing.NULL:
            return mode.absent
        case Nothing.UNREAD as unread:
            # Another value is of another mode; none at all is of no mode.
            return None if _came(event, mode.path) is None else unread
        case value:
            return value


def _unwrapped(
    definition: CallbackDefinition[M], pointer: str, value: JsonValue
) -> tuple[str, JsonValue]:
    for member in definition.envelope:
        if not isinstance(value, dict) or member not in value:
            raise Unproven(RefusalReason.UNREADABLE_BODY)
        value = value[member]
    return join(pointer, *definition.envelope), value


def _nameless(pointer: str, path: tuple[str, ...]) -> UnreadableEvent:
    return UnreadableEvent(join(pointer, *path), "is no text or number to tell it by")


def _plain(event: ResponseModel, path: tuple[str, ...]) -> str | None:
    """The value at a path as text; a moment as it was written."""
    match value_along(event, path):
        case str() as text:
            return exact_text(text) or None
        case bool():
            return None
        case int() | Decimal() as number:
            return text_of_number(number)
        case date() as moment:
            return _written(event, path, moment)
        case Nothing.UNREAD:
            # A form that no document knows still tells one event from another.
            return _as_it_came(event, path)
        case _:
            return None


def _as_it_came(event: ResponseModel, path: tuple[str, ...]) -> str | None:
    match _came(event, path):
        case str() as came:
            return came or None
        case bool():
            return None
        case int() | Decimal() as number:
            return text_of_number(number)
        case _:
            return None


def _came(event: ResponseModel, path: tuple[str, ...]) -> object:
    came: object = received_by(event)
    for step in path:
        came = came.get(step) if is_mapping(came) else None
    return came


def _written(event: ResponseModel, path: tuple[str, ...], moment: date) -> str | None:
    """A moment: a text as it came, a count as its type writes it."""
    *way, last = path
    holder = value_along(event, way)
    if not isinstance(holder, ResponseModel):
        return None
    names = {wire: name for name, wire in wire_names(type(holder)).items()}
    written = wire_value(moment, holder.__writes__.get(names[last]))
    if isinstance(written, int):
        return text_of_number(written)
    return _as_it_came(event, path)


def _order(value: ResponseModel, path: tuple[str, ...] | None) -> int | None:
    if path is None:
        return None
    held: object = value
    for name in path:
        held = vars(held).get(name) if isinstance(held, ResponseModel) else None
    match held:
        case datetime():
            return (held - _EPOCH) // timedelta(microseconds=1)
        case bool():
            return None
        case int():
            return held
        case _:
            return None
