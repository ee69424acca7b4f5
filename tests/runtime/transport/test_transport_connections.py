"""Which connection carries a request, what travels on it, and when it is let go."""

from __future__ import annotations

import asyncio
import threading

import httpcore2
import pytest

from payspec.runtime.flow.effects import Flow
from payspec.runtime.flow.replies import Answered, ExchangeReply, Failed, FailureReason
from payspec.runtime.flow.sync_driver import SyncDriver
from payspec.runtime.flow.timeouts import Timeouts
from payspec.runtime.transport.async_exchanger import AsyncExchanger
from payspec.runtime.transport.async_pool import AsyncHttpTransport
from payspec.runtime.transport.pool import HttpTransport
from payspec.runtime.transport.sync_exchanger import SyncExchanger
from tests.loopback import scripts
from tests.loopback.drive import KINDS, Kind, drive, post
from tests.loopback.scripts import answer_bytes
from tests.loopback.server import PATIENCE, LoopbackServer, Peer


def _twice(url: str, *, fresh: bool) -> Flow[list[ExchangeReply]]:
    first = yield from post(url, fresh_connection=fresh)
    second = yield from post(url, fresh_connection=fresh)
    return [first, second]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("fresh", "connections"), [(False, 1), (True, 2)])
def test_only_the_reads_share_a_connection(
    kind: Kind, fresh: bool, connections: int
) -> None:
    with LoopbackServer(scripts.answers(answer_bytes())) as server:
        replies = drive(kind, _twice(server.url, fresh=fresh))
    assert [type(reply) for reply in replies] == [Answered, Answered]
    assert server.connections == connections


@pytest.mark.parametrize("kind", KINDS)
def test_a_connection_gone_stale_is_an_unknown_for_reads_and_none_for_money(
    kind: Kind,
) -> None:
    script = scripts.answers_once_per_connection(answer_bytes())
    with LoopbackServer(script) as server:
        _, read = drive(kind, _twice(server.url, fresh=False))
        _, money = drive(kind, _twice(server.url, fresh=True))
    assert isinstance(read, Failed)
    assert (read.sent, read.reason) == (True, FailureReason.DISCONNECTED)
    assert isinstance(money, Answered)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("fresh", [False, True], ids=["reads", "money"])
def test_the_request_arrives_as_it_was_written(kind: Kind, fresh: bool) -> None:
    target = "/a%2Fb/%252e/~x;y=1?filter%5Bid%5D=a%20b%2B&e=&q=%C3%A9"
    with LoopbackServer(scripts.answers(answer_bytes())) as server:
        drive(kind, post(f"{server.url}{target}", body=b"{}", fresh_connection=fresh))
    (seen,) = server.seen
    assert (seen.method, seen.target, seen.body) == ("POST", target, b"{}")
    expected = {
        "host": f"127.0.0.1:{server.port}",
        "content-type": "application/json",
        "content-length": "2",
        "accept-encoding": "identity",
    }
    if fresh:
        expected["connection"] = "close"
    assert {name.lower(): value for name, value in seen.headers} == expected


@pytest.mark.parametrize("kind", KINDS)
def test_the_answer_arrives_as_it_was_sent(kind: Kind) -> None:
    headers = ("Set-Cookie: a=1", "Set-Cookie: b=2", "X-Text: caf\xe9")
    data = b"HTTP/1.1 201 Created\r\nContent-Length: 3\r\n"
    data += "\r\n".join(headers).encode("latin-1") + b"\r\n\r\n\x00{}"
    with LoopbackServer(scripts.answers(data)) as server:
        reply = drive(kind, post(server.url))
    assert isinstance(reply, Answered)
    response = reply.response
    assert (response.status, response.body) == (201, b"\x00{}")
    assert response.headers.get_all("set-cookie") == ("a=1", "b=2")
    assert response.headers["x-text"] == "caf\xe9"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("fresh", [False, True], ids=["reads", "money"])
def test_a_connection_that_failed_is_let_go_at_once(kind: Kind, fresh: bool) -> None:
    gone = threading.Event()

    def script(peer: Peer) -> None:
        peer.read_request()
        peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n" + bytes(90))
        peer.wait_for_client()
        gone.set()

    def flow() -> Flow[ExchangeReply]:
        reply = yield from post(server.url, fresh_connection=fresh, max_body=50)
        # The transports are still open here.
        assert gone.wait(PATIENCE)
        return reply

    with LoopbackServer(script) as server:
        reply = drive(kind, flow())
    assert isinstance(reply, Failed)
    assert reply.reason is FailureReason.BODY_TOO_LARGE


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("fresh", [False, True], ids=["reads", "money"])
def test_a_full_pool_is_not_sent(kind: Kind, fresh: bool) -> None:
    short = Timeouts(pool=0.1)
    with LoopbackServer(scripts.stays_silent) as server:
        busy = post(server.url, timeouts=Timeouts(read=PATIENCE))
        if kind == "sync":
            transport = HttpTransport(reuse=not fresh, max_connections=1)
            driver = SyncDriver(SyncExchanger(transport))
            thread = threading.Thread(target=driver.run, args=(busy,))
            thread.start()
            assert server.arrived.wait(PATIENCE)
            reply = driver.run(post(server.url, timeouts=short))
            server.__exit__()
            thread.join(PATIENCE)
            transport.close()
        else:
            reply = asyncio.run(_full_async_pool(server.url, fresh, short, server))
    assert isinstance(reply, Failed)
    assert (reply.sent, reply.reason) == (False, FailureReason.POOL_TIMEOUT)


async def _full_async_pool(
    url: str, fresh: bool, short: Timeouts, server: LoopbackServer
) -> ExchangeReply:
    from payspec.runtime.flow.async_driver import AsyncDriver

    transport = AsyncHttpTransport(reuse=not fresh, max_connections=1)
    driver = AsyncDriver(AsyncExchanger(transport))
    busy = asyncio.create_task(driver.run(post(url)))
    await asyncio.to_thread(server.arrived.wait, PATIENCE)
    reply = await driver.run(post(url, timeouts=short))
    busy.cancel()
    await asyncio.gather(busy, return_exceptions=True)
    await transport.aclose()
    return reply


class _Slow(httpcore2.NetworkBackend):
    """Notes the time that each connect is given, and takes it all."""

    def __init__(self) -> None:
        self.given: list[float | None] = []

    def connect_tcp(self, *args: object, **_: object) -> httpcore2.NetworkStream:
        timeout = args[2]
        assert isinstance(timeout, float)
        self.given.append(timeout)
        raise httpcore2.ConnectTimeout


class _AsyncSlow(httpcore2.AsyncNetworkBackend):
    def __init__(self) -> None:
        self.given: list[float | None] = []

    async def connect_tcp(
        self, *args: object, **_: object
    ) -> httpcore2.AsyncNetworkStream:
        timeout = args[2]
        assert isinstance(timeout, float)
        self.given.append(timeout)
        raise httpcore2.ConnectTimeout


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("deadline", "reason", "bound"),
    [
        (None, FailureReason.CONNECT_TIMEOUT, 7.0),
        (3.0, FailureReason.DEADLINE, 3.0),
        (60.0, FailureReason.CONNECT_TIMEOUT, 7.0),
    ],
)
def test_a_connect_that_takes_too_long_is_not_sent(
    kind: Kind, deadline: float | None, reason: FailureReason, bound: float
) -> None:
    flow = post("http://127.0.0.1:9", timeouts=Timeouts(connect=7.0), deadline=deadline)
    given: list[float | None]
    if kind == "sync":
        backend = _Slow()
        given = backend.given
        transport = HttpTransport(reuse=True, network_backend=backend)
        reply = SyncDriver(SyncExchanger(transport)).run(flow)
    else:
        reply, given = asyncio.run(_slow_async_connect(flow))
    assert isinstance(reply, Failed)
    assert (reply.sent, reply.reason) == (False, reason)
    (seconds,) = given
    assert seconds is not None
    assert 0 < seconds <= bound
    assert deadline is not None or seconds == bound


async def _slow_async_connect(
    flow: Flow[ExchangeReply],
) -> tuple[ExchangeReply, list[float | None]]:
    from payspec.runtime.flow.async_driver import AsyncDriver

    backend = _AsyncSlow()
    transport = AsyncHttpTransport(reuse=True, network_backend=backend)
    return await AsyncDriver(AsyncExchanger(transport)).run(flow), backend.given


def test_a_closed_client_sends_nothing() -> None:
    with LoopbackServer(scripts.answers(answer_bytes())) as server:
        exchanger = SyncExchanger()
        exchanger.close()
        reply = SyncDriver(exchanger).run(post(server.url))
        other = asyncio.run(_closed(server.url))
    for each in (reply, other):
        assert isinstance(each, Failed)
        assert (each.sent, each.reason) == (False, FailureReason.CLOSED)
    assert server.connections == 0


async def _closed(url: str) -> ExchangeReply:
    from payspec.runtime.flow.async_driver import AsyncDriver

    exchanger = AsyncExchanger()
    await exchanger.aclose()
    return await AsyncDriver(exchanger).run(post(url))


def test_threads_share_one_exchanger() -> None:
    replies: list[ExchangeReply] = []
    with LoopbackServer(scripts.answers(answer_bytes())) as server:
        exchanger = SyncExchanger()
        driver = SyncDriver(exchanger)

        def call() -> None:
            for fresh in (True, False, True):
                replies.append(driver.run(post(server.url, fresh_connection=fresh)))

        threads = [threading.Thread(target=call) for _ in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(PATIENCE)
        exchanger.close()
    assert len(replies) == 48
    assert all(isinstance(reply, Answered) for reply in replies)
