"""What a driver answers to an effect."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from ..wire.response import WireResponse


class FailureReason(StrEnum):
    """Why an exchange brought no whole answer."""

    INVALID_REQUEST = "invalid_request"
    UNSUPPORTED = "unsupported"
    CLOSED = "closed"
    POOL_TIMEOUT = "pool_timeout"
    CONNECT = "connect"
    CONNECT_TIMEOUT = "connect_timeout"
    PROXY = "proxy"
    TLS = "tls"
    WRITE_TIMEOUT = "write_timeout"
    READ_TIMEOUT = "read_timeout"
    DEADLINE = "deadline"
    DISCONNECTED = "disconnected"
    PROTOCOL = "protocol"
    UNDECODABLE = "undecodable"
    BODY_TOO_LARGE = "body_too_large"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Answered:
    """The server gave a whole answer, whatever its status."""

    response: WireResponse


@dataclass(frozen=True, slots=True)
class Failed:
    """There is no whole answer.

    `sent` is False only where it is proven that not one byte of the request left;
    True means that it may have left, in part or whole. `detail` is in this client's
    own words: it holds nothing of the request, the answer or an exception's text.
    """

    sent: bool
    reason: FailureReason
    detail: str


@dataclass(frozen=True, slots=True)
class Interrupted:
    """The program wants to stop: Ctrl-C, a cancelled task, or an exit.

    `error` is what arrived during the exchange; `sent` means what it means in `Failed`.
    The flow may still record how the call ended, and nothing more: the driver raises
    `error` when the flow is over.
    """

    sent: bool
    error: BaseException


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment: `utc` to tell it (aware), `monotonic` to measure from it (seconds)."""

    utc: datetime
    monotonic: float


@dataclass(frozen=True, slots=True)
class Shared:
    """The result of a flow that concurrent calls ran once between them."""

    value: object


ExchangeReply: TypeAlias = Answered | Failed | Interrupted

Reply: TypeAlias = Answered | Failed | Interrupted | Instant | Shared | float | None
"""A float answers `Jitter`; None answers the effects that are only done."""
