"""Sockets that keep the deadline of the exchange under way, for threads.

httpcore2 bounds each connect, read and write by itself, so a server that sends one byte
at a time is never late. Here every step gets no more than the time left to the call.

Looking up a host name cannot be bounded: the resolver has no time-out of its own.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterable

import httpcore2

from .attempt import bound, under_way

_PIECE = 16 * 1024


class DeadlineBackend(httpcore2.NetworkBackend):
    """Opens connections over TCP."""

    def __init__(self, inner: httpcore2.NetworkBackend | None = None) -> None:
        self._inner = inner or httpcore2.SyncBackend()

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
        for address in _addresses(host, port):
            try:
                stream = self._inner.connect_tcp(
                    address, port, bound(timeout), local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                return _DeadlineStream(stream)
        raise failure


def _addresses(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore2.ConnectError(type(error).__name__) from None
    # A family that Python was built without has addresses that are no text.
    return [entry[4][0] for entry in found if isinstance(entry[4][0], str)]


class _DeadlineStream(httpcore2.NetworkStream):
    def __init__(self, inner: httpcore2.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._inner.read(max_bytes, bound(timeout))
        attempt = under_way.get()
        if not data and attempt is not None:
            attempt.ended_early = True
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        # Piece by piece: the bound holds for each piece, and the time left shrinks.
        for start in range(0, len(buffer), _PIECE):
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
            return _DeadlineStream(
                self._inner.start_tls(ssl_context, server_hostname, bound(timeout))
            )
        except BaseException:
            # httpcore2 does so for an `Exception`; Ctrl-C would leave the socket open.
            self._inner.close()
            raise

    def get_extra_info(self, info: str) -> object:
        value: object = self._inner.get_extra_info(info)
        return value
