"""Worlds in memory that flows run in, under either driver."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TypeVar

from payspec.runtime.flow import (
    Answered,
    Entry,
    Event,
    Exchange,
    ExchangeReply,
    Flow,
    Instant,
)
from payspec.runtime.flow.async_driver import AsyncDriver
from payspec.runtime.flow.sync_driver import SyncDriver
from payspec.runtime.wire import Headers, WireResponse
from tests.loopback.drive import Kind

T = TypeVar("T")
NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
OK = Answered(WireResponse(200, Headers(), b"{}"))


class Stop(BaseException):
    """Stands for Ctrl-C and for a cancelled task."""


class World:
    """Exchanger, clock, journal and observer of either kind, all in memory."""

    def __init__(self, reply: ExchangeReply | BaseException = OK) -> None:
        self.reply = reply
        self.did: list[tuple[str, object]] = []
        self.raises: dict[str, BaseException] = {}

    def _do(self, what: str, detail: object) -> None:
        self.did.append((what, detail))
        if what in self.raises:
            raise self.raises[what]

    def exchange(self, effect: Exchange) -> ExchangeReply:
        self._do("exchange", effect.request.method)
        if isinstance(self.reply, BaseException):
            raise self.reply
        return self.reply

    def now(self) -> Instant:
        self._do("now", None)
        return Instant(NOON, 7.5)

    def sleep(self, seconds: float) -> None:
        self._do("sleep", seconds)

    def record(self, entry: Entry) -> None:
        self._do("record", entry)

    def observe(self, event: Event) -> None:
        self._do("emit", event.name)


class AsyncWorld:
    """The same world, awaited."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def exchange(self, effect: Exchange) -> ExchangeReply:
        await asyncio.sleep(0)
        return self._world.exchange(effect)

    def now(self) -> Instant:
        return self._world.now()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(0)
        self._world.sleep(seconds)

    async def record(self, entry: Entry) -> None:
        await asyncio.sleep(0)
        self._world.record(entry)


def run(kind: Kind, world: World, flow: Flow[T]) -> T:
    """Run the flow in that world."""
    if kind == "sync":
        return SyncDriver(
            world, clock=world, journal=world, observer=world.observe, random=_half
        ).run(flow)
    twin = AsyncWorld(world)
    return asyncio.run(
        AsyncDriver(
            twin, clock=twin, journal=twin, observer=world.observe, random=_half
        ).run(flow)
    )


def _half(bound: float) -> float:
    return bound / 2
