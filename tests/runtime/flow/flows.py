"""Effects that flows ask for, and a flow that fails."""

from __future__ import annotations

from collections.abc import Callable

from payspec.runtime.flow import Entry, Event, Flow, now, record, sleep
from payspec.runtime.wire import WireRequest
from tests.runtime.flow.worlds import NOON

REQUEST = WireRequest("GET", "https://api.example.com/")
ENTRY = Entry("pay", "ended", "key", "ref", "print", "unknown", "deadline", NOON)
EVENT = Event("sent", "pay", {"status": 200})

EFFECTS: list[tuple[str, Callable[[], Flow[object]]]] = [
    ("sleep", lambda: sleep(1)),
    ("record", lambda: record(ENTRY)),
    ("now", lambda: now()),
]


def raising() -> Flow[str]:
    """Wait, then fail."""
    yield from sleep(1)
    raise LookupError("inner")
