"""Which event loop something belongs to."""

from __future__ import annotations

import threading

from anyio.lowlevel import RunVar

_marks: RunVar[object] = RunVar("what tells this event loop from all others")


class Home:
    """The event loop in which it is first asked; for asyncio as for Trio."""

    __slots__ = ("_lock", "_mark")

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._mark: object | None = None

    def is_here(self) -> bool:
        """Whether this code runs in that event loop."""
        here = _marks.get(None)
        if here is None:
            here = object()
            _marks.set(here)
        # Loops of several threads may ask for the first time at once.
        with self._lock:
            if self._mark is None:
                self._mark = here
            return self._mark is here
