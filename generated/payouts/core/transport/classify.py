"""From what a transport raised to why the exchange failed."""

from __future__ import annotations

import httpx2

from ..flow.replies import Failed, FailureReason
from .attempt import Attempt


class BodyTooLarge(Exception):
    """The decoded body of an answer goes beyond the bound."""


class Late(Exception):
    """The deadline passed while the answer was read."""


_WORDS = {
    FailureReason.INVALID_REQUEST: "the request cannot be sent as it is",
    FailureReason.UNSUPPORTED: "the transport does not speak this protocol",
    FailureReason.CLOSED: "the client is closed",
    FailureReason.POOL_TIMEOUT: "no connection became free in time",
    FailureReason.CONNECT: "the server cannot be reached",
    FailureReason.CONNECT_TIMEOUT: "the server could not be reached in time",
    FailureReason.PROXY: "the proxy does not let the connection through",
    FailureReason.TLS: "no trusted TLS connection to the server",
    FailureReason.WRITE_TIMEOUT: "the server did not take the request in time",
    FailureReason.READ_TIMEOUT: "the server did not answer in time",
    FailureReason.DEADLINE: "the time for the whole call was up",
    FailureReason.DISCONNECTED: "the connection broke before the answer was whole",
    FailureReason.PROTOCOL: "the answer is not HTTP",
    FailureReason.UNDECODABLE: "the answer's body cannot be decoded",
    FailureReason.BODY_TOO_LARGE: "the answer's body is too large",
    FailureReason.INTERNAL: "the transport broke down",
}


def failure(reason: FailureReason, *, sent: bool, error: str = "") -> Failed:
    """Return the failure with its detail: our words, and the exception's class."""
    words = _WORDS[reason]
    return Failed(sent, reason, f"{words} ({error})" if error else words)


def classify(error: Exception, attempt: Attempt) -> Failed:
    """Return the failure that the exception means at this point of the exchange."""
    return failure(_reason(error, attempt), sent=attempt.sent, error=_name(error))


def _name(error: Exception) -> str:
    return type(error).__name__


def _reason(error: Exception, attempt: Attempt) -> FailureReason:
    match error:
        case Late():
            return FailureReason.DEADLINE
        case httpx2.TimeoutException() if attempt.deadline_is_next or attempt.is_late:
            return FailureReason.DEADLINE
        case httpx2.PoolTimeout():
            return FailureReason.POOL_TIMEOUT
        case httpx2.ConnectTimeout():
            return FailureReason.CONNECT_TIMEOUT
        case httpx2.WriteTimeout():
            return FailureReason.WRITE_TIMEOUT
        case httpx2.ReadTimeout():
            return FailureReason.READ_TIMEOUT
        case httpx2.ConnectError():
            return FailureReason.TLS if attempt.in_tls else FailureReason.CONNECT
        case httpx2.ProxyError():
            return FailureReason.PROXY
        case httpx2.UnsupportedProtocol():
            return FailureReason.UNSUPPORTED
        case httpx2.NetworkError():
            return FailureReason.DISCONNECTED
        case httpx2.LocalProtocolError() if not attempt.sent:
            return FailureReason.INVALID_REQUEST
        case httpx2.RemoteProtocolError() if attempt.ended_early:
            return FailureReason.DISCONNECTED
        case httpx2.ProtocolError():
            return FailureReason.PROTOCOL
        case httpx2.DecodingError():
            return FailureReason.UNDECODABLE
        case BodyTooLarge():
            return FailureReason.BODY_TOO_LARGE
        case _ if not attempt.called:
            return FailureReason.INVALID_REQUEST
        case _:
            return FailureReason.INTERNAL
