"""Carries out exchanges over an httpx2 transport, on the calling thread."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable
from contextlib import closing

import httpx2

from ..flow.effects import Exchange
from ..flow.replies import Answered, ExchangeReply, FailureReason, Interrupted
from .attempt import Attempt, under_way
from .classify import classify, failure
from .known import proves_sending
from .message import Body, incoming, outgoing
from .pool import HttpTransport
from .quiet import keep_quiet


class SyncExchanger:
    """Sends each request over one of two transports and reads the whole answer.

    Without a `transport` these are ours: one that reuses connections, and one that
    gives a request a connection of its own. A transport that is given serves for both,
    and stays the caller's to close. `monotonic` is the clock of the deadlines.

    Many threads may use it at once, and close it while others still do: what is under
    way ends as it would have, and what would begin is not sent.
    """

    def __init__(
        self,
        transport: httpx2.BaseTransport | None = None,
        *,
        ssl_context: ssl.SSLContext | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        keep_quiet()
        self._own = transport is None
        self._pooled = transport or HttpTransport(reuse=True, ssl_context=ssl_context)
        self._fresh = transport or HttpTransport(reuse=False, ssl_context=ssl_context)
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._under_way: set[Attempt] = set()
        self._closed = False

    def exchange(self, effect: Exchange) -> ExchangeReply:
        """Carry the exchange out. What goes wrong is a reply, an interrupt as well."""
        transport = self._fresh if effect.fresh_connection else self._pooled
        attempt = Attempt(
            effect.deadline_at,
            proves=proves_sending(transport),
            monotonic=self._monotonic,
        )
        if attempt.is_late:
            return failure(FailureReason.DEADLINE, sent=False)
        token = under_way.set(attempt)
        try:
            with self._lock:
                if self._closed:
                    return failure(FailureReason.CLOSED, sent=False)
                self._under_way.add(attempt)
            return _send(transport, effect, attempt)
        except Exception as error:
            return classify(error, attempt)
        except BaseException as error:
            return Interrupted(attempt.sent, error)
        finally:
            under_way.reset(token)
            with self._lock:
                self._under_way.discard(attempt)
            self._let_go()

    def close(self) -> None:
        """Send nothing from now on, and close the transports when nothing is under way.

        Does not wait for that: the last exchange closes them. A transport that the
        caller gave stays open.
        """
        with self._lock:
            self._closed = True
        self._let_go()

    def _let_go(self) -> None:
        with self._lock:
            over = self._own and self._closed and not self._under_way
        if over:
            self._pooled.close()
            self._fresh.close()


def _send(
    transport: httpx2.BaseTransport, effect: Exchange, attempt: Attempt
) -> Answered:
    response = transport.handle_request(outgoing(effect, attempt, attempt.trace))
    body = Body(effect.max_body, attempt)
    with closing(response):
        for piece in response.iter_bytes():
            body.add(piece)
    return Answered(incoming(response, body.whole()))
