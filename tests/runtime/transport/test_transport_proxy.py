"""Connections through a proxy, and from an address of this machine."""

from __future__ import annotations

import asyncio
import time

import pytest

from payspec.runtime.flow.async_driver import AsyncDriver
from payspec.runtime.flow.effects import Flow
from payspec.runtime.flow.replies import (
    Answered,
    ExchangeReply,
    Failed,
    FailureReason,
)
from payspec.runtime.flow.sync_driver import SyncDriver
from payspec.runtime.transport.async_exchanger import AsyncExchanger
from payspec.runtime.transport.route import Route
from payspec.runtime.transport.sync_exchanger import SyncExchanger
from payspec.runtime.wire.origin import InvalidUrl
from payspec.runtime.wire.proxy import Proxy
from tests.loopback import scripts
from tests.loopback.certificates import identity
from tests.loopback.drive import KINDS, Kind, post
from tests.loopback.proxy import forwards
from tests.loopback.scripts import answer_bytes
from tests.loopback.server import LoopbackServer, Peer, closed_port


def _run(kind: Kind, flow: Flow[ExchangeReply], route: Route) -> ExchangeReply:
    if kind == "sync":
        exchanger = SyncExchanger(route=route)
        try:
            return SyncDriver(exchanger).run(flow)
        finally:
            exchanger.close()

    async def run() -> ExchangeReply:
        own = AsyncExchanger(route=route)
        try:
            return await AsyncDriver(own).run(flow)
        finally:
            await own.aclose()

    return asyncio.run(run())


def _through(proxy: LoopbackServer, sign_in: str = "") -> Route:
    url = f"http://{sign_in}127.0.0.1:{proxy.port}"
    return Route(identity().client, Proxy.parse(url))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("sign_in", "said"),
    [("", ""), ("me:pa%3Ass@", " Basic bWU6cGE6c3M="), ("me@", " Basic bWU6")],
)
def test_tls_goes_through_the_proxy_to_the_server(
    kind: Kind, sign_in: str, said: str
) -> None:
    heads: list[str] = []
    with (
        LoopbackServer(scripts.answers(answer_bytes()), identity().server) as server,
        LoopbackServer(forwards(heads.append)) as proxy,
    ):
        reply = _run(kind, post(server.url), _through(proxy, sign_in))
    assert isinstance(reply, Answered)
    assert heads == [f"CONNECT localhost:{server.port}{said}"]
    (seen,) = server.seen
    assert seen.body == b'{"amount":1}'
    assert seen.header("proxy-authorization") is None


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("fresh", [False, True], ids=["reads", "money"])
def test_each_payout_has_a_tunnel_of_its_own(kind: Kind, fresh: bool) -> None:
    heads: list[str] = []

    def twice(url: str) -> Flow[ExchangeReply]:
        yield from post(url, fresh_connection=fresh)
        return (yield from post(url, fresh_connection=fresh))

    with (
        LoopbackServer(scripts.answers(answer_bytes()), identity().server) as server,
        LoopbackServer(forwards(heads.append)) as proxy,
    ):
        reply = _run(kind, twice(server.url), _through(proxy))
    assert isinstance(reply, Answered)
    assert len(heads) == (2 if fresh else 1)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("says", "reason"),
    [
        (b"HTTP/1.1 407 Who\r\nContent-Length: 0\r\n\r\n", FailureReason.PROXY),
        (b"HTTP/1.1 502 Bad\r\n\r\n", FailureReason.PROXY),
        (b"HTTP/1.1 302 F\r\nLocation: http://x/\r\n\r\n", FailureReason.PROXY),
        (b"HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", FailureReason.PROXY),
        (b"SSH-2.0\r\n\r\n", FailureReason.PROTOCOL),
        (b"", FailureReason.DEADLINE),
    ],
    ids=["407", "502", "302", "talks-on", "no-http", "silent"],
)
def test_what_a_proxy_refuses_is_not_sent(
    kind: Kind, says: bytes, reason: FailureReason
) -> None:
    with (
        LoopbackServer(scripts.answers(answer_bytes()), identity().server) as server,
        LoopbackServer(forwards(lambda _: None, says=says)) as proxy,
    ):
        if not says:
            proxy.script = scripts.stays_silent
        reply = _run(kind, post(server.url, deadline=0.5), _through(proxy))
    assert isinstance(reply, Failed)
    assert (reply.sent, reply.reason) == (False, reason)
    assert server.seen == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_proxy_that_is_not_there_is_not_sent_to(kind: Kind) -> None:
    route = Route(proxy=Proxy.parse(f"http://127.0.0.1:{closed_port()}"))
    reply = _run(kind, post("https://api.example.com/"), route)
    assert isinstance(reply, Failed)
    assert (reply.sent, reply.reason) == (False, FailureReason.CONNECT)


@pytest.mark.parametrize("kind", KINDS)
def test_a_slow_proxy_is_held_to_the_deadline(kind: Kind) -> None:
    def script(peer: Peer) -> None:
        peer.read_head()
        peer.send(b"HTTP/1.1 200 OK\r\nX: ")
        end = time.monotonic() + 10
        while time.monotonic() < end and not peer.wait(0.02):
            peer.send(b"a")

    with LoopbackServer(script) as proxy:
        start = time.monotonic()
        flow = post("https://api.example.com/", deadline=0.4)
        reply = _run(kind, flow, _through(proxy))
    assert isinstance(reply, Failed)
    assert (reply.sent, reply.reason) == (False, FailureReason.DEADLINE)
    assert time.monotonic() - start < 3


@pytest.mark.parametrize("kind", KINDS)
def test_a_connection_comes_from_the_local_address(kind: Kind) -> None:
    seen: list[str] = []

    def script(peer: Peer) -> None:
        seen.append(peer.sock.getpeername()[0])
        scripts.answers(answer_bytes())(peer)

    with LoopbackServer(script) as server:
        reply = _run(kind, post(server.url), Route(local_address="127.0.0.7"))
    assert isinstance(reply, Answered)
    assert seen == ["127.0.0.7"]


SECRET = "hush-hush"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "proxy:3128",
        "//proxy:3128",
        f"socks5://me:{SECRET}@proxy",
        f"ftp://me:{SECRET}@proxy",
        "http://",
        f"http://me:{SECRET}@",
        f"http://me:{SECRET}@pro xy",
        f"http://me:{SECRET}@proxy:0",
        f"http://me:{SECRET}@proxy:65536",
        f"http://me:{SECRET}@proxy:{'9' * 5000}",
        f"http://me:{SECRET}@proxy/path",
        f"http://me:{SECRET}@proxy?a=b",
        f"http://me:{SECRET}@proxy#a",
        f"http://me:{SECRET}@@proxy",
        f"http://me:{SECRET}:x@proxy\n",
        f"http://m%3Ae:{SECRET}@proxy",
        f"http://me:%{SECRET}@proxy",
        f"http://me:{SECRET}é@proxy",
        f"http://me:{SECRET}@-proxy",
        f"http://me:{SECRET}@[::g]",
        f"http:\\\\me:{SECRET}@proxy",
    ],
)
def test_what_is_no_proxy_is_refused_without_a_word_of_it(url: str) -> None:
    with pytest.raises(InvalidUrl) as raised:
        Proxy.parse(url)
    assert SECRET not in f"{raised.value} {raised.value.problem}"


@pytest.mark.parametrize(
    ("url", "proxy"),
    [
        ("http://Proxy:3128", Proxy("http", "proxy", 3128)),
        ("HTTP://proxy/", Proxy("http", "proxy", 80)),
        ("https://proxy", Proxy("https", "proxy", 443)),
        ("http://a:b@[::1]:1", Proxy("http", "[::1]", 1, b"a", b"b")),
        ("http://a%40b:%25%2F:@p", Proxy("http", "p", 80, b"a@b", b"%/:")),
        ("http://:x@p", Proxy("http", "p", 80, b"", b"x")),
    ],
)
def test_a_proxy_is_read_and_prints_no_password(url: str, proxy: Proxy) -> None:
    assert Proxy.parse(url) == proxy
    assert repr(proxy) == f"Proxy({proxy.scheme}://{proxy.host}:{proxy.port})"
