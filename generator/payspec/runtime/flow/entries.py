"""What a journal keeps of a call that may move money."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Literal, TypeAlias

Phase: TypeAlias = Literal["sending", "ended"]
"""`sending`: about to send, nothing has left yet. `ended`: the outcome is known."""


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """One line of the journal, enough to find the payout again after a crash.

    `fingerprint` tells whether two requests under one key had the same content;
    `outcome` and `reason` are None while sending. `at` is an aware time in UTC. No
    credential, body or personal datum is ever in an entry; a key or reference that has
    the form of one, such as an e-mail address, is kept and not printed.
    """

    operation: str
    phase: Phase
    idempotency_key: str | None
    reference: str | None
    fingerprint: str | None
    outcome: str | None
    reason: str | None
    at: datetime

    def __repr__(self) -> str:
        # Not at the top: an entry is printed seldom, and models take long to import.
        from ..model.free_text import printable

        held = ((each.name, getattr(self, each.name)) for each in fields(self))
        shown = ", ".join(f"{name}={printable(value)!r}" for name, value in held)
        return f"Entry({shown})"
