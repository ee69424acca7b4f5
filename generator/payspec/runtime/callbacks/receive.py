"""Receiving a callback: verified first, read afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeAlias, TypeVar

from ..errors import ConfigurationError
from ..flow.ports import SystemClock
from ..model.answer import ResponseModel
from ..tracebacks import clearing
from ..wire import UnreadableJson, loads
from .callback import Callback, Event, Trust, UnreadableEvent
from .definition import CallbackDefinition
from .events import Item, event, items
from .keys import Keyring, Keys
from .proof import prove
from .received import Received, ReceivedHeaders
from .refused import CallbackRefused, RefusalReason, Unproven
from .target import Target

M = TypeVar("M", bound=ResponseModel)

Given: TypeAlias = Callable[[], tuple[ReceivedHeaders, bytes, Mapping[str, Keys]]]
"""Headers, body and keys, as a function: no frame outside of it holds them."""


def receive(
    definition: CallbackDefinition[M],
    given: Given,
    *,
    environment: str | None = None,
    now: datetime | None = None,
    target: Target | None = None,
) -> Callback[M]:
    """The events of one request.

    `given` gives its headers, its body, and the active keys by credential;
    `environment` is the name of the one that they are for; `now` is the machine's clock
    unless it is given, and `target` what the request was made to, where a signature
    covers that.

    Raises `CallbackRefused` for what is not proven or not readable, and
    `ConfigurationError` for keys that cannot prove anything.
    """
    return clearing(
        lambda: _receive(
            definition, *given(), environment=environment, now=now, target=target
        )
    )


def _receive(
    definition: CallbackDefinition[M],
    headers: ReceivedHeaders,
    body: bytes,
    keys: Mapping[str, Keys],
    *,
    environment: str | None,
    now: datetime | None,
    target: Target | None,
) -> Callback[M]:
    mode = definition.mode
    if mode is not None and environment not in mode.values:
        raise ConfigurationError(f"no callback speaks of the environment {environment}")
    keyring = Keyring(keys)
    received = Received.of(headers, body, target)
    if definition.proof is not None:
        moment = _aware(now)
        prove(definition.name, definition.proof, received, keyring, moment)
    events: list[Event[M]] = []
    unreadable: list[UnreadableEvent] = []
    for found in _items(definition, received.body):
        one = (
            found
            if isinstance(found, UnreadableEvent)
            else event(definition, environment, *found)
        )
        if isinstance(one, Event):
            events.append(one)
        else:
            unreadable.append(one)
    if unreadable and not events:
        raise CallbackRefused(definition.name, RefusalReason.UNREADABLE_BODY)
    proven = definition.proof is not None and not definition.thin
    return Callback(
        events=tuple(events),
        unreadable=tuple(unreadable),
        trust=Trust.AUTHENTIC if proven else Trust.HINT,
        acknowledgement=definition.acknowledgement,
    )


def _aware(now: datetime | None) -> datetime:
    if now is None:
        return SystemClock().now().utc
    if now.utcoffset() is None:
        raise ConfigurationError("`now` has no zone")
    return now


def _items(definition: CallbackDefinition[M], body: bytes) -> list[Item]:
    try:
        return list(items(definition, loads(body)))
    except (UnreadableJson, Unproven):
        pass
    # Raised here: no chain leads to the body.
    raise CallbackRefused(definition.name, RefusalReason.UNREADABLE_BODY)
