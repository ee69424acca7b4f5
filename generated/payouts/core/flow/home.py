"""Which event loop something belongs to."""

from __future__ import annotations

from anyio.lowlevel import RunVar

_marks: RunVar[object] = RunVar("what tells this event loop from all others")


class Home:
    """The event loop in which it is first asked; for asyncio as for Trio."""

    __slots__ = ("_first",)

    def __init__(self) -> None:
        # Loops of several threads may ask for the first time at once: the mark of one
        # of them gets in, without a lock.
        self._first: dict[str, object] = {}

    def is_here(self) -> bool:
        """Whether this code runs in that event loop."""
        here = _marks.get(None)
        if here is None:
            here = object()
            _marks.set(here)
        return self._first.setdefault("mark", here) is here
