"""Sockets that keep the deadline of the exchange under way, for event loops."""

from __future__ import annotations

import ssl
from collections.abc import Iterable

import anyio
import httpcore2

from .attempt import bound, under_way


class AsyncDeadlineBackend(httpcore2.AsyncNetworkBackend):
    """Opens connections over TCP, in asyncio as in Trio."""

    def __init__(self, inner: httpcore2.AsyncNetworkBackend | None = None) -> None:
        self._inner = inner or _anyio_backend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        return _AsyncDeadlineStream(
            await self._inner.connect_tcp(
                host, port, bound(timeout), local_address, socket_options
            )
        )

    async def sleep(self, seconds: float) -> None:
        await self._inner.sleep(seconds)


def _anyio_backend() -> httpcore2.AsyncNetworkBackend:
    backend = httpcore2.AnyIOBackend()
    # Without anyio httpcore2 has another class of that name, which can do nothing.
    if not isinstance(backend, httpcore2.AsyncNetworkBackend):
        raise RuntimeError("async clients need anyio")
    return backend


class _AsyncDeadlineStream(httpcore2.AsyncNetworkStream):
    def __init__(self, inner: httpcore2.AsyncNetworkStream) -> None:
        self._inner = inner

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = await self._inner.read(max_bytes, bound(timeout))
        attempt = under_way.get()
        if not data and attempt is not None:
            attempt.ended_early = True
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._inner.write(buffer, bound(timeout))

    async def aclose(self) -> None:
        await self._inner.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        try:
            return _AsyncDeadlineStream(
                await self._inner.start_tls(
                    ssl_context, server_hostname, bound(timeout)
                )
            )
        except BaseException:
            # httpcore2 does so for an `Exception`; a cancellation would leave the
            # socket open.
            with anyio.CancelScope(shield=True):
                await self._inner.aclose()
            raise

    def get_extra_info(self, info: str) -> object:
        value: object = self._inner.get_extra_info(info)
        return value
