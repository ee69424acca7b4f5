"""What statuses mean, and in which order operations follow each other."""

from dataclasses import dataclass
from enum import StrEnum

from payspec.diagnostics import Span

from .evidence import Evidence


class Standing(StrEnum):
    """Where a payout stands, whatever its provider calls it.

    A status that is not described has none: it is neither failed nor succeeded.
    """

    CREATED = "created"
    PENDING = "pending"
    ACTION = "action"
    SUCCEEDED = "succeeded"
    PARTIAL = "partial"
    FAILED = "failed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


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
class Step:
    """One call of a flow. `takes` are its parameters or request fields, each with the
    field of an earlier answer, `operation.path`, that it is filled from."""

    operation: str
    takes: tuple[tuple[str, str], ...]
    span: Span
    takes_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class CallFlow:
    """Operations that lead to one end together, in their order."""

    name: str
    doc: str
    steps: tuple[Step, ...]
    span: Span
