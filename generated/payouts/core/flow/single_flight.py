"""Running a piece of work once for all who ask for it at the same time."""

from __future__ import annotations

import queue
import threading
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from .ports import monotonic as _monotonic

if TYPE_CHECKING:
    import anyio

_MARGIN = 0.05
"""Seconds before the end of a runner's time at which it may already have given up."""


class WaitsForItself(RuntimeError):
    """The work asks for its own result, or a signal's handler for what it interrupts.

    Waiting would never end.
    """

    def __init__(self) -> None:
        super().__init__("the work waits for its own result")


class _Landed(NamedTuple):
    value: object


class _Crashed(NamedTuple):
    error: Exception


class _Abandoned(NamedTuple):
    """The runner was interrupted: that is no result of the work, so it passes on."""


_End: TypeAlias = _Landed | _Crashed | _Abandoned


def _result(end: _End, until: float | None, mine: float | None, now: float) -> bool:
    """Whether how a run ended, whose runner had time `until`, is what I asked for.

    What failed when its runner's time was up says nothing to whoever has more.
    """
    if isinstance(end, _Abandoned):
        return False
    if isinstance(end, _Landed) or until is None or now < until - _MARGIN:
        return True
    return mine is not None and mine <= until


def _left(until: float | None, now: float) -> float | None:
    return None if until is None else max(until - now, 0)


def _earlier(one: float | None, other: float | None) -> float | None:
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)


class _Flight:
    """A run under way, without a lock that an interrupt could leave locked."""

    __slots__ = ("end", "is_over", "thread", "until", "waiting")

    def __init__(self, until: float | None) -> None:
        self.until = until
        self.thread = threading.get_ident()
        self.end: _End = _Abandoned()
        self.is_over = False
        self.waiting: list[queue.SimpleQueue[None]] = []

    def land(self) -> None:
        self.is_over = True
        for each in tuple(self.waiting):
            each.put(None)

    def wait(self, seconds: float | None) -> None:
        """Wait for the end of the run, or for that long."""
        bell: queue.SimpleQueue[None] = queue.SimpleQueue()
        self.waiting.append(bell)
        # Asked after: whoever lands it rings for all that are there by then.
        if not self.is_over:
            try:
                bell.get(timeout=seconds)
            except queue.Empty:
                pass


class SingleFlight:
    """Concurrent callers in threads."""

    def __init__(self, monotonic: Callable[[], float] = _monotonic) -> None:
        self._monotonic = monotonic
        self._flights: dict[str, _Flight] = {}

    def run(
        self, key: str, work: Callable[[], object], timeout: float | None = None
    ) -> object:
        """Return the result of `work`, or of the same key's work now running.

        `timeout` is how many seconds the caller has, for all that it waits for. A run
        whose own caller has no time left is waited for no longer, and what it failed
        with is not shared with those who have.

        Raises what the work raised; TimeoutError when another caller's work takes more
        than `timeout` seconds of waiting; WaitsForItself when the work asks for itself.
        """
        until = None if timeout is None else self._monotonic() + timeout
        while True:
            mine = _Flight(until)
            # Entered before the flight is known to others: whatever strikes in here,
            # nobody is left waiting for it.
            try:
                flight = self._flights.setdefault(key, mine)
                if flight is mine:
                    return _lead(mine, work)
            finally:
                self._remove(key, mine)
                mine.land()
            if flight.thread == mine.thread and not flight.is_over:
                raise WaitsForItself
            now = self._monotonic()
            flight.wait(_earlier(_left(until, now), _left(flight.until, now)))
            now = self._monotonic()
            if flight.is_over:
                if _result(flight.end, flight.until, until, now):
                    return _outcome(flight.end)
            elif flight.until is not None and _is_up(flight.until, until):
                # Its runner was struck down, or hangs.
                self._remove(key, flight)
            else:
                raise TimeoutError("the same request by another call takes too long")

    def _remove(self, key: str, flight: _Flight) -> None:
        if self._flights.get(key) is flight:
            self._flights.pop(key, None)


def _is_up(theirs: float, mine: float | None) -> bool:
    """Whether it was their time that ran out, and not mine."""
    return mine is None or theirs < mine


def _lead(flight: _Flight, work: Callable[[], object]) -> object:
    try:
        value = work()
        flight.end = _Landed(value)
        return value
    except Exception as error:
        flight.end = _Crashed(error)
        raise


_held: ContextVar[tuple[str, ...]] = ContextVar("keys being run here", default=())


class _AsyncFlight:
    __slots__ = ("done", "end", "until")

    def __init__(self, done: anyio.Event, until: float | None) -> None:
        self.done = done
        self.until = until
        self.end: _End = _Abandoned()


class AsyncSingleFlight:
    """Concurrent callers in the tasks of one event loop."""

    def __init__(self, monotonic: Callable[[], float] = _monotonic) -> None:
        self._monotonic = monotonic
        self._flights: dict[str, _AsyncFlight] = {}

    async def run(
        self,
        key: str,
        work: Callable[[], Awaitable[object]],
        timeout: float | None = None,
    ) -> object:
        """Do as `SingleFlight.run` does, with tasks."""
        import anyio

        if key in _held.get():
            raise WaitsForItself
        until = None if timeout is None else self._monotonic() + timeout
        while True:
            flight = self._flights.get(key)
            if flight is None:
                mine = self._flights[key] = _AsyncFlight(anyio.Event(), until)
                try:
                    return await _async_lead(key, mine, work)
                finally:
                    self._remove(key, mine)
                    mine.done.set()
            now = self._monotonic()
            with anyio.move_on_after(
                _earlier(_left(until, now), _left(flight.until, now))
            ):
                await flight.done.wait()
            now = self._monotonic()
            if flight.done.is_set():
                if _result(flight.end, flight.until, until, now):
                    return _outcome(flight.end)
            elif flight.until is not None and _is_up(flight.until, until):
                self._remove(key, flight)
            else:
                raise TimeoutError("the same request by another call takes too long")

    def _remove(self, key: str, flight: _AsyncFlight) -> None:
        if self._flights.get(key) is flight:
            del self._flights[key]


async def _async_lead(
    key: str, flight: _AsyncFlight, work: Callable[[], Awaitable[object]]
) -> object:
    token = _held.set((*_held.get(), key))
    try:
        value = await work()
        flight.end = _Landed(value)
        return value
    except Exception as error:
        flight.end = _Crashed(error)
        raise
    finally:
        _held.reset(token)


def _outcome(end: _End) -> object:
    if isinstance(end, _Crashed):
        # One error of the same kind for each who waits: a shared one would collect the
        # frames of all, and clearing those would reach into calls still under way.
        raise _twin(end.error)
    return end.value if isinstance(end, _Landed) else None


def _twin(error: Exception) -> Exception:
    twin = type(error).__new__(type(error), *error.args)
    vars(twin).update(vars(error))
    return twin
