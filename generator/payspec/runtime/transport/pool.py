"""The transports that clients use unless they are given another.

HTTP/1.1 only, no retries, no environment variable, no redirect, no cookie; no proxy but
the one that the route names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import httpx2

from .route import STRAIGHT, Route

if TYPE_CHECKING:
    import httpcore2

    from .connections import Connections

MAX_CONNECTIONS = 100


class HttpTransport(httpx2.BaseTransport):
    """A pool of connections.

    With `reuse` an idle connection serves the next request within a few seconds, if
    nothing came behind the last answer; without it every request has a connection of
    its own. Nothing is loaded or opened before the first request.

    There is no lock: it may be used and closed from any thread, and from the handler of
    a signal that interrupts its use.
    """

    traces_sending: ClassVar[bool] = True
    keeps_deadline: ClassVar[bool] = True

    def __init__(
        self,
        *,
        reuse: bool,
        route: Route = STRAIGHT,
        max_connections: int = MAX_CONNECTIONS,
        network_backend: httpcore2.NetworkBackend | None = None,
    ) -> None:
        self._reuse = reuse
        self.fresh_connections = not reuse
        self._route = route
        self._max_connections = max_connections
        self._network_backend = network_backend
        # One at most. A dict, as two threads may be the first ones at once.
        self._opened: dict[type[Connections], Connections] = {}

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request; the answer's body is read from the response's stream.

        Raises httpx2's exceptions, without text.
        """
        return self._connections().send(request)

    def close(self) -> None:
        """Close the connections that are not in use; the others when they are done."""
        while self._opened:
            try:
                _, opened = self._opened.popitem()
            except KeyError:
                return
            opened.close()

    def drop(self) -> None:
        """Begin anew after an interrupt: it may have left anything half done.

        What else is under way goes on, and closes its connection at the end.
        """
        self.close()

    def _connections(self) -> Connections:
        for opened in tuple(self._opened.values()):
            return opened
        # Not at the top: httpcore2 takes 20 ms to import and a TLS context 50 to make,
        # and a client that is constructed may never send anything.
        from .connections import Connections

        new = Connections(
            reuse=self._reuse,
            route=self._route,
            max_connections=self._max_connections,
            network_backend=self._network_backend,
        )
        return self._opened.setdefault(Connections, new)
