"""Runs one flow over real transports, sync or async, for tests that compare both."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Callable
from typing import Literal, TypeAlias, TypeVar

from payspec.runtime.flow.ask import exchange
from payspec.runtime.flow.async_driver import AsyncDriver
from payspec.runtime.flow.effects import MAX_BODY, Flow
from payspec.runtime.flow.replies import ExchangeReply
from payspec.runtime.flow.sync_driver import SyncDriver
from payspec.runtime.flow.timeouts import Timeouts
from payspec.runtime.transport.async_exchanger import AsyncExchanger
from payspec.runtime.transport.route import Route
from payspec.runtime.transport.sync_exchanger import SyncExchanger
from payspec.runtime.wire.request import WireRequest

T = TypeVar("T")
Kind: TypeAlias = Literal["sync", "async"]
KINDS: tuple[Kind, ...] = ("sync", "async")


def drive(
    kind: Kind,
    flow: Flow[T],
    ssl_context: ssl.SSLContext | None = None,
    monotonic: Callable[[], float] = time.monotonic,
) -> T:
    """Run the flow over transports of its own and close them."""
    if kind == "sync":
        exchanger = SyncExchanger(route=Route(ssl_context), monotonic=monotonic)
        try:
            return SyncDriver(exchanger).run(flow)
        finally:
            exchanger.close()

    async def run() -> T:
        exchanger = AsyncExchanger(route=Route(ssl_context), monotonic=monotonic)
        try:
            return await AsyncDriver(exchanger).run(flow)
        finally:
            await exchanger.aclose()

    return asyncio.run(run())


def post(
    url: str,
    *,
    body: bytes = b'{"amount":1}',
    timeouts: Timeouts | None = None,
    deadline: float | None = None,
    fresh_connection: bool = True,
    max_body: int = MAX_BODY,
) -> Flow[ExchangeReply]:
    """Send one POST; `deadline` is in seconds from now."""
    reply = yield from exchange(
        WireRequest("POST", url, (("Content-Type", "application/json"),), body),
        timeouts=timeouts or Timeouts(),
        deadline_at=None if deadline is None else time.monotonic() + deadline,
        fresh_connection=fresh_connection,
        max_body=max_body,
    )
    return reply
