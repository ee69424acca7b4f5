"""What comes behind a whole response is no part of another one."""

from __future__ import annotations

import time

import pytest

from payspec.runtime.flow.effects import Flow
from payspec.runtime.flow.replies import Answered, ExchangeReply, Failed
from tests.loopback.certificates import identity
from tests.loopback.drive import KINDS, Kind, drive, post
from tests.loopback.scripts import answer_bytes
from tests.loopback.server import LoopbackServer, Peer

OTHER = answer_bytes(b'{"other":1}', status="201 Created")
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
RESPONSES = {
    "length": answer_bytes(),
    "chunks": CHUNKED + b"2\r\n{}\r\n0\r\n\r\n",
    "gzip-like": CHUNKED + b"2\r\n{}\r\n0\r\nX: y\r\n\r\n",
    "large": answer_bytes(b" " * 70_000),
}
TAILS = {
    "a-response": OTHER,
    "two-responses": OTHER * 2,
    "an-interim-one": b"HTTP/1.1 100 Continue\r\n\r\n" + OTHER,
    "a-chunk": b"2\r\n{}\r\n",
    "a-byte": b"x",
    "a-line": b"\r\n",
    "half-a-head": OTHER[:9],
    "much": OTHER * 5_000,
}


def _reads(url: str, pause: float = 0) -> Flow[list[ExchangeReply]]:
    replies: list[ExchangeReply] = []
    for _ in range(3):
        replies.append((yield from post(url, fresh_connection=False)))
        time.sleep(pause)
    return replies


CASES = [
    *((response, tail, False) for response in RESPONSES for tail in TAILS),
    # In a packet or a TLS record of its own, a moment later.
    *(("length", tail, True) for tail in TAILS),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
@pytest.mark.parametrize(("response", "tail", "apart"), CASES)
def test_a_connection_with_bytes_left_over_is_not_used_again(
    kind: Kind, tls: bool, response: str, tail: str, apart: bool
) -> None:
    def script(peer: Peer) -> None:
        first = True
        while peer.read_request() is not None:
            behind = TAILS[tail] if first else b""
            first = False
            pieces = (
                (RESPONSES[response], behind)
                if apart
                else (RESPONSES[response] + behind,)
            )
            for piece in pieces:
                peer.send(piece)

    with LoopbackServer(script, identity().server if tls else None) as server:
        flow = _reads(server.url, 0.1 if apart else 0)
        replies = drive(kind, flow, identity().client)
    for each in replies:
        assert isinstance(each, Answered)
        assert (each.response.status, each.response.body.strip()) in (
            (200, b"{}"),
            (200, b""),
        )
    assert server.connections == 3


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
@pytest.mark.parametrize("response", RESPONSES)
def test_one_without_is_used_again(kind: Kind, tls: bool, response: str) -> None:
    def script(peer: Peer) -> None:
        while peer.read_request() is not None:
            peer.send(RESPONSES[response])

    with LoopbackServer(script, identity().server if tls else None) as server:
        replies = drive(kind, _reads(server.url), identity().client)
    assert [type(each) for each in replies] == [Answered] * 3
    assert server.connections == 1


@pytest.mark.parametrize("kind", KINDS)
def test_what_comes_while_the_connection_is_idle_is_left_over_too(kind: Kind) -> None:
    def script(peer: Peer) -> None:
        while peer.read_request() is not None:
            peer.send(answer_bytes())
            time.sleep(0.05)
            peer.send(OTHER)

    with LoopbackServer(script) as server:
        replies = drive(kind, _reads(server.url, 0.15))
    assert [type(each) for each in replies] == [Answered] * 3
    assert not any(isinstance(each, Failed) for each in replies)
    assert server.connections == 3
