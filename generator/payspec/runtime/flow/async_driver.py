"""Runs flows in an event loop."""

from __future__ import annotations

from collections.abc import Callable
from inspect import isawaitable
from typing import TypeVar, assert_never

from ..callables import NotAsynchronous
from .course import Course
from .effects import Effect, Emit, Exchange, Flow, Jitter, Now, Once, Record, Sleep
from .entries import Entry
from .ports import (
    AsyncClock,
    AsyncExchanger,
    AsyncJournal,
    AsyncSystemClock,
    Observer,
    draw,
)
from .replies import Reply, Shared
from .shield import shielded
from .single_flight import AsyncSingleFlight
from .watch import Watch

T = TypeVar("T")


class AsyncDriver:
    """`SyncDriver` for the tasks of one event loop."""

    def __init__(
        self,
        exchanger: AsyncExchanger,
        *,
        clock: AsyncClock | None = None,
        journal: AsyncJournal | None = None,
        observer: Observer | None = None,
        random: Callable[[float], float] = draw,
    ) -> None:
        self._exchanger = exchanger
        self._clock: AsyncClock = clock or AsyncSystemClock()
        self._journal = journal
        self._watch = Watch(observer)
        self._random = random
        self._flights = AsyncSingleFlight(lambda: self._clock.now().monotonic)

    async def run(self, flow: Flow[T]) -> T:
        """Drive the flow to its end and return what it returns.

        Raises what the flow raises. A cancellation is given to the flow, which may
        record it (the journal is out of its reach), and raised again when the flow is
        over.
        """
        try:
            course = Course(flow)
            while course.effect is not None:
                try:
                    reply = await self._perform(course.effect)
                except GeneratorExit:
                    # The event loop has dropped the task: nothing can be awaited.
                    raise
                except BaseException as error:
                    course.fail(error)
                else:
                    course.answer(reply)
            return course.result()
        finally:
            flow.close()

    async def _perform(self, effect: Effect) -> Reply:
        match effect:
            case Exchange():
                return await self._exchanger.exchange(effect)
            case Now():
                return self._clock.now()
            case Jitter(bound):
                return self._random(bound)
            case Once():
                return await self._once(effect)
            case Sleep(seconds):
                await self._clock.sleep(seconds)
            case Record(entry):
                await self._record(entry)
            case Emit(event):
                self._watch.tell(event)
            case _:
                assert_never(effect)
        return None

    async def _record(self, entry: Entry) -> None:
        journal = self._journal
        if journal is None:
            return

        async def keep() -> None:
            kept: object = journal.record(entry)
            if not isawaitable(kept):
                raise NotAsynchronous
            await kept

        await shielded(keep)

    async def _once(self, effect: Once) -> Shared:
        timeout = None
        if effect.deadline_at is not None:
            timeout = max(effect.deadline_at - self._clock.now().monotonic, 0)
        value = await self._flights.run(
            effect.key, lambda: self.run(effect.factory()), timeout
        )
        return Shared(value)
