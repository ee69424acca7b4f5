"""What statuses mean, and in which order operations follow each other."""

import dataclasses
from dataclasses import dataclass
from enum import StrEnum

from payspec.diagnostics import Span

from .evidence import Evidence
from .place import UNPLACED


class Standing(StrEnum):
    """Where a payout stands, whatever its provider calls it.

    `IN_DOUBT` is the provider's own doubt, which a person settles. `UNKNOWN` is what
    no document explains, and any status that is not described: neither failed nor
    succeeded.
    """

    CREATED = "created"
    PENDING = "pending"
    ACTION = "action"
    IN_DOUBT = "in_doubt"
    SUCCEEDED = "succeeded"
    PARTIAL = "partial"
    FAILED = "failed"
    CANCELLING = "cancelling"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    REVERSED = "reversed"
    UNKNOWN = "unknown"


class MoneyAt(StrEnum):
    """Where the money is: still with the sender, on its way, with the receiver."""

    SENDER = "sender"
    MOVING = "moving"
    RECEIVER = "receiver"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class StatusRow:
    """What one value of an enumeration means; `final` that it never changes again."""

    value: str
    standing: Standing
    final: bool
    money: MoneyAt
    evidence: Evidence
    span: Span


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """What the values of an enumeration mean, by the enumeration's name."""

    type: str
    rows: tuple[StatusRow, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Taken:
    """A parameter or request field, and the field of an earlier answer that fills it.

    Both are by their wire names, a.b.c inside objects.
    """

    into: str
    operation: str
    field: str
    into_span: Span = dataclasses.field(default=UNPLACED, compare=False)
    span: Span = dataclasses.field(default=UNPLACED, compare=False)


@dataclass(frozen=True, slots=True)
class Step:
    """One call of a flow, and what it takes from the answers before it."""

    operation: str
    takes: tuple[Taken, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class CallFlow:
    """Operations that lead to one end together, in their order."""

    name: str
    doc: str
    steps: tuple[Step, ...]
    span: Span
