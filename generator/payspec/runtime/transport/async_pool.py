"""The transports that async clients use unless they are given another."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import httpx2

from .pool import MAX_CONNECTIONS
from .route import STRAIGHT, Route

if TYPE_CHECKING:
    import httpcore2

    from .async_connections import AsyncConnections


class AsyncHttpTransport(httpx2.AsyncBaseTransport):
    """`HttpTransport` for the tasks of one event loop."""

    traces_sending: ClassVar[bool] = True
    keeps_deadline: ClassVar[bool] = True

    def __init__(
        self,
        *,
        reuse: bool,
        route: Route = STRAIGHT,
        max_connections: int = MAX_CONNECTIONS,
        network_backend: httpcore2.AsyncNetworkBackend | None = None,
    ) -> None:
        self._reuse = reuse
        self.fresh_connections = not reuse
        self._route = route
        self._max_connections = max_connections
        self._network_backend = network_backend
        self._opened: AsyncConnections | None = None

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request; the answer's body is read from the response's stream.

        Raises httpx2's exceptions, without text.
        """
        return await self._connections().send(request)

    async def aclose(self) -> None:
        """Close all connections."""
        opened, self._opened = self._opened, None
        if opened is not None:
            await opened.aclose()

    def _connections(self) -> AsyncConnections:
        if self._opened is None:
            # Not at the top, as in `HttpTransport`.
            from .async_connections import AsyncConnections

            self._opened = AsyncConnections(
                reuse=self._reuse,
                route=self._route,
                max_connections=self._max_connections,
                network_backend=self._network_backend,
            )
        return self._opened
