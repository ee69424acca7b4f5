"""Carries out exchanges over an httpx2 transport, in an event loop."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import aclosing

import anyio
import httpx2

from ..flow.effects import Exchange
from ..flow.replies import Answered, ExchangeReply, FailureReason, Interrupted
from .async_pool import AsyncHttpTransport
from .attempt import Attempt, under_way
from .classify import Late, classify, failure
from .known import keeps_deadline, proves_sending
from .message import Body, incoming, outgoing
from .quiet import keep_quiet
from .route import STRAIGHT, Route


class AsyncExchanger:
    """`SyncExchanger` for the tasks of one event loop."""

    def __init__(
        self,
        transport: httpx2.AsyncBaseTransport | None = None,
        *,
        route: Route = STRAIGHT,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        keep_quiet()
        self._own = transport is None
        self._pooled = transport or AsyncHttpTransport(reuse=True, route=route)
        self._fresh = transport or AsyncHttpTransport(reuse=False, route=route)
        self._monotonic = monotonic
        self._under_way: set[Attempt] = set()
        self._closed = False

    async def exchange(self, effect: Exchange) -> ExchangeReply:
        """Carry the exchange out. What goes wrong is a reply, a cancellation as well.

        After a cancellation the task is still cancelled: whoever is given the reply
        has to raise its error in the end.
        """
        transport = self._fresh if effect.fresh_connection else self._pooled
        attempt = Attempt(
            effect.deadline_at,
            proves=proves_sending(transport),
            monotonic=self._monotonic,
        )
        if self._closed:
            return failure(FailureReason.CLOSED, sent=False)
        if attempt.is_late:
            return failure(FailureReason.DEADLINE, sent=False)
        reply = await self._exchange(transport, effect, attempt)
        await self._let_go()
        return reply

    async def aclose(self) -> None:
        """Do as `SyncExchanger.close` does."""
        self._closed = True
        await self._let_go()

    async def _let_go(self) -> None:
        if self._own and self._closed and not self._under_way:
            with anyio.CancelScope(shield=True):
                await self._pooled.aclose()
                await self._fresh.aclose()

    async def _exchange(
        self,
        transport: httpx2.AsyncBaseTransport,
        effect: Exchange,
        attempt: Attempt,
    ) -> ExchangeReply:
        before = under_way.get()
        under_way.set(attempt)
        self._under_way.add(attempt)
        try:
            if keeps_deadline(transport):
                return await _send(transport, effect, attempt)
            with anyio.move_on_after(attempt.time_left()):
                return await _send(transport, effect, attempt)
            raise Late
        except Exception as error:
            return classify(error, attempt)
        except GeneratorExit:
            raise
        except BaseException as error:
            return Interrupted(attempt.sent, error)
        finally:
            # Not `reset`: a task that is dropped is ended in another context.
            under_way.set(before)
            self._under_way.discard(attempt)


async def _send(
    transport: httpx2.AsyncBaseTransport, effect: Exchange, attempt: Attempt
) -> Answered:
    response = await transport.handle_async_request(
        outgoing(effect, attempt, attempt.atrace)
    )
    body = Body(effect.max_body, attempt)
    try:
        async with aclosing(response.aiter_bytes()) as pieces:
            async for piece in pieces:
                body.add(piece)
                # While the next piece is on its way this frame is suspended.
                del piece
    finally:
        if not response.is_closed:
            with anyio.CancelScope(shield=True):
                await response.aclose()
    return Answered(incoming(response, body.whole()))
