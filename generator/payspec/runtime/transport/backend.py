"""Sockets that keep the deadline of the exchange under way, for threads.

httpcore2 bounds each connect, read and write by itself, so a server that sends one byte
at a time is never late. Here every step gets no more than the time left to the call,
and none is begun when there is none left: a server that never stops sending is late
too.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable

import httpcore2

from .attempt import bound, is_late, under_way
from .framing import Framing
from .lookup import addresses
from .pending import has_decrypted

_PIECE = 4 * 1024
_TUNNEL = b"CONNECT "


class DeadlineBackend(httpcore2.NetworkBackend):
    """Opens connections over TCP, from `local_address` if there is one.

    It is said here because httpcore2 does not hand it on to a proxy's connection.
    """

    def __init__(
        self,
        inner: httpcore2.NetworkBackend | None = None,
        *,
        local_address: str | None = None,
    ) -> None:
        self._inner = inner or httpcore2.SyncBackend()
        self._local_address = local_address

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first address of the host that accepts.

        The addresses are tried here one by one: handed over as a name, each of them
        would get the whole time.
        """
        failure: Exception = httpcore2.ConnectError()
        for address in addresses(host, port, bound(timeout)):
            if is_late():
                raise httpcore2.ConnectTimeout
            try:
                stream = self._inner.connect_tcp(
                    address,
                    port,
                    bound(timeout),
                    local_address or self._local_address,
                    socket_options,
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                return _DeadlineStream(stream)
        raise failure


class _DeadlineStream(httpcore2.NetworkStream):
    def __init__(
        self, inner: httpcore2.NetworkStream, outer: _DeadlineStream | None = None
    ) -> None:
        self._inner = inner
        self._outer = outer
        self._framing = Framing()

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if is_late():
            raise httpcore2.ReadTimeout
        while not (piece := self._framing.take()):
            data = self._inner.read(max_bytes, bound(timeout))
            if not data:
                attempt = under_way.get()
                if attempt is not None:
                    attempt.ended_early = True
                return self._framing.rest()
            if is_late():
                raise httpcore2.ReadTimeout
            self._framing.add(data)
        return piece

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if buffer.startswith(_TUNNEL):
            self._framing.begin(for_tunnel=True)
        elif self._framing.is_over:
            self._framing.begin()
        # Piece by piece: the bound holds for each piece, and the time left shrinks.
        for start in range(0, len(buffer), _PIECE):
            if is_late():
                raise httpcore2.WriteTimeout
            self._inner.write(buffer[start : start + _PIECE], bound(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        try:
            if self._framing.has_more:
                # A proxy that goes on talking behind its answer.
                raise httpcore2.ProxyError
            if is_late():
                raise httpcore2.ConnectTimeout
            return _DeadlineStream(
                self._inner.start_tls(ssl_context, server_hostname, bound(timeout)),
                self,
            )
        except BaseException:
            # httpcore2 does so for an `Exception`; Ctrl-C would leave the socket open.
            self._inner.close()
            raise

    def get_extra_info(self, info: str) -> object:
        value: object = self._inner.get_extra_info(info)
        if info == "is_readable":
            # httpcore2 asks before it uses a connection again, and drops it if so.
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
