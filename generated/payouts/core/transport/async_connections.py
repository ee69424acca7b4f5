"""Connections held open by httpcore2 in an event loop."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from contextlib import aclosing

import httpcore2
import httpx2

from .async_backend import AsyncDeadlineBackend
from .connections import IDLE_SECONDS, MAX_IDLE, core_request
from .errors import as_httpx2
from .tls import shared_context


class AsyncConnections:
    """What an `AsyncHttpTransport` opens at its first request."""

    def __init__(
        self,
        *,
        reuse: bool,
        ssl_context: ssl.SSLContext | None,
        max_connections: int,
        network_backend: httpcore2.AsyncNetworkBackend | None,
    ) -> None:
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=ssl_context or shared_context(),
            max_connections=max_connections,
            max_keepalive_connections=MAX_IDLE if reuse else 0,
            keepalive_expiry=IDLE_SECONDS,
            network_backend=AsyncDeadlineBackend(network_backend),
        )

    async def send(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request. Raises httpx2's exceptions."""
        with as_httpx2():
            response = await self._pool.handle_async_request(core_request(request))
        return httpx2.Response(
            response.status, headers=response.headers, stream=_AsyncBody(response)
        )

    async def aclose(self) -> None:
        """Close all connections."""
        await self._pool.aclose()


class _AsyncBody(httpx2.AsyncByteStream):
    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with as_httpx2():
            async with aclosing(self._response.aiter_stream()) as chunks:
                async for chunk in chunks:
                    yield chunk

    async def aclose(self) -> None:
        await self._response.aclose()
