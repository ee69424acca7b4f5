"""How a flow asks for an effect: `instant = yield from now()`.

Each function yields one effect and returns its reply with its exact type.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn, TypeVar

from ..wire.request import WireRequest
from .effects import MAX_BODY, Emit, Exchange, Flow, Jitter, Now, Once, Record, Sleep
from .entries import Entry
from .events import Event
from .replies import Answered, ExchangeReply, Failed, Instant, Interrupted, Shared
from .timeouts import Timeouts

T = TypeVar("T")

_USUAL = Timeouts()


def exchange(
    request: WireRequest,
    *,
    timeouts: Timeouts = _USUAL,
    deadline_at: float | None = None,
    fresh_connection: bool = False,
    max_body: int = MAX_BODY,
) -> Flow[ExchangeReply]:
    """Send the request; return how that went. Never raises for the network's sake."""
    effect = Exchange(request, timeouts, deadline_at, fresh_connection, max_body)
    reply = yield effect
    if isinstance(reply, (Answered, Failed, Interrupted)):
        return reply
    _unexpected("Exchange", reply)


def sleep(seconds: float) -> Flow[None]:
    """Wait for that many seconds."""
    yield Sleep(seconds)


def now() -> Flow[Instant]:
    """Return the driver's present moment."""
    reply = yield Now()
    if isinstance(reply, Instant):
        return reply
    _unexpected("Now", reply)


def record(entry: Entry) -> Flow[None]:
    """Write the entry to the journal. Raises what the journal raises."""
    yield Record(entry)


def once(
    key: str,
    kind: type[T],
    factory: Callable[[], Flow[T]],
    *,
    deadline_at: float | None = None,
) -> Flow[T]:
    """Return the result of the factory's flow, run once for all concurrent callers.

    `kind` is the class of the result. Raises what the flow raised, TimeoutError when
    another caller's run lasts beyond `deadline_at`, and TypeError when the key is also
    in use for a result of another kind.
    """
    reply = yield Once(key, factory, deadline_at)
    if isinstance(reply, Shared) and isinstance(reply.value, kind):
        return reply.value
    _unexpected("Once", reply)


def jitter(bound: float) -> Flow[float]:
    """Return a number drawn evenly from 0 to `bound`."""
    reply = yield Jitter(bound)
    if isinstance(reply, float):
        return reply
    _unexpected("Jitter", reply)


def emit(event: Event) -> Flow[None]:
    """Tell the observer."""
    yield Emit(event)


def _unexpected(effect: str, reply: object) -> NoReturn:
    raise TypeError(f"{effect} was answered with {type(reply).__name__}")
