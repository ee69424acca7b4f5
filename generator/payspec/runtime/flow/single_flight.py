"""Running a piece of work once for all who ask for it at the same time."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable
from contextvars import ContextVar, copy_context
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import anyio


class _Landed(NamedTuple):
    value: object


class _Crashed(NamedTuple):
    error: Exception


class _Abandoned(NamedTuple):
    """The runner was interrupted: that is no result of the work, so it passes on."""


_End: TypeAlias = _Landed | _Crashed | _Abandoned

_held: ContextVar[tuple[str, ...]] = ContextVar("keys being run here", default=())


class _Flight:
    __slots__ = ("done", "end")

    def __init__(self) -> None:
        self.done = threading.Event()
        self.end: _End = _Abandoned()


class SingleFlight:
    """Concurrent callers in threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._flights: dict[str, _Flight] = {}

    def run(
        self, key: str, work: Callable[[], object], timeout: float | None = None
    ) -> object:
        """Return the result of `work`, or of the same key's work now running.

        Raises what the work raised; TimeoutError when another caller's work takes more
        than `timeout` seconds of waiting; RuntimeError when the work asks for itself.
        """
        _refuse_reentry(key)
        while True:
            mine = _Flight()
            # Entered before the flight is known to others: whatever strikes in here,
            # nobody is left waiting for it.
            try:
                with self._lock:
                    flight = self._flights.setdefault(key, mine)
                if flight is mine:
                    return _lead(key, mine, work)
            finally:
                with self._lock:
                    if self._flights.get(key) is mine:
                        del self._flights[key]
                mine.done.set()
            if not flight.done.wait(timeout):
                raise TimeoutError("the same request by another call takes too long")
            if not isinstance(flight.end, _Abandoned):
                return _outcome(flight.end)


def _lead(key: str, flight: _Flight, work: Callable[[], object]) -> object:
    # In a context of its own: wherever an interrupt strikes, the thread's is as before.
    return copy_context().run(_lead_in_context, key, flight, work)


def _lead_in_context(key: str, flight: _Flight, work: Callable[[], object]) -> object:
    _held.set((*_held.get(), key))
    try:
        value = work()
        flight.end = _Landed(value)
        return value
    except Exception as error:
        flight.end = _Crashed(error)
        raise


class _AsyncFlight:
    __slots__ = ("done", "end")

    def __init__(self, done: anyio.Event) -> None:
        self.done = done
        self.end: _End = _Abandoned()


class AsyncSingleFlight:
    """Concurrent callers in the tasks of one event loop."""

    def __init__(self) -> None:
        self._flights: dict[str, _AsyncFlight] = {}

    async def run(
        self,
        key: str,
        work: Callable[[], Awaitable[object]],
        timeout: float | None = None,
    ) -> object:
        """Do as `SingleFlight.run` does, with tasks."""
        import anyio

        _refuse_reentry(key)
        while True:
            flight = self._flights.get(key)
            if flight is None:
                mine = self._flights[key] = _AsyncFlight(anyio.Event())
                try:
                    return await _async_lead(key, mine, work)
                finally:
                    del self._flights[key]
                    mine.done.set()
            with anyio.move_on_after(timeout) as waiting:
                await flight.done.wait()
            if waiting.cancelled_caught:
                raise TimeoutError("the same request by another call takes too long")
            if not isinstance(flight.end, _Abandoned):
                return _outcome(flight.end)


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


def _refuse_reentry(key: str) -> None:
    if key in _held.get():
        raise RuntimeError("the work waits for its own result")


def _outcome(end: _Landed | _Crashed) -> object:
    if isinstance(end, _Crashed):
        # One error of the same kind for each who waits: a shared one would collect the
        # frames of all, and clearing those would reach into calls still under way.
        raise _twin(end.error)
    return end.value


def _twin(error: Exception) -> Exception:
    twin = type(error).__new__(type(error), *error.args)
    vars(twin).update(vars(error))
    return twin
