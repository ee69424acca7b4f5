"""Between the core's requests and answers and httpx2's."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import lru_cache
from typing import TypeAlias

import httpx2

from ..flow.effects import Exchange
from ..wire.response import Headers, WireResponse
from .attempt import Attempt
from .classify import BodyTooLarge, Late

_EXPECT_BODY = ("POST", "PUT", "PATCH")

Trace: TypeAlias = Callable[[str, Mapping[str, object]], Awaitable[None] | None]


@lru_cache(maxsize=64)
def _plain_url(url: str) -> httpx2.URL:
    return httpx2.URL(url)


def outgoing(effect: Exchange, attempt: Attempt, trace: Trace) -> httpx2.Request:
    """Return the request to hand to a transport, its headers complete.

    The attempt is told that the transport is called: whoever gets the request hands
    it over at once, and keeps it nowhere.

    An answer is asked for uncompressed unless the request says otherwise: it is small,
    and what need not be decoded cannot fail to.
    """
    request, timeouts = effect.request, effect.timeouts
    # Parsing takes longer than all the rest, and most calls go to the same few URLs.
    # A query may hold a key, so it is not kept.
    parse = httpx2.URL if "?" in request.url else _plain_url
    message = httpx2.Request(
        request.method,
        parse(request.url),
        headers=_headers(effect),
        # Given as a stream nothing is worked out again from it.
        stream=httpx2.ByteStream(request.body or b""),
        extensions={
            "trace": trace,
            "timeout": {
                "connect": attempt.bound(timeouts.connect),
                "read": attempt.bound(timeouts.read),
                "write": attempt.bound(timeouts.write),
                # Last: the wait for a connection comes first, so when it times out,
                # this is the bound that it ran into.
                "pool": attempt.bound(timeouts.pool),
            },
        },
    )
    message.read()
    attempt.called = True
    return message


def _headers(effect: Exchange) -> list[tuple[bytes, bytes]]:
    request = effect.request
    headers = [(b"Host", request.origin.authority.encode())]
    chosen = False
    for name, value in request.headers:
        headers.append((name.encode(), value.encode()))
        chosen = chosen or name.lower() == "accept-encoding"
    if not chosen:
        headers.append((b"Accept-Encoding", b"identity"))
    if effect.fresh_connection:
        # Said to the server too, and by this to the pool, which then cannot reuse it.
        headers.append((b"Connection", b"close"))
    if request.body is not None or request.method in _EXPECT_BODY:
        headers.append((b"Content-Length", b"%d" % len(request.body or b"")))
    return headers


def incoming(response: httpx2.Response, body: bytes) -> WireResponse:
    """Return the answer, its body read and decoded."""
    headers = Headers(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, value in response.headers.raw
    )
    return WireResponse(response.status_code, headers, body)


class Body:
    """Gathers the decoded pieces of a body within a bound on size and time."""

    __slots__ = ("_attempt", "_max", "_pieces", "_size")

    def __init__(self, max_body: int, attempt: Attempt) -> None:
        self._max = max_body
        self._attempt = attempt
        self._pieces: list[bytes] = []
        self._size = 0

    def add(self, piece: bytes) -> None:
        """Take the next piece. Raises BodyTooLarge, or Late while more keeps coming."""
        self._size += len(piece)
        if self._size > self._max:
            raise BodyTooLarge
        if self._pieces and self._attempt.is_late:
            raise Late
        self._pieces.append(piece)

    def whole(self) -> bytes:
        """Return what was gathered."""
        return b"".join(self._pieces)
