"""Telling an observer without letting it into the call."""

from __future__ import annotations

from ..callables import NotSynchronous, discarded
from .events import Event
from .ports import Observer


class Watch:
    """Passes events to an observer, and swallows what the observer raises.

    `failures` counts how often it raised; the first time is logged as a warning.
    """

    __slots__ = ("_observer", "failures")

    def __init__(self, observer: Observer | None) -> None:
        self._observer = observer
        self.failures = 0

    def tell(self, event: Event) -> None:
        """Hand the event over. Raises only what is no `Exception`, such as Ctrl-C."""
        if self._observer is None:
            return
        try:
            # One that turns out to be asynchronous would never be awaited.
            if discarded(self._observer(event)):
                raise NotSynchronous
        except Exception as error:
            self.failures += 1
            if self.failures == 1:
                _warn(type(error).__name__)


def _warn(error: str) -> None:
    import logging

    logging.getLogger(__name__).warning(
        "the observer raised %s; it will not disturb calls, and is logged once", error
    )
