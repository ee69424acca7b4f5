"""What a journal keeps of a call that may move money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

Phase: TypeAlias = Literal["sending", "ended"]
"""`sending`: about to send, nothing has left yet. `ended`: the outcome is known."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal, enough to find the payout again after a crash.

    `fingerprint` tells whether two requests under one key had the same content;
    `outcome` and `reason` are None while sending. `at` is an aware time in UTC. No
    credential, body or personal datum is ever in an entry.
    """

    operation: str
    phase: Phase
    idempotency_key: str | None
    reference: str | None
    fingerprint: str | None
    outcome: str | None
    reason: str | None
    at: datetime
