"""Runs flows on the calling thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, assert_never

from ..callables import NotSynchronous, discarded
from .course import Course
from .effects import Effect, Emit, Exchange, Flow, Jitter, Now, Once, Record, Sleep
from .entries import Entry
from .ports import Clock, Exchanger, Journal, Observer, SystemClock, draw
from .replies import Reply, Shared
from .single_flight import SingleFlight
from .watch import Watch

T = TypeVar("T")


class SyncDriver:
    """Carries out what flows ask for; may be used by many threads at once.

    Without a journal entries go nowhere, without an observer events. `random` draws a
    number evenly from 0 to the bound that it is given.
    """

    def __init__(
        self,
        exchanger: Exchanger,
        *,
        clock: Clock | None = None,
        journal: Journal | None = None,
        observer: Observer | None = None,
        random: Callable[[float], float] = draw,
    ) -> None:
        self._exchanger = exchanger
        self._clock: Clock = clock or SystemClock()
        self._journal = journal
        self._watch = Watch(observer)
        self._random = random
        self._flights = SingleFlight(lambda: self._clock.now().monotonic)

    def run(self, flow: Flow[T]) -> T:
        """Drive the flow to its end and return what it returns.

        Raises what the flow raises. An interrupt (Ctrl-C) is given to the flow, which
        may record it, and raised again when the flow is over.
        """
        try:
            course = Course(flow)
            while course.effect is not None:
                try:
                    reply = self._perform(course.effect)
                except BaseException as error:
                    course.fail(error)
                else:
                    course.answer(reply)
            return course.result()
        finally:
            flow.close()

    def _perform(self, effect: Effect) -> Reply:
        match effect:
            case Exchange():
                return self._exchanger.exchange(effect)
            case Now():
                return self._clock.now()
            case Jitter(bound):
                return self._random(bound)
            case Once():
                return self._once(effect)
            case Sleep(seconds):
                self._clock.sleep(seconds)
            case Record(entry):
                self._record(entry)
            case Emit(event):
                self._watch.tell(event)
            case _:
                assert_never(effect)
        return None

    def _record(self, entry: Entry) -> None:
        if self._journal is None:
            return
        kept: object = self._journal.record(entry)  # type: ignore[func-returns-value]
        if discarded(kept):
            raise NotSynchronous

    def _once(self, effect: Once) -> Shared:
        timeout = None
        if effect.deadline_at is not None:
            timeout = max(effect.deadline_at - self._clock.now().monotonic, 0)
        value = self._flights.run(
            effect.key, lambda: self.run(effect.factory()), timeout
        )
        return Shared(value)
