"""Calls without I/O: effects, the replies to them, and the two drivers.

The drivers have modules of their own, `sync_driver` and `async_driver`.
"""

from .ask import emit, exchange, jitter, now, once, record, sleep
from .effects import (
    MAX_BODY,
    Effect,
    Emit,
    Exchange,
    Flow,
    Jitter,
    Now,
    Once,
    Record,
    Sleep,
)
from .entries import Entry, Phase
from .events import Attribute, Event
from .replies import (
    Answered,
    ExchangeReply,
    Failed,
    FailureReason,
    Instant,
    Interrupted,
    Reply,
    Shared,
)
from .timeouts import Timeouts

__all__ = [
    "MAX_BODY",
    "Answered",
    "Attribute",
    "Effect",
    "Emit",
    "Entry",
    "Event",
    "Exchange",
    "ExchangeReply",
    "Failed",
    "FailureReason",
    "Flow",
    "Instant",
    "Interrupted",
    "Jitter",
    "Now",
    "Once",
    "Phase",
    "Record",
    "Reply",
    "Shared",
    "Sleep",
    "Timeouts",
    "emit",
    "exchange",
    "jitter",
    "now",
    "once",
    "record",
    "sleep",
]
