"""Where a response ends: each framing, with each tail, in pieces of each size."""

from __future__ import annotations

import itertools

import h11
import pytest

from payspec.runtime.transport.framing import Framing

_LINES = b"HTTP/1.1 200 OK\r\n"
RESPONSES = {
    "empty": _LINES + b"Content-Length: 0\r\n\r\n",
    "length": _LINES + b"Content-Length: 5\r\nX: y\r\n\r\nab\r\nc",
    "length-twice": _LINES + b"content-length:5\r\n\r\nabcde",
    "chunks": _LINES + b"Transfer-Encoding: chunked\r\n\r\n3\r\na\r\n\r\n0\r\n\r\n",
    "chunk-extension": _LINES
    + b"Transfer-Encoding: chunked\r\n\r\nA;a=1\r\n0123456789\r\n0;b\r\n\r\n",
    "trailers": _LINES
    + b"Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\nA: b\r\nC: d\r\n\r\n",
    "no-content": b"HTTP/1.1 204 No Content\r\nX: y\r\n\r\n",
    "not-modified": b"HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n",
    "interim": b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nL: x\r\n\r\n"
    + _LINES
    + b"Content-Length: 2\r\n\r\n{}",
    "bare-newlines": b"HTTP/1.1 200 OK\nContent-Length: 2\n\n{}",
    "error": b"HTTP/1.1 422 X\r\nContent-Length: 2\r\n\r\n{}",
}
TAILS = {
    "nothing": b"",
    "one-byte": b"x",
    "a-line": b"\r\n",
    "a-response": b"HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}",
    "an-interim-one": b"HTTP/1.1 100 Continue\r\n\r\n",
    "half-a-head": b"HTTP/1.1 201 Cre",
    "much": b"z" * 70_000,
}
SIZES = (1, 2, 3, 7, 64, 1_000_000)


def _handed(data: bytes, size: int) -> tuple[bytes, Framing]:
    framing = Framing()
    handed = b""
    for start in range(0, len(data), size):
        framing.add(data[start : start + size])
        while piece := framing.take():
            handed += piece
    return handed, framing


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("response", RESPONSES)
def test_no_byte_goes_beyond_the_end_of_a_response(response: str, tail: str) -> None:
    for size in SIZES if tail != "much" else SIZES[-2:]:
        data = RESPONSES[response] + TAILS[tail]
        handed, framing = _handed(data, size)
        assert handed == RESPONSES[response], size
        assert framing.is_over is (tail == "nothing"), size
        assert framing.has_more is (tail != "nothing"), size
        # What h11 makes of it agrees: it has a whole response, and nothing is left.
        connection = h11.Connection(h11.CLIENT)
        connection.send(h11.Request(method="GET", target="/", headers=[("Host", "a")]))
        connection.send(h11.EndOfMessage())
        connection.receive_data(handed)
        while type(connection.next_event()) is not h11.EndOfMessage:
            pass
        assert connection.trailing_data == (b"", False)


@pytest.mark.parametrize(
    "head",
    [
        _LINES + b"\r\n",
        _LINES + b"Content-Length: 2\r\nContent-Length: 2\r\n\r\n",
        _LINES + b"Content-Length: 2, 2\r\n\r\n",
        _LINES + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n",
        _LINES + b"Transfer-Encoding: gzip, chunked\r\n\r\n",
        _LINES + b"Transfer-Encoding: chunked\r\n\r\n-1\r\n",
        _LINES + b"Transfer-Encoding: chunked\r\n\r\nx\r\n",
        _LINES + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\n\r\n",
        b"HTTP/2 200\r\n\r\n",
        b"SSH-2.0-OpenSSH\r\n",
        b"\r\n\r\n",
    ],
    ids=itertools.count(),
)
def test_what_is_not_understood_is_handed_on_and_never_over(head: bytes) -> None:
    for size in SIZES:
        handed, framing = _handed(head + b"{}" * 40, size)
        assert handed + framing.rest() == head + b"{}" * 40
        assert not framing.is_over


def test_a_line_without_end_is_handed_on() -> None:
    handed, framing = _handed(b"HTTP/1.1 200 " + b"a" * 300_000, 10_000)
    assert len(handed) > 100_000
    assert not framing.is_over


def test_a_tunnel_begins_behind_the_head() -> None:
    framing = Framing()
    framing.begin(for_tunnel=True)
    framing.add(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n\x16\x03")
    assert framing.take().endswith(b"\r\n\r\n")
    assert framing.has_more


def test_the_next_request_begins_anew() -> None:
    framing = Framing()
    for _ in range(3):
        framing.add(RESPONSES["interim"])
        assert framing.take() == RESPONSES["interim"]
        assert framing.is_over
        framing.begin()
        assert not framing.is_over
