"""The closed list of what a flow can ask of the world.

A call is written once, as a generator that yields these and is sent a `Reply` for each.
It touches nothing else, so the same flow runs sync and async, and in a test without a
clock or a network.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from ..wire.request import WireRequest
from .entries import Entry
from .events import Event
from .replies import Reply
from .timeouts import Timeouts

T = TypeVar("T")

MAX_BODY = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Exchange:
    """Send one request and read the whole answer. Replied to, never thrown at.

    `deadline_at` is in seconds of the driver's monotonic clock and bounds everything
    from the wait for a connection to the last byte of the answer. A `fresh_connection`
    has carried no request before and will carry none after: what moves money must not
    become an unknown because an idle connection was stale. `max_body` bounds the
    decoded body in bytes.
    """

    request: WireRequest
    timeouts: Timeouts
    deadline_at: float | None = None
    fresh_connection: bool = False
    max_body: int = MAX_BODY


@dataclass(frozen=True, slots=True)
class Sleep:
    """Wait for that many seconds. Replied to with None."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Now:
    """Read the clock. Replied to with an `Instant`."""


@dataclass(frozen=True, slots=True)
class Record:
    """Write the entry to the journal and come back when it is kept."""

    entry: Entry


@dataclass(frozen=True, slots=True)
class Once:
    """Run a flow once for all concurrent calls that ask for the same key.

    The first runs the flow of its own `factory`; the others wait and share the result,
    or the exception. Nothing is kept once it is over. A caller who waits for another
    beyond `deadline_at` is thrown a TimeoutError; a flow whose runner was interrupted
    passes to the next who waits.
    """

    key: str
    factory: Callable[[], Flow[object]]
    deadline_at: float | None = None


@dataclass(frozen=True, slots=True)
class Jitter:
    """Draw a number evenly from 0 to `bound`. Replied to with a float."""

    bound: float


@dataclass(frozen=True, slots=True)
class Emit:
    """Tell the observer. An observer that raises does not disturb the call."""

    event: Event


Effect: TypeAlias = Exchange | Sleep | Now | Record | Once | Jitter | Emit

Flow: TypeAlias = Generator[Effect, Reply, T]
"""A call without I/O: yields effects, is sent replies, returns a T."""
