"""The deadline of a call under servers that never come to an end."""

from __future__ import annotations

import gzip
import socket
import time
from typing import Any

import pytest

from payspec.runtime.flow.replies import Failed, FailureReason
from tests.loopback import scripts
from tests.loopback.certificates import identity
from tests.loopback.drive import KINDS, Kind, drive, post
from tests.loopback.server import LoopbackServer, Peer, Script

DEADLINE = 0.4
SLACK = 2.0
"""What a loaded machine may add; without a bound each of these lasts for ten."""

_OK = b"HTTP/1.1 200 OK\r\n"
_CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"


def _chunk(data: bytes) -> bytes:
    return b"%x\r\n" % len(data) + data + b"\r\n"


def _for_ever(start: bytes, more: bytes, pause: float = 0) -> Script:
    def script(peer: Peer) -> None:
        peer.read_request()
        peer.send(start)
        end = time.monotonic() + 10
        while time.monotonic() < end and not peer.wait(pause):
            peer.send(more)

    return script


_GZIP = _OK + b"Content-Encoding: gzip\r\n" + _CHUNKED
_NAME = b"\x1f\x8b\x08\x08" + bytes(6)
SCRIPTS: dict[str, Script] = {
    "interim": _for_ever(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 500),
    "interim-with-headers": _for_ever(b"", b"HTTP/1.1 103 H\r\nL: x\r\n\r\n" * 99),
    "behind-gzip": _for_ever(_GZIP + _chunk(gzip.compress(b"{}")), _chunk(b"n" * 6000)),
    "gzip-name": _for_ever(_GZIP + _chunk(_NAME), _chunk(b"n" * 6000)),
    "gzip-of-nothing": _for_ever(_GZIP, _chunk(gzip.compress(b""))),
    "tiny-chunks": _for_ever(_OK + _CHUNKED, _chunk(b" ") * 20, 0.001),
    "chunk-extension": _for_ever(_OK + _CHUNKED + b"1;", b"e", 0.01),
    "trailers": _for_ever(_OK + _CHUNKED + b"0\r\n", b"A: b\r\n", 0.01),
    "drip-status": _for_ever(b"H", b"T", 0.05),
    "drip-header": _for_ever(_OK + b"X: ", b"a", 0.05),
    "drip-body": _for_ever(_OK + b"Content-Length: 9999\r\n\r\n", b" ", 0.05),
    "until-close": _for_ever(_OK + b"\r\n", b" ", 0.05),
    "blank-lines": _for_ever(b"", b"\r\n", 0.05),
    "silence": scripts.stays_silent,
    "unread": scripts.never_reads,
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("fresh", [False, True], ids=["reads", "money"])
@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
@pytest.mark.parametrize("script", SCRIPTS)
def test_a_call_ends_with_its_deadline(
    kind: Kind, fresh: bool, tls: bool, script: str
) -> None:
    with LoopbackServer(SCRIPTS[script], identity().server if tls else None) as server:
        body = b"x" * 30_000_000 if script == "unread" else b"{}"
        start = time.monotonic()
        reply = drive(
            kind,
            post(server.url, deadline=DEADLINE, fresh_connection=fresh, body=body),
            identity().client,
        )
        took = time.monotonic() - start
    assert isinstance(reply, Failed)
    assert took < DEADLINE + SLACK
    # h11 gives up by itself on what cannot become a response.
    assert reply.reason in (FailureReason.DEADLINE, FailureReason.PROTOCOL)
    assert reply.sent


@pytest.mark.parametrize("kind", KINDS)
def test_a_handshake_that_drips_is_late(kind: Kind) -> None:
    def script(peer: Peer) -> None:
        peer.sock.recv(1)
        _for_ever(b"", b"\x16", 0.05)(peer)

    with LoopbackServer(script) as server:
        url = server.url.replace("http://127.0.0.1", "https://localhost")
        start = time.monotonic()
        reply = drive(kind, post(url, deadline=DEADLINE), identity().client)
        took = time.monotonic() - start
    assert isinstance(reply, Failed)
    assert not reply.sent
    assert took < DEADLINE + SLACK


@pytest.mark.parametrize("kind", KINDS)
def test_a_host_that_is_looked_up_for_too_long_is_not_sent_to(
    kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    real: Any = socket.getaddrinfo

    def slow(host: object, *args: object, **options: object) -> object:
        if host in ("slow.example", b"slow.example"):
            time.sleep(3)
        return real("127.0.0.1", *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    start = time.monotonic()
    reply = drive(kind, post("https://slow.example:9/", deadline=DEADLINE))
    took = time.monotonic() - start
    assert isinstance(reply, Failed)
    assert (reply.sent, reply.reason) == (False, FailureReason.DEADLINE)
    # An event loop waits for its threads when it ends, and so does this test.
    assert took < DEADLINE + SLACK or kind == "async"


def test_a_host_that_is_not_known_is_not_reached() -> None:
    for kind in KINDS:
        reply = drive(kind, post("https://nowhere.invalid/", deadline=5))
        assert isinstance(reply, Failed)
        assert (reply.sent, reply.reason) == (False, FailureReason.CONNECT)
