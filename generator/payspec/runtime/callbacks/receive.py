"""Receiving a callback: verified first, read afterwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol, TypeAlias, TypeVar

from ..errors import ConfigurationError
from ..flow.ports import SystemClock
from ..model.answer import ResponseModel
from ..tracebacks import clearing
from ..wire import UnreadableJson, loads
from .callback import Callback, Event, Trust, UnreadableEvent
from .definition import CallbackDefinition
from .events import Item, event, items
from .header_forms import ReceivedHeaders
from .keys import Keyring, Keys
from .proof import prove
from .public_keys import is_public
from .received import Body, Received
from .refused import CallbackRefused, RefusalReason, Unproven
from .target import Target

M = TypeVar("M", bound=ResponseModel)

Given: TypeAlias = Callable[[], tuple[ReceivedHeaders, Body, Mapping[str, Keys]]]
"""Headers, body and keys, as a function: no frame outside of it holds them."""


class Named(Protocol):
    """An environment, of which a callback needs to know the name alone."""

    @property
    def name(self) -> str: ...


def receive(
    definition: CallbackDefinition[M],
    given: Given,
    *,
    environment: Named | None = None,
    now: datetime | None = None,
    target: Target | None = None,
) -> Callback[M]:
    """The events of one request.

    `given` gives its headers, its body, and the active keys by credential;
    `environment` is the one that they are for; `now` is the machine's clock unless it
    is given, and `target` what the request was made to, where a signature covers that.

    Raises `CallbackRefused` for what is not proven or not readable, and
    `ConfigurationError` for keys that cannot prove anything, headers in no form that
    is known, a body that is not raw bytes, and for an environment, `now` or target of a
    wrong kind.
    """
    return clearing(
        lambda: _receive(
            definition, *given(), environment=environment, now=now, target=target
        )
    )


def _receive(
    definition: CallbackDefinition[M],
    headers: ReceivedHeaders,
    body: Body,
    keys: Mapping[str, Keys],
    *,
    environment: Named | None,
    now: datetime | None,
    target: Target | None,
) -> Callback[M]:
    mode = definition.mode
    where = None if mode is None else _name_of(environment)
    if mode is not None and where not in mode.values:
        raise ConfigurationError(f"no callback speaks of the environment {where}")
    if target is not None and not _is_target(target):
        raise ConfigurationError("`target` is a Target, its method and url are text")
    moment = _aware(now)
    proven_by = () if definition.proof is None else definition.proof.signatures
    public = {each.key for each in proven_by if is_public(each)}
    keyring = Keyring(keys, public)
    received = Received.of(headers, body, target)
    if definition.proof is not None:
        prove(definition.name, definition.proof, received, keyring, moment)
    events: list[Event[M]] = []
    unreadable: list[UnreadableEvent] = []
    for found in _items(definition, received.body):
        one = (
            found
            if isinstance(found, UnreadableEvent)
            else event(definition, where, *found)
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


def _name_of(environment: object) -> str:
    name: object = getattr(environment, "name", None)
    if isinstance(name, str) and not isinstance(environment, type):
        return name
    raise ConfigurationError("`environment` is one of the provider's, such as TEST")


def _is_target(target: object) -> bool:
    if not isinstance(target, Target):
        return False
    return all(_is_text(each) for each in (target.method, target.url))


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _aware(now: object) -> datetime:
    if now is None:
        return SystemClock().now().utc
    if not isinstance(now, datetime) or now.utcoffset() is None:
        raise ConfigurationError("`now` is a datetime with a zone")
    return now


def _items(definition: CallbackDefinition[M], body: bytes) -> list[Item]:
    try:
        return list(items(definition, loads(body)))
    except (UnreadableJson, Unproven):
        pass
    # Raised here: no chain leads to the body.
    raise CallbackRefused(definition.name, RefusalReason.UNREADABLE_BODY)
