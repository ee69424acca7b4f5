"""The transport that stands in for a provider."""

from __future__ import annotations

from typing import ClassVar

import httpx2

from .answer import Answer
from .body import ComingBody
from .events import Step, events
from .failures import BrokenOff, Happening
from .routes import Route, Unscripted
from .seen import SeenRequest
from .trace import Trace

_TAKEN = f"{Step.BODY.value}.complete"


class StandIn(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """A provider inside the process, for sync and async clients alike.

    Give it to a client as its `transport`. Each request meets the first of `routes`
    that is for it. What is traced is what a real connection would have traced, so that
    a client can prove here, as there, that nothing was sent.

    A request that no route is for raises `Unscripted` before anything is sent, which a
    client takes for any other breakdown and tells without a word of the request:
    `unscripted` has it. Nothing here waits: a time-out comes at once.
    """

    in_process: ClassVar[bool] = True
    traces_sending: ClassVar[bool] = True

    def __init__(self, *routes: Route) -> None:
        self._routes = routes
        self._seen: list[SeenRequest] = []
        self._unscripted: list[SeenRequest] = []

    @property
    def requests(self) -> tuple[SeenRequest, ...]:
        """The requests that reached the provider whole, in their order."""
        return tuple(self._seen)

    @property
    def unscripted(self) -> tuple[SeenRequest, ...]:
        """The requests that no route was for, in their order: a test's own gaps."""
        return tuple(self._unscripted)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answer a request, or fail as its route says."""
        seen = SeenRequest.of(request, request.read())
        happening, trace = self._happening(seen), Trace(request)
        for event in events(happening, tls=request.url.scheme == "https"):
            if event.name == _TAKEN:
                self._seen.append(seen)
            trace.tell(event)
        return _response(happening, trace)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """`handle_request` for async clients."""
        seen = SeenRequest.of(request, await request.aread())
        happening, trace = self._happening(seen), Trace(request)
        for event in events(happening, tls=request.url.scheme == "https"):
            if event.name == _TAKEN:
                self._seen.append(seen)
            await trace.atell(event)
        return _response(happening, trace)

    def _happening(self, seen: SeenRequest) -> Happening:
        for route in self._routes:
            if route.takes(seen):
                return route.next(seen)
        self._unscripted.append(seen)
        raise Unscripted(seen.method)


def _response(happening: Happening, trace: Trace) -> httpx2.Response:
    match happening:
        case Answer():
            return _coming(happening, happening.body, trace, breaks=False)
        case BrokenOff(answer, after):
            size = len(answer.body) // 2 if after is None else after
            return _coming(answer, answer.body[:size], trace, breaks=True)
        case _:
            # The others have raised before there was a head to answer with.
            raise AssertionError(happening)


def _coming(
    answer: Answer, piece: bytes, trace: Trace, *, breaks: bool
) -> httpx2.Response:
    length = ("Content-Length", str(len(answer.body)))
    return httpx2.Response(
        answer.status,
        headers=[*answer.headers, length],
        stream=ComingBody(piece, breaks=breaks, trace=trace),
    )
