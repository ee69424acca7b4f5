"""Connections held open by httpcore2, behind httpx2's requests and answers."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

import httpcore2
import httpx2

from .backend import DeadlineBackend
from .errors import as_httpx2
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


class Connections:
    """What an `HttpTransport` opens at its first request."""

    def __init__(
        self,
        *,
        reuse: bool,
        ssl_context: ssl.SSLContext | None,
        max_connections: int,
        network_backend: httpcore2.NetworkBackend | None,
    ) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=ssl_context or shared_context(),
            max_connections=max_connections,
            max_keepalive_connections=MAX_IDLE if reuse else 0,
            keepalive_expiry=IDLE_SECONDS,
            network_backend=DeadlineBackend(network_backend),
        )

    def send(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request. Raises httpx2's exceptions."""
        with as_httpx2():
            response = self._pool.handle_request(core_request(request))
        return httpx2.Response(
            response.status, headers=response.headers, stream=_Body(response)
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        with as_httpx2():
            yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()
