"""The body of an answer, as it comes in."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import httpx2

from .events import Event
from .trace import Trace

_STEP = "http11.receive_response_body"


class ComingBody(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """One piece of a body; with `breaks` the connection breaks behind it."""

    def __init__(self, piece: bytes, *, breaks: bool, trace: Trace) -> None:
        self._piece = piece
        self._breaks = breaks
        self._trace = trace

    def __iter__(self) -> Iterator[bytes]:
        self._trace.tell(Event(f"{_STEP}.started"))
        yield self._piece
        self._trace.tell(self._end())

    async def __aiter__(self) -> AsyncIterator[bytes]:
        await self._trace.atell(Event(f"{_STEP}.started"))
        yield self._piece
        await self._trace.atell(self._end())

    def _end(self) -> Event:
        if not self._breaks:
            return Event(f"{_STEP}.complete", {"return_value": None})
        error = httpx2.ReadError("")
        return Event(f"{_STEP}.failed", {"exception": error}, error)
