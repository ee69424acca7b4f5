"""Connections opened by httpcore2 in an event loop."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import aclosing

import anyio
import httpcore2
import httpx2

from .async_backend import AsyncDeadlineBackend
from .connections import (
    IDLE_SECONDS,
    MAX_IDLE,
    core_proxy,
    core_request,
    pool_timeout,
)
from .errors import as_httpx2
from .route import Route
from .tls import shared_context


class AsyncConnections:
    """What an `AsyncHttpTransport` opens at its first request."""

    def __init__(
        self,
        *,
        reuse: bool,
        route: Route,
        max_connections: int,
        network_backend: httpcore2.AsyncNetworkBackend | None,
    ) -> None:
        self._reuse = reuse
        self._ssl_context = route.ssl_context or shared_context()
        self._proxy = core_proxy(route.proxy)
        self._backend = AsyncDeadlineBackend(
            network_backend, local_address=route.local_address
        )
        self._closed = False
        self._idle: deque[tuple[float, httpcore2.AsyncConnectionPool]] = deque()
        self._turns = anyio.Semaphore(max_connections)

    async def send(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request. Raises httpx2's exceptions."""
        try:
            with anyio.fail_after(pool_timeout(request)):
                await self._turns.acquire()
        except TimeoutError:
            raise httpx2.PoolTimeout("") from None
        pool: httpcore2.AsyncConnectionPool | None = None
        try:
            pool = self._pool()
            with as_httpx2():
                response = await pool.handle_async_request(core_request(request))
        except GeneratorExit:
            # The task was dropped: nothing can be awaited.
            self._turns.release()
            raise
        except BaseException:
            await self.let_go(pool, whole=False)
            raise
        body = _AsyncBody(response, pool, self)
        return httpx2.Response(response.status, headers=response.headers, stream=body)

    async def let_go(
        self, pool: httpcore2.AsyncConnectionPool | None, *, whole: bool
    ) -> None:
        """Keep the connection for another request if all of the answer was read."""
        try:
            if pool is None:
                return
            keep = whole and self._reuse and not self._closed
            if keep and len(self._idle) < MAX_IDLE:
                now = time.monotonic()
                self._idle.append((now + IDLE_SECONDS, pool))
                while self._idle and self._idle[0][0] <= now:
                    await self._idle.popleft()[1].aclose()
            else:
                with anyio.CancelScope(shield=True):
                    await pool.aclose()
        finally:
            self._turns.release()

    async def aclose(self) -> None:
        """Close the connections that are not in use; the others when they are done."""
        self._closed = True
        with anyio.CancelScope(shield=True):
            while self._idle:
                await self._idle.pop()[1].aclose()

    def _pool(self) -> httpcore2.AsyncConnectionPool:
        """As in `Connections`: a pool of one connection."""
        if self._idle:
            return self._idle.pop()[1]
        return httpcore2.AsyncConnectionPool(
            ssl_context=self._ssl_context,
            proxy=self._proxy,
            max_connections=1,
            max_keepalive_connections=1 if self._reuse else 0,
            keepalive_expiry=IDLE_SECONDS,
            network_backend=self._backend,
        )


class _AsyncBody(httpx2.AsyncByteStream):
    def __init__(
        self,
        response: httpcore2.Response,
        pool: httpcore2.AsyncConnectionPool,
        connections: AsyncConnections,
    ) -> None:
        self._response = response
        self._pool: httpcore2.AsyncConnectionPool | None = pool
        self._connections = connections
        self._whole = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with as_httpx2():
            async with aclosing(self._response.aiter_stream()) as chunks:
                async for chunk in chunks:
                    yield chunk
        self._whole = True

    async def aclose(self) -> None:
        pool, self._pool = self._pool, None
        if pool is None:
            return
        whole = False
        try:
            await self._response.aclose()
            whole = self._whole
        finally:
            await self._connections.let_go(pool, whole=whole)
