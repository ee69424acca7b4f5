"""How a call that may move money can end: five ways, and no sixth.

What was created is reached only by telling the five apart, in a `match` or by
`unwrap`, which raises for the three that created nothing or may have.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, NoReturn, TypeAlias, TypeVar, final

from ..errors import PaymentError, ProviderError

if TYPE_CHECKING:
    from ..model.response import Response

T_co = TypeVar("T_co", covariant=True)
E_co = TypeVar("E_co", covariant=True)


@final
@dataclass(frozen=True, slots=True)
class Accepted(Generic[T_co]):
    """The provider took the order, and its answer is the one to this request."""

    value: T_co
    response: Response

    def unwrap(self) -> T_co:
        """The model of what was created."""
        return self.value


@final
@dataclass(frozen=True, slots=True)
class Duplicate(Generic[T_co]):
    """The provider knows this order already; `value` is what it created then."""

    value: T_co
    response: Response

    def unwrap(self) -> T_co:
        """The model of what was created before."""
        return self.value


@final
@dataclass(frozen=True, slots=True)
class Rejected(Generic[E_co]):
    """The provider refused, and its spec says that nothing was created."""

    error: E_co
    response: Response
    failure: ProviderError[object] = field(repr=False, compare=False)

    def unwrap(self) -> NoReturn:
        """Raise the provider's `ProviderError`."""
        raise self.failure


@final
@dataclass(frozen=True, slots=True)
class NotSent:
    """It is proven that no byte of the request left: nothing was created."""

    error: PaymentError

    def unwrap(self) -> NoReturn:
        """Raise the error that kept the request from being sent."""
        raise self.error


class UnknownReason(StrEnum):
    """What keeps an outcome from being known."""

    INTERRUPTED = "interrupted"
    NO_ANSWER = "no_answer"
    STATUS = "status"
    DUPLICATE = "duplicate"
    UNREADABLE = "unreadable"
    UNPROVEN_REJECTION = "unproven_rejection"
    NOT_IDENTIFIED = "not_identified"
    ECHO = "echo"


@final
@dataclass(frozen=True, slots=True, repr=False)
class Unknown:
    """Money may have moved. It is neither a success nor a failure.

    `detail` tells what happened, `instruction` how to find out; `idempotency_key` and
    `reference` are what to ask by. `response` is the answer, if a whole one came;
    `sent_at` is when sending began, in UTC.
    """

    operation: str
    reason: UnknownReason
    detail: str
    instruction: str
    idempotency_key: str | None
    reference: str | None
    sent_at: datetime
    response: Response | None

    def __repr__(self) -> str:
        from ..model.free_text import printable

        held = ((each.name, getattr(self, each.name)) for each in fields(self))
        shown = ", ".join(f"{name}={printable(value)!r}" for name, value in held)
        return f"Unknown({shown})"

    def unwrap(self) -> NoReturn:
        """Raise `OutcomeUnknown`."""
        raise OutcomeUnknown(self)


class OutcomeUnknown(PaymentError):
    """An outcome was unwrapped of which nobody knows whether money moves.

    `unknown` says what to do; it is never an invitation to send again.
    """

    may_have_been_sent = True

    def __init__(self, unknown: Unknown) -> None:
        self.unknown = unknown
        super().__init__(
            f"{unknown.operation}: the outcome is unknown ({unknown.reason}). "
            f"{unknown.instruction}"
        )


Outcome: TypeAlias = (
    Accepted[T_co] | Duplicate[T_co] | Rejected[E_co] | NotSent | Unknown
)
"""The end of a call that may move money."""
