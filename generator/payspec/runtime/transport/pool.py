"""The transports that clients use unless they are given another.

HTTP/1.1 only, no retries, no proxy, no environment variable, no redirect, no cookie.
"""

from __future__ import annotations

import ssl
import threading
from typing import TYPE_CHECKING, ClassVar

import httpx2

if TYPE_CHECKING:
    import httpcore2

    from .connections import Connections

MAX_CONNECTIONS = 100


class HttpTransport(httpx2.BaseTransport):
    """A pool of connections.

    With `reuse` an idle connection serves the next request within a few seconds;
    without it every request has a connection of its own. `ssl_context` replaces the one
    that the process shares. Nothing is loaded or opened before the first request.
    """

    traces_sending: ClassVar[bool] = True
    keeps_deadline: ClassVar[bool] = True

    def __init__(
        self,
        *,
        reuse: bool,
        ssl_context: ssl.SSLContext | None = None,
        max_connections: int = MAX_CONNECTIONS,
        network_backend: httpcore2.NetworkBackend | None = None,
    ) -> None:
        self._reuse = reuse
        self._ssl_context = ssl_context
        self._max_connections = max_connections
        self._network_backend = network_backend
        self._lock = threading.Lock()
        self._opened: Connections | None = None

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request; the answer's body is read from the response's stream.

        Raises httpx2's exceptions, without text.
        """
        return self._connections().send(request)

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            opened, self._opened = self._opened, None
        if opened is not None:
            opened.close()

    def _connections(self) -> Connections:
        with self._lock:
            if self._opened is None:
                # Not at the top: httpcore2 takes 20 ms to import and a TLS context 50
                # to make, and a client that is constructed may never send anything.
                from .connections import Connections

                self._opened = Connections(
                    reuse=self._reuse,
                    ssl_context=self._ssl_context,
                    max_connections=self._max_connections,
                    network_backend=self._network_backend,
                )
            return self._opened
