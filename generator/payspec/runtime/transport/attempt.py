"""One exchange while it is under way: what has left, and how much time is left."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from contextvars import ContextVar

under_way: ContextVar[Attempt | None] = ContextVar("the exchange here", default=None)
"""The exchange that this thread or task is carrying out, if any."""


class Attempt:
    """Watches one exchange through the transport's trace, and keeps its deadline.

    **Proof that nothing was sent.** An exchange counts as not sent only if one of these
    holds; in every other case it may have been sent:

    - the transport was never called;
    - the transport is known to trace (it declares `traces_sending = True`, as ours do,
      or is exactly httpx2's own) and its trace shows no `send_request_headers.started`;
    - it is known to trace, and that event failed with `LocalProtocolError`, which comes
      before the first byte is written.

    An exception's name proves nothing, nor does the silence of a transport that is not
    known to trace: it may wrap another and drop its trace, or send a second time.
    """

    __slots__ = (
        "_deadline_at",
        "_monotonic",
        "_proves",
        "_refused",
        "_started",
        "called",
        "deadline_is_next",
        "ended_early",
        "in_tls",
    )

    def __init__(
        self,
        deadline_at: float | None,
        *,
        proves: bool,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._deadline_at = deadline_at
        self._monotonic = monotonic
        self._proves = proves
        self._started = False
        self._refused = False
        self.called = False
        """Whether the transport was called."""
        self.in_tls = False
        """Whether a TLS handshake was begun and not finished."""
        self.ended_early = False
        """Whether the server closed the connection while it was read from."""
        self.deadline_is_next = False
        """Whether the time-out now running is the deadline's, not the step's own."""

    @property
    def sent(self) -> bool:
        """Whether any byte of the request may have left."""
        if not self.called:
            return False
        return not self._proves or (self._started and not self._refused)

    def trace(self, name: str, info: Mapping[str, object]) -> None:
        """Take one event of the transport's trace (its `trace` extension)."""
        if name.endswith(".send_request_headers.started"):
            # What asks a proxy for a way to the server is no part of the request.
            asks_proxy = getattr(info.get("request"), "method", None) == b"CONNECT"
            self._started = self._started or not asks_proxy
        elif name == "http11.send_request_headers.failed":
            # Not at the top: it is loaded by now, and need not be before.
            import httpcore2

            error = info.get("exception")
            self._refused = isinstance(error, httpcore2.LocalProtocolError)
        elif name.endswith(".start_tls.started"):
            self.in_tls = True
        elif name.endswith(".start_tls.complete"):
            self.in_tls = False

    async def atrace(self, name: str, info: Mapping[str, object]) -> None:
        """`trace` as async transports call it."""
        self.trace(name, info)

    def time_left(self) -> float | None:
        """Return the seconds to the deadline; None without one."""
        if self._deadline_at is None:
            return None
        return self._deadline_at - self._monotonic()

    def bound(self, seconds: float | None) -> float | None:
        """Return the seconds that a step may take: its own bound or the time left.

        The result is never zero, which sockets take as "do not wait at all" and treat
        as another kind of failure.
        """
        left = self.time_left()
        self.deadline_is_next = left is not None and (seconds is None or left < seconds)
        return max(left or 0.0, 0.000_001) if self.deadline_is_next else seconds

    @property
    def is_late(self) -> bool:
        """Whether the deadline has passed."""
        left = self.time_left()
        return left is not None and left <= 0


def bound(seconds: float | None) -> float | None:
    """Return what the exchange here leaves of that many seconds for its next step."""
    attempt = under_way.get()
    return seconds if attempt is None else attempt.bound(seconds)


def is_late() -> bool:
    """Whether the time of the exchange here is up."""
    attempt = under_way.get()
    return attempt is not None and attempt.is_late
