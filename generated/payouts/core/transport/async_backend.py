"""Sockets that keep the deadline of the exchange under way, for event loops."""

from __future__ import annotations

import ssl
from collections.abc import Iterable

import anyio
import httpcore2

from .attempt import bound, is_late, under_way
from .framing import Framing
from .pending import has_decrypted

_TUNNEL = b"CONNECT "
_MOST = 256 * 1024
"""As much as an event loop reads at once: what it has taken from the socket is then all
here, and none waits in between."""


class AsyncDeadlineBackend(httpcore2.AsyncNetworkBackend):
    """`DeadlineBackend`, in asyncio as in Trio."""

    def __init__(
        self,
        inner: httpcore2.AsyncNetworkBackend | None = None,
        *,
        local_address: str | None = None,
    ) -> None:
        self._inner = inner or _anyio_backend()
        self._local_address = local_address

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
                host,
                port,
                bound(timeout),
                local_address or self._local_address,
                socket_options,
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
    def __init__(
        self,
        inner: httpcore2.AsyncNetworkStream,
        outer: _AsyncDeadlineStream | None = None,
    ) -> None:
        self._inner = inner
        self._outer = outer
        self._framing = Framing()

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if is_late():
            raise httpcore2.ReadTimeout
        while not (piece := self._framing.take()):
            data = await self._inner.read(max(max_bytes, _MOST), bound(timeout))
            if not data:
                attempt = under_way.get()
                if attempt is not None:
                    attempt.ended_early = True
                return self._framing.rest()
            if is_late():
                raise httpcore2.ReadTimeout
            self._framing.add(data)
        return piece

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if buffer.startswith(_TUNNEL):
            self._framing.begin(for_tunnel=True)
        elif self._framing.is_over:
            self._framing.begin()
        if is_late():
            raise httpcore2.WriteTimeout
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
            if self._framing.has_more:
                # As in `DeadlineBackend`.
                raise httpcore2.ProxyError
            if is_late():
                raise httpcore2.ConnectTimeout
            return _AsyncDeadlineStream(
                await self._inner.start_tls(
                    ssl_context, server_hostname, bound(timeout)
                ),
                self,
            )
        except BaseException:
            # httpcore2 does so for an `Exception`; a cancellation would leave the
            # socket open.
            with anyio.CancelScope(shield=True):
                await self._inner.aclose()
            raise

    def get_extra_info(self, info: str) -> object:
        value: object = self._inner.get_extra_info(info)
        if info == "is_readable":
            return bool(value) or self._has_leftovers()
        return value

    def _has_leftovers(self) -> bool:
        if not self._framing.is_over or has_decrypted(
            self._inner.get_extra_info("ssl_object")
        ):
            return True
        return self._outer is not None and self._outer.is_talking()

    def is_talking(self) -> bool:
        """Whether more came than the TLS inside of it has read."""
        return has_decrypted(self._inner.get_extra_info("ssl_object"))
