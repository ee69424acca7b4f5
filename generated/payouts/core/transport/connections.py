"""Connections opened by httpcore2, behind httpx2's requests and answers.

httpcore2 keeps connections in a pool behind locks, and an interrupt that arrives just
when one was taken leaves it locked for ever. So every connection is in a pool of its
own here, which serves one exchange at a time: what an interrupt breaks is thrown away
with it, and no exchange waits for another's lock.
"""

from __future__ import annotations

import queue
import time
from collections import deque
from collections.abc import Iterator

import httpcore2
import httpx2

from ..wire.proxy import Proxy
from .backend import DeadlineBackend
from .errors import as_httpx2
from .route import Route
from .tls import shared_context

MAX_IDLE = 20
IDLE_SECONDS = 5.0


def core_request(request: httpx2.Request) -> httpcore2.Request:
    """Return the request as httpcore2 takes it."""
    return httpcore2.Request(
        method=request.method,
        url=httpcore2.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        ),
        headers=request.headers.raw,
        content=request.stream,
        extensions=request.extensions,
    )


def core_proxy(proxy: Proxy | None) -> httpcore2.Proxy | None:
    """Return the proxy as httpcore2 takes it.

    The connection to an https proxy is secured by the trust of the machine: what else
    the client trusts or shows is for the server.
    """
    if proxy is None:
        return None
    return httpcore2.Proxy(
        httpcore2.URL(
            scheme=proxy.scheme,
            host=proxy.host.strip("[]"),
            port=proxy.port,
            target="/",
        ),
        None if proxy.user is None else (proxy.user, proxy.password),
        ssl_context=shared_context() if proxy.scheme == "https" else None,
    )


def pool_timeout(request: httpx2.Request) -> float | None:
    """Return the seconds that the request may wait for its turn."""
    timeouts: dict[str, float | None] = request.extensions.get("timeout", {})
    return timeouts.get("pool")


class Connections:
    """What an `HttpTransport` opens at its first request."""

    def __init__(
        self,
        *,
        reuse: bool,
        route: Route,
        max_connections: int,
        network_backend: httpcore2.NetworkBackend | None,
    ) -> None:
        self._reuse = reuse
        self._ssl_context = route.ssl_context or shared_context()
        self._proxy = core_proxy(route.proxy)
        self._backend = DeadlineBackend(
            network_backend, local_address=route.local_address
        )
        self._closed = False
        # Both are of C, and safe in a signal handler as from any thread.
        self._idle: deque[tuple[float, httpcore2.ConnectionPool]] = deque()
        self._turns: queue.SimpleQueue[None] = queue.SimpleQueue()
        for _ in range(max_connections):
            self._turns.put(None)

    def send(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request. Raises httpx2's exceptions."""
        try:
            self._turns.get(timeout=pool_timeout(request))
        except queue.Empty:
            raise httpx2.PoolTimeout("") from None
        pool: httpcore2.ConnectionPool | None = None
        try:
            pool = self._pool()
            with as_httpx2():
                response = pool.handle_request(core_request(request))
        except BaseException:
            self.let_go(pool, whole=False)
            raise
        body = _Body(response, pool, self)
        return httpx2.Response(response.status, headers=response.headers, stream=body)

    def let_go(self, pool: httpcore2.ConnectionPool | None, *, whole: bool) -> None:
        """Keep the connection for another request if all of the answer was read."""
        try:
            if pool is None:
                return
            if whole and self._reuse and len(self._idle) < MAX_IDLE:
                self._idle.append((time.monotonic() + IDLE_SECONDS, pool))
                # Whoever closed meanwhile may not have seen it.
                self._close_idle(self._closed)
            else:
                pool.close()
        finally:
            self._turns.put(None)

    def close(self) -> None:
        """Close the connections that are not in use; the others when they are done."""
        self._closed = True
        self._close_idle(True)

    def _close_idle(self, everything: bool) -> None:
        """Close what has been idle for too long, the oldest first; or all."""
        while True:
            try:
                until, pool = self._idle.popleft()
            except IndexError:
                return
            if not everything and time.monotonic() < until:
                self._idle.appendleft((until, pool))
                return
            pool.close()

    def _pool(self) -> httpcore2.ConnectionPool:
        """A pool of one connection: one that is kept, or a new one.

        What is kept may have been closed by the server, have run out, or hold bytes
        that are left over; then httpcore2 opens another in its place.
        """
        try:
            return self._idle.pop()[1]
        except IndexError:
            return httpcore2.ConnectionPool(
                ssl_context=self._ssl_context,
                proxy=self._proxy,
                max_connections=1,
                max_keepalive_connections=1 if self._reuse else 0,
                keepalive_expiry=IDLE_SECONDS,
                network_backend=self._backend,
            )


class _Body(httpx2.SyncByteStream):
    def __init__(
        self,
        response: httpcore2.Response,
        pool: httpcore2.ConnectionPool,
        connections: Connections,
    ) -> None:
        self._response = response
        self._pool: httpcore2.ConnectionPool | None = pool
        self._connections = connections
        self._whole = False

    def __iter__(self) -> Iterator[bytes]:
        with as_httpx2():
            yield from self._response.iter_stream()
        self._whole = True

    def close(self) -> None:
        pool, self._pool = self._pool, None
        if pool is None:
            return
        whole = False
        try:
            self._response.close()
            whole = self._whole
        finally:
            self._connections.let_go(pool, whole=whole)
