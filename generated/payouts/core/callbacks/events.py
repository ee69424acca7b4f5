"""From a body that was verified to its events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TypeAlias, TypeVar, assert_never

from ..fields.text import text_of_number
from ..model.answer import ResponseModel
from ..model.drift import kind_of
from ..model.pointer import join, pointer_of
from ..model.reader import read
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
    if definition.mode is not None and environment is not None:
        told = _mode(definition.mode, item)
        if told is None:
            problem = "does not tell which environment it is of"
            return UnreadableEvent(pointer, problem)
        wanted = definition.mode.values[environment]
        if type(told) is not type(wanted) or told != wanted:
            raise CallbackRefused(definition.name, RefusalReason.OTHER_MODE)
    identity: list[str] = []
    for path in definition.identity:
        told = _plain(_at(item, path))
        if told is None:
            return _nameless(pointer, path)
        identity.append(told)
    again = None
    if definition.reread is not None:
        value = _plain(_at(item, definition.reread.by))
        if value is None:
            return _nameless(pointer, definition.reread.by)
        by = definition.reread
        again = Reread(by.operation, by.parameter, value)
    found = read(definition.model, item, pointer)
    return Event(
        value=found.value,
        identity=tuple(identity),
        order=_order(found.value, definition.order),
        reread=again,
        drift=found.drift,
    )


def _mode(mode: Mode, item: JsonValue) -> JsonValue:
    found = _at(item, mode.path)
    return mode.absent if found is None else found


def _at(value: JsonValue, path: tuple[str, ...]) -> JsonValue:
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
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


def _plain(value: JsonValue) -> str | None:
    match value:
        case str():
            return value or None
        case bool() | None | list() | dict():
            return None
        case int() | Decimal():
            return text_of_number(value)
        case _:
            assert_never(value)


def _order(value: ResponseModel, path: tuple[str, ...] | None) -> int | None:
    if path is None:
        return None
    held: object = value
    for name in path:
        held = getattr(held, name, None)
    match held:
        case datetime():
            return (held - _EPOCH) // timedelta(microseconds=1)
        case bool():
            return None
        case int():
            return held
        case _:
            return None
