"""What a driver is given to reach the world with, and the usual clocks."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Protocol, TypeAlias

from .effects import Exchange
from .entries import Entry
from .events import Event
from .replies import ExchangeReply, Instant

Observer: TypeAlias = Callable[[Event], None]

monotonic = time.monotonic
"""The clock that deadlines are measured by, in seconds."""


class Exchanger(Protocol):
    """Carries exchanges out. Does not raise: a failure or interrupt is a reply."""

    def exchange(self, effect: Exchange) -> ExchangeReply: ...


class AsyncExchanger(Protocol):
    """`Exchanger` for an event loop."""

    async def exchange(self, effect: Exchange) -> ExchangeReply: ...


class Journal(Protocol):
    """Keeps entries. Returns when the entry would outlive a crash, or raises.

    A call is not sent when its `sending` entry could not be kept. One whose key is
    kept with another fingerprint raises `KeyReused`: `hold_to_content` compares.
    """

    def record(self, entry: Entry) -> None: ...


class AsyncJournal(Protocol):
    """`Journal` for an event loop.

    `record` is run to its end even if the call is cancelled meanwhile, so it has to
    bound its own time.
    """

    async def record(self, entry: Entry) -> None: ...


class Clock(Protocol):
    """Tells the time and waits, in seconds."""

    def now(self) -> Instant: ...

    def sleep(self, seconds: float) -> None: ...


class AsyncClock(Protocol):
    """`Clock` for an event loop."""

    def now(self) -> Instant: ...

    def sleep(self, seconds: float) -> Awaitable[None]: ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> Instant:
        return Instant(datetime.now(UTC), time.monotonic())

    def sleep(self, seconds: float) -> None:
        time.sleep(max(seconds, 0))


class AsyncSystemClock:
    """The machine's own clock, waiting as the event loop does."""

    def now(self) -> Instant:
        return Instant(datetime.now(UTC), time.monotonic())

    async def sleep(self, seconds: float) -> None:
        # Not at the top: who only calls synchronously should not pay for it.
        import anyio

        await anyio.sleep(max(seconds, 0))


def draw(bound: float) -> float:
    """Return a number drawn evenly from 0 to `bound`, the same for no two processes."""
    import random

    return random.uniform(0, bound)
