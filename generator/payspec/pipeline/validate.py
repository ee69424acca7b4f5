"""The payloads of a provider that other data can be held against."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NoReturn

from payspec.diagnostics import nearest
from payspec.ir.callbacks import Callback
from payspec.ir.operations import Operation, Payload
from payspec.jsonschema import Direction, Schema, payload_schema
from payspec.python.views.context import ProviderContext
from payspec.python.views.payloads import CALLBACK, payloads

from .check import Checked


class UnknownPayload(Exception):
    """The provider has no such payload; the message names those that it has."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A form of a payload; `schemas` are the names that it is emitted under."""

    schemas: tuple[str, ...]
    schema: Schema


@dataclass(frozen=True, slots=True)
class Target:
    """A payload as it is asked for, and the shapes of which one has to fit."""

    name: str
    shapes: tuple[Shape, ...]


def target(checked: Checked, wanted: str, status: int | None) -> Target:
    """The payload `wanted`: an operation, or `.request` or `.response` behind it.

    Without either it is the request if there is one and no `status` is given. An answer
    has the shape for its `status`, which from 400 on is one of the operation's errors;
    without a status it may have that of any success. A callback is named alone, or with
    `.callback` where an operation has its name. Raises `UnknownPayload`.
    """
    name, _, part = wanted.partition(".")
    callback = _callback(checked, name, part)
    if callback is not None:
        return _sent_by_itself(checked, callback, status)
    operation = _operation(checked, name)
    asks = operation.body is not None and status is None
    shapes: tuple[Shape, ...]
    match part or ("request" if asks else "response"):
        case "request" as part:
            shapes = (_request(checked, operation, status),)
        case "response" as part:
            shapes = tuple(_responses(checked, operation, status))
        case other:
            raise UnknownPayload(_no_such_part(name, other))
    return Target(f"{name}.{part}", shapes)


def _callback(checked: Checked, name: str, part: str) -> Callback | None:
    """The callback that is meant; an operation of its name comes before it."""
    callbacks = {each.name: each for each in checked.provider.callbacks}
    if f".{part}" == CALLBACK:
        return callbacks.get(name) or _unknown("callback", checked, name, callbacks)
    operations = [each.name for each in checked.provider.operations]
    if name not in callbacks or name in operations:
        return None
    if part:
        raise UnknownPayload(f"write {name}: that is a callback")
    return callbacks[name]


def _sent_by_itself(checked: Checked, callback: Callback, status: int | None) -> Target:
    if status is not None:
        raise UnknownPayload("a callback has no status: leave --status away")
    name = f"{callback.name}{CALLBACK}"
    schema = payload_schema(
        checked.provider, callback.body, Direction.RECEIVED, batched=callback.batched
    )
    return Target(name, (Shape((name,), schema),))


def _operation(checked: Checked, name: str) -> Operation:
    operations = [operation.name for operation in checked.provider.operations]
    if name in operations:
        return checked.provider.operation(name)
    callbacks = [callback.name for callback in checked.provider.callbacks]
    what = "operation or callback" if callbacks else "operation"
    _unknown(what, checked, name, dict.fromkeys((*operations, *callbacks)))


def _unknown(
    what: str, checked: Checked, name: str, known: Collection[str]
) -> NoReturn:
    meant = nearest(name, known)
    listed = f"one of {', '.join(known)}" if known else "there is none"
    hint = f"did you mean '{meant}'?" if meant else listed
    raise UnknownPayload(
        f"{checked.provider.name} has no {what} '{name[:100]}'; {hint}"
    )


def _no_such_part(name: str, part: str) -> str:
    if part.isascii() and part.isdigit():
        return f"write {name}.response --status {part[:3]}"
    return f"write {name}.request or {name}.response"


def _request(checked: Checked, operation: Operation, status: int | None) -> Shape:
    if status is not None:
        raise UnknownPayload("a request has no status: leave --status away")
    if operation.body is None:
        raise UnknownPayload(f"{operation.name} sends no body")
    name = f"{operation.name}.request"
    return _shape(checked, (name,), operation.body, Direction.SENT)


def _responses(
    checked: Checked, operation: Operation, status: int | None
) -> Iterator[Shape]:
    described = False
    for answer in operation.answers:
        taken = [each for each in answer.statuses if status in (None, each)]
        if taken and answer.payload is not None:
            described = True
            names = tuple(f"{operation.name}.{each}" for each in taken)
            yield _shape(checked, names, answer.payload, Direction.RECEIVED)
    if described:
        return
    if status is None or not 400 <= status <= 599 or not operation.errors:
        raise UnknownPayload(_no_such_answer(operation, status))
    for error in operation.errors:
        yield _shape(checked, _error(checked, error), error, Direction.RECEIVED)


def _error(checked: Checked, error: Payload) -> tuple[str, ...]:
    """The name that an error has: they are counted over all operations."""
    return tuple(
        each.name
        for each in payloads(ProviderContext("", checked.provider, checked.names))
        if each.name.startswith("error.")
        and (each.payload.envelope, each.payload.type) == (error.envelope, error.type)
    )


def _shape(
    checked: Checked, schemas: tuple[str, ...], payload: Payload, direction: Direction
) -> Shape:
    return Shape(schemas, payload_schema(checked.provider, payload, direction))


def _no_such_answer(operation: Operation, status: int | None) -> str:
    known = [str(each) for answer in operation.answers for each in answer.statuses]
    if operation.errors:
        known.append("400 to 599")
    what = "no answer" if status is None else f"no answer with the status {status}"
    return f"{operation.name} describes {what}; described: {', '.join(known) or 'none'}"
