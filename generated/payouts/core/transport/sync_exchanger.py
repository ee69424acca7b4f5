"""Carries out exchanges over an httpx2 transport, on the calling thread."""

from __future__ import annotations

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
from .route import STRAIGHT, Route


class SyncExchanger:
    """Sends each request over one of two transports and reads the whole answer.

    Without a `transport` these are ours: one that reuses connections, and one that
    gives a request a connection of its own. Both go by the `route`. A transport that is
    given serves for both, and stays the caller's to close. `monotonic` is the clock of
    the deadlines.

    Many threads may use it at once, and close it while others still do: what is under
    way ends as it would have, and what would begin is not sent. No lock is taken, so
    the handler of a signal may do both, too.
    """

    def __init__(
        self,
        transport: httpx2.BaseTransport | None = None,
        *,
        route: Route = STRAIGHT,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        keep_quiet()
        self._own: tuple[HttpTransport, ...] = ()
        if transport is None:
            pooled = HttpTransport(reuse=True, route=route)
            fresh = HttpTransport(reuse=False, route=route)
            self._own = (pooled, fresh)
            self._pooled: httpx2.BaseTransport = pooled
            self._fresh: httpx2.BaseTransport = fresh
        else:
            self._pooled = self._fresh = transport
        self._monotonic = monotonic
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
            if self._closed:
                return failure(FailureReason.CLOSED, sent=False)
            return _send(transport, effect, attempt)
        except Exception as error:
            return classify(error, attempt)
        except BaseException as error:
            for each in self._own:
                each.drop()
            return Interrupted(attempt.sent, error)
        finally:
            under_way.reset(token)
            if self._closed:
                self.close()

    def close(self) -> None:
        """Send nothing from now on, and close what is not in use.

        Does not wait for what is under way: that closes its connection at its end. A
        transport that the caller gave stays open.
        """
        self._closed = True
        for each in self._own:
            each.close()


def _send(
    transport: httpx2.BaseTransport, effect: Exchange, attempt: Attempt
) -> Answered:
    response = transport.handle_request(outgoing(effect, attempt, attempt.trace))
    body = Body(effect.max_body, attempt)
    with closing(response):
        for piece in response.iter_bytes():
            body.add(piece)
    return Answered(incoming(response, body.whole()))
