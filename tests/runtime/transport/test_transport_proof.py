"""What proves that nothing was sent, for transports that are not ours."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import httpcore2
import httpx2
import pytest

from payspec.runtime.flow.async_driver import AsyncDriver
from payspec.runtime.flow.replies import (
    Answered,
    ExchangeReply,
    Failed,
    FailureReason,
)
from payspec.runtime.flow.sync_driver import SyncDriver
from payspec.runtime.transport.async_exchanger import AsyncExchanger
from payspec.runtime.transport.sync_exchanger import SyncExchanger
from tests.loopback import scripts
from tests.loopback.drive import KINDS, Kind, post
from tests.loopback.server import LoopbackServer, closed_port

Does = Callable[[httpx2.Request], httpx2.Response]
URL = "https://api.example.com/payouts"


class _Plain(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """A caller's own transport. Emits the trace events named, then does its thing."""

    def __init__(self, does: Does, *events: tuple[str, Exception | None]) -> None:
        self._does = does
        self._events = events

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        trace = request.extensions["trace"]
        for name, error in self._events:
            trace(name, {"exception": error})
        return self._does(request)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        trace = request.extensions["trace"]
        for name, error in self._events:
            await trace(name, {"exception": error})
        return self._does(request)


class _Tracing(_Plain):
    traces_sending = True


def _raises(error: Exception) -> Does:
    def does(request: httpx2.Request) -> httpx2.Response:
        raise error

    return does


def _run(kind: Kind, transport: _Plain, url: str = URL) -> ExchangeReply:
    if kind == "sync":
        return SyncDriver(SyncExchanger(transport)).run(post(url))
    return asyncio.run(AsyncDriver(AsyncExchanger(transport)).run(post(url)))


STARTED = ("http11.send_request_headers.started", None)
STARTED_2 = ("http2.send_request_headers.started", None)
CONNECTED = ("connection.connect_tcp.complete", None)
REFUSED = ("http11.send_request_headers.failed", httpcore2.LocalProtocolError())
BROKEN = ("http11.send_request_headers.failed", httpcore2.WriteError())
REFUSED_2 = ("http2.send_request_headers.failed", httpcore2.LocalProtocolError())
REFUSED_BODY = ("http11.send_request_body.failed", httpcore2.LocalProtocolError())

CONNECT = httpx2.ConnectError("")
LOCAL = httpx2.LocalProtocolError("")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("transport", "sent", "reason"),
    [
        pytest.param(_Plain(_raises(CONNECT)), True, FailureReason.CONNECT,
                     id="unknown-silent"),
        pytest.param(_Plain(_raises(CONNECT), CONNECTED), True, FailureReason.CONNECT,
                     id="unknown-traces-some"),
        pytest.param(_Tracing(_raises(CONNECT)), False, FailureReason.CONNECT,
                     id="tracing-silent"),
        pytest.param(_Tracing(_raises(CONNECT), CONNECTED), False,
                     FailureReason.CONNECT, id="tracing-connected"),
        pytest.param(_Tracing(_raises(CONNECT), STARTED), True, FailureReason.CONNECT,
                     id="tracing-started"),
        pytest.param(_Tracing(_raises(CONNECT), STARTED_2), True,
                     FailureReason.CONNECT, id="tracing-started-http2"),
        pytest.param(_Tracing(_raises(LOCAL), STARTED, REFUSED), False,
                     FailureReason.INVALID_REQUEST, id="refused-by-the-library"),
        pytest.param(_Tracing(_raises(LOCAL), STARTED, BROKEN), True,
                     FailureReason.PROTOCOL, id="broken-while-writing"),
        pytest.param(_Tracing(_raises(LOCAL), STARTED_2, REFUSED_2), True,
                     FailureReason.PROTOCOL, id="refused-by-http2"),
        pytest.param(_Tracing(_raises(LOCAL), STARTED, REFUSED_BODY), True,
                     FailureReason.PROTOCOL, id="refused-in-the-body"),
        pytest.param(_Plain(_raises(httpx2.PoolTimeout(""))), True,
                     FailureReason.POOL_TIMEOUT, id="unknown-pool"),
        pytest.param(_Tracing(_raises(httpx2.UnsupportedProtocol(""))), False,
                     FailureReason.UNSUPPORTED, id="unsupported"),
        pytest.param(_Plain(_raises(ZeroDivisionError(""))), True,
                     FailureReason.INTERNAL, id="bug"),
    ],
)  # fmt: skip
def test_only_a_transport_known_to_trace_proves_anything(
    kind: Kind, transport: _Plain, sent: bool, reason: FailureReason
) -> None:
    reply = _run(kind, transport)
    assert isinstance(reply, Failed)
    assert (reply.sent, reply.reason) == (sent, reason)


@pytest.mark.parametrize("kind", KINDS)
def test_a_request_that_never_reached_the_transport_is_not_sent(kind: Kind) -> None:
    unproven = _Plain(_raises(ZeroDivisionError("")))
    reply = _run(kind, unproven, f"{URL}/{'x' * 70_000}")
    assert isinstance(reply, Failed)
    assert (reply.sent, reply.reason) == (False, FailureReason.INVALID_REQUEST)
    assert reply.detail == "the request cannot be sent as it is (InvalidURL)"


def test_httpx2s_own_transport_proves_but_its_subclass_does_not() -> None:
    class Retrying(httpx2.HTTPTransport):
        pass

    url = f"http://127.0.0.1:{closed_port()}"
    for transport, sent in (
        (httpx2.HTTPTransport(trust_env=False), False),
        (Retrying(trust_env=False), True),
    ):
        reply = SyncDriver(SyncExchanger(transport)).run(post(url))
        assert isinstance(reply, Failed)
        assert reply.sent is sent


@pytest.mark.parametrize("kind", KINDS)
def test_a_mock_transport_answers(kind: Kind) -> None:
    transport = httpx2.MockTransport(
        lambda request: httpx2.Response(
            200, content=request.content, headers={"X-Got": request.method}
        )
    )
    if kind == "sync":
        reply = SyncDriver(SyncExchanger(transport)).run(post(URL, body=b"{}"))
    else:
        driver = AsyncDriver(AsyncExchanger(transport))
        reply = asyncio.run(driver.run(post(URL, body=b"{}")))
    assert isinstance(reply, Answered)
    assert reply.response.status == 200
    assert reply.response.body == b"{}"
    assert reply.response.headers["x-got"] == "POST"


@pytest.mark.parametrize("kind", KINDS)
def test_the_callers_transport_is_left_open(kind: Kind) -> None:
    closed: list[str] = []

    class Shared(httpx2.MockTransport):
        def close(self) -> None:
            closed.append("sync")

        async def aclose(self) -> None:
            closed.append("async")

    transport = Shared(lambda request: httpx2.Response(200))
    if kind == "sync":
        SyncExchanger(transport).close()
    else:
        asyncio.run(AsyncExchanger(transport).aclose())
    assert closed == []


HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"


@pytest.mark.parametrize(
    ("kind", "start"),
    [
        # A thread that waits in another's transport for a head cannot be called back.
        pytest.param("sync", HEAD, id="sync-in-the-body"),
        pytest.param("async", b"", id="async-before-the-answer"),
        pytest.param("async", HEAD, id="async-in-the-body"),
    ],
)
def test_a_foreign_transport_is_held_to_the_deadline_where_that_is_possible(
    kind: Kind, start: bytes
) -> None:
    with LoopbackServer(scripts.drips(start, b"a")) as server:
        if kind == "sync":
            with httpx2.HTTPTransport(trust_env=False) as transport:
                exchanger = SyncExchanger(transport, monotonic=server.clock)
                reply = SyncDriver(exchanger).run(post(server.url, deadline=60.0))
        else:
            reply = asyncio.run(_foreign_async(server.url))
    assert isinstance(reply, Failed)
    assert (reply.sent, reply.reason) == (True, FailureReason.DEADLINE)


async def _foreign_async(url: str) -> ExchangeReply:
    async with httpx2.AsyncHTTPTransport(trust_env=False) as transport:
        driver = AsyncDriver(AsyncExchanger(transport))
        return await driver.run(post(url, deadline=0.3))
