"""Faults of connections, of time, of amounts, and of framing."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from collections.abc import Callable

from tests.loopback.server import Peer, Seen

from .bytes_on_wire import JSON, chunk, chunked, honest, wire
from .faults import Act, Belief, Fault, Kind
from .subjects import Subject

AT_MOST = 8.0
"""Seconds after which a server that goes on and on gives up."""


def sends(data: bytes, *, then: Callable[[Peer], None] | None = None) -> Act:
    """Send these bytes, and perhaps do something after them."""

    def act(peer: Peer, _: Seen) -> None:
        peer.send(data)
        if then is not None:
            then(peer)

    return act


def shut(peer: Peer) -> None:
    """End the connection in an orderly way."""
    peer.sock.shutdown(socket.SHUT_RDWR)
    peer.sock.close()


def waits(peer: Peer) -> None:
    """Say nothing more, and keep the connection."""
    peer.wait(AT_MOST)


def again_and_again(start: bytes, more: bytes, pause: float = 0.0) -> Act:
    """Send `start`, then `more` until the client is gone."""

    def act(peer: Peer, _: Seen) -> None:
        peer.send(start)
        end = time.monotonic() + AT_MOST
        while time.monotonic() < end and not peer.server.closing.is_set():
            peer.send(more)
            if pause:
                peer.wait(pause)

    return act


def connection(subject: Subject, at: int) -> list[Fault]:
    """Connections that end too early."""
    answer = honest(subject.answers[at])
    head, _, body = answer.partition(b"\r\n\r\n")
    kind = Kind.CONNECTION
    pieces = {
        "nothing": b"",
        "half a status line": answer[:6],
        "status line": answer.partition(b"\r\n")[0] + b"\r\n",
        "half a head": head[: len(head) // 2],
        "head": head + b"\r\n\r\n",
        "half a body": head + b"\r\n\r\n" + body[: len(body) // 2],
        "all but a byte": answer[:-1],
    }
    found = [
        Fault(f"{name}, then {end}", kind, sends(data, then=then))
        for name, data in pieces.items()
        for end, then in (("an end", shut), ("a reset", Peer.reset))
    ]
    return [
        *found,
        Fault("reset before reading", kind, lambda peer, _: peer.reset(), before=True),
        Fault("end before reading", kind, lambda peer, _: shut(peer), before=True),
        Fault(
            "reset in the request",
            kind,
            _resets_in_the_request,
            before=True,
            reads=True,
        ),
        Fault("a TLS alert", kind, sends(b"\x15\x03\x01\x00\x02\x02\x28", then=shut)),
        Fault(
            "whole, then a reset",
            kind,
            sends(answer, then=Peer.reset),
            belief=Belief.SUCCESS,
        ),
    ]


def _resets_in_the_request(peer: Peer, _: Seen) -> None:
    peer.sock.recv(12)
    peer.reset()


def times(subject: Subject, at: int) -> list[Fault]:
    """Servers that let one wait."""
    answer = honest(subject.answers[at])
    head = answer.partition(b"\r\n\r\n")[0]
    starts = {
        "nothing": b"",
        "half a head": head[: len(head) // 2],
        "head": head + b"\r\n\r\n",
        "all but a byte": answer[:-1],
        "100": b"HTTP/1.1 100 Continue\r\n\r\n",
    }
    return [
        Fault(
            f"silence after {name}",
            Kind.TIME,
            sends(data, then=waits),
            waits=True,
        )
        for name, data in starts.items()
    ] + [
        Fault(name, Kind.TIME, again_and_again(start, more, 0.02), waits=True)
        for name, start, more in (
            ("a head byte by byte", b"HTTP/1.1 200 OK\r\nX: ", b"a"),
            ("heads line by line", b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"),
            ("a body byte by byte", wire(b"", length=1_000_000), b" "),
            (
                "chunks byte by byte",
                wire(b"", 200, "Transfer-Encoding: chunked", length=None),
                chunk(b" "),
            ),
            ("100 now and then", b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        )
    ]


def floods(subject: Subject, at: int) -> list[Fault]:
    """More than anybody asked for."""
    chunks = wire(b"", 200, "Transfer-Encoding: chunked", length=None)
    packed = wire(
        b"", 200, "Transfer-Encoding: chunked", "Content-Encoding: gzip", length=None
    )
    bomb = zlib.compress(b" " * 50_000_000, 9)
    rows = (
        ("100 Continue", b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 500),
        (
            "103 Early Hints",
            b"",
            b"HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n" * 500,
        ),
        ("one header", b"HTTP/1.1 200 OK\r\nX: ", b"a" * 65_536),
        ("many headers", b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n" * 5_000),
        ("status line", b"HTTP/1.1 200 ", b"a" * 65_536),
        ("a body without an end", wire(b"", length=None), b" " * 65_536),
        ("chunks", chunks, chunk(b" " * 65_536)),
        ("a chunk's extension", chunks + b"5;", b"a" * 65_536),
        ("trailers", chunks + b"0\r\n", b"X-A: b\r\n" * 5_000),
        (
            "behind a gzip body",
            packed + chunk(gzip.compress(b"{}")),
            chunk(b"n" * 60_000),
        ),
        (
            "a gzip name",
            packed + chunk(b"\x1f\x8b\x08\x08" + b"\0" * 6),
            chunk(b"n" * 60_000),
        ),
        ("gzip members", packed, chunk(gzip.compress(b"") * 2_000)),
    )
    answer = subject.answers[at]
    return [
        *(
            Fault(name, Kind.FLOOD, again_and_again(start, more))
            for name, start, more in rows
        ),
        Fault(
            "a bomb",
            Kind.FLOOD,
            sends(wire(bomb, 200, "Content-Encoding: deflate")),
        ),
        Fault(
            "many cookies",
            Kind.FLOOD,
            sends(
                wire(
                    answer.body,
                    answer.status,
                    *(f"Set-Cookie: a{number}=b" for number in range(90)),
                    *(f"{name}: {value}" for name, value in answer.headers),
                )
            ),
            belief=Belief.SUCCESS,
        ),
    ]


def encodings(subject: Subject, at: int) -> list[Fault]:
    """Bodies that are packed, rightly or not."""
    answer = subject.answers[at]
    body, status = answer.body, answer.status
    own = [f"{name}: {value}" for name, value in answer.headers]
    packed = gzip.compress(body)
    spoilt = packed[:-8] + bytes(8)

    def packs(data: bytes, label: str) -> Act:
        return sends(wire(data, status, f"Content-Encoding: {label}", *own))

    right = {
        "gzip": packs(packed, "gzip"),
        "deflate": packs(zlib.compress(body), "deflate"),
        "identity": packs(body, "identity"),
    }
    wrong = {
        "gzip cut off": packs(packed[: len(packed) // 2], "gzip"),
        "gzip with a wrong sum": packs(spoilt, "gzip"),
        "gzip in name only": packs(body, "gzip"),
        "deflate in name only": packs(body, "deflate"),
        "gzip without a name": sends(wire(packed, status, *own)),
        "twice, told once": packs(gzip.compress(packed), "gzip"),
        "unknown": packs(b"\x8b" + body, "zz"),
        "br": packs(b"\x8b\x00\x80" + body[:9], "br"),
        "zstd": packs(b"\x28\xb5\x2f\xfd" + body[:9], "zstd"),
    }
    odd = {
        "twice, told twice": packs(gzip.compress(packed), "gzip, gzip"),
        "two members": packs(gzip.compress(body[:9]) + gzip.compress(body[9:]), "gzip"),
        "gzip without its end": packs(packed[:-8], "gzip"),
        "bytes behind it": packs(packed + b"behind", "gzip"),
    }
    return [
        *(
            Fault(name, Kind.ENCODING, act, Belief.SUCCESS, must_succeed=True)
            for name, act in right.items()
        ),
        *(Fault(name, Kind.ENCODING, act) for name, act in wrong.items()),
        *(Fault(name, Kind.ENCODING, act, Belief.SUCCESS) for name, act in odd.items()),
    ]


def framing(subject: Subject, at: int) -> list[Fault]:
    """Heads and lengths that are wrong, or only odd."""
    answer = subject.answers[at]
    body, status = answer.body, answer.status
    own = tuple(f"{name}: {value}" for name, value in answer.headers)
    whole = honest(answer)
    odd: dict[str, Act] = {
        "LF alone": sends(whole.replace(b"\r\n", b"\n")),
        "HTTP/1.0": sends(wire(body, status, *own, version="HTTP/1.0"), then=shut),
        "small letters": sends(whole.replace(b"HTTP/1.1", b"http/1.1")),
        "no reason": sends(wire(body, f"{status}", *own)),
        "HTTP/1.2": sends(wire(body, status, *own, version="HTTP/1.2")),
        "HTTP/2.0": sends(wire(body, status, *own, version="HTTP/2.0")),
        "a folded header": sends(wire(body, status, "X-A: a\r\n b", *own)),
        "length twice, the same": sends(
            wire(body, status, f"Content-Length: {len(body)}", *own)
        ),
        "length and chunks": sends(
            wire(chunk(body) + b"0\r\n\r\n", status, "Transfer-Encoding: chunked", *own)
        ),
        "Upgrade": sends(
            wire(body, status, "Upgrade: h2c", "Connection: upgrade", *own)
        ),
        "text/html": sends(whole.replace(JSON.encode(), b"Content-Type: text/html")),
        "no type": sends(whole.replace(JSON.encode() + b"\r\n", b"")),
        "a charset": sends(whole.replace(JSON.encode(), JSON.encode() + b";charset=x")),
        "a trailer": sends(
            chunked(body, status=status, headers=own)[:-2] + b"X-A: b\r\n\r\n"
        ),
        "an end in place of a length": sends(
            wire(body, status, *own, length=None), then=shut
        ),
        "two hundred headers": sends(
            wire(body, status, *own, *(f"X-{number}: a" for number in range(200)))
        ),
    }
    right: dict[str, Act] = {
        "chunks": sends(chunked(body[:7], body[7:], status=status, headers=own)),
        "chunks of a byte": sends(
            chunked(
                *(body[place : place + 1] for place in range(min(len(body), 300))),
                *([body[300:]] if len(body) > 300 else []),
                status=status,
                headers=own,
            )
        ),
        "100 before it": sends(b"HTTP/1.1 100 Continue\r\n\r\n" + whole),
        "103 before it": sends(b"HTTP/1.1 103 Early Hints\r\nA: b\r\n\r\n" + whole),
        "Connection: close": sends(
            wire(body, status, "Connection: close", *own), then=shut
        ),
        "in pieces": _in_pieces(whole),
    }
    wrong: dict[str, Act] = {
        "no head": sends(body, then=shut),
        "garbage": sends(b"\x00\xff" * 40, then=shut),
        "HTTP/2": sends(b"\0\0\x12\4\0\0\0\0\0" + bytes(18), then=shut),
        "status 99": sends(wire(body, "99 No", *own), then=shut),
        "status 1000": sends(wire(body, "1000 No", *own), then=shut),
        "status in words": sends(wire(body, "OK", *own), then=shut),
        "101": sends(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n"
            b"Connection: upgrade\r\n\r\n" + whole,
            then=shut,
        ),
        "only 100": sends(b"HTTP/1.1 100 Continue\r\n\r\n", then=shut),
        "a length too long": sends(
            wire(body, status, *own, length=len(body) + 9), then=shut
        ),
        "a length too short": sends(
            wire(body, status, *own, length=len(body) - 1), then=shut
        ),
        "a length below zero": sends(wire(body, status, *own, length=-5), then=shut),
        "a length in words": sends(wire(body, status, *own, length="all"), then=shut),
        "two lengths": sends(wire(body, status, *own, "Content-Length: 2"), then=shut),
        "a length of zero": sends(wire(body, status, *own, length=0), then=shut),
        "a chunk too short": sends(
            wire(
                b"2\r\n" + body + b"\r\n0\r\n\r\n",
                status,
                "Transfer-Encoding: chunked",
                length=None,
            ),
            then=shut,
        ),
        "a chunk in words": sends(
            wire(b"zz\r\n" + body, status, "Transfer-Encoding: chunked", length=None),
            then=shut,
        ),
        "no last chunk": sends(
            wire(chunk(body), status, "Transfer-Encoding: chunked", length=None),
            then=shut,
        ),
        "an unknown transfer": sends(
            wire(body, status, "Transfer-Encoding: zz", length=None), then=shut
        ),
        "a space before the colon": sends(
            whole.replace(b"Content-Length:", b"Content-Length :"), then=shut
        ),
        "a zero byte in a header": sends(
            wire(body, status, "X-A: a\0b", *own), then=shut
        ),
    }
    return [
        *(
            Fault(name, Kind.FRAMING, act, Belief.SUCCESS, must_succeed=True)
            for name, act in right.items()
        ),
        *(Fault(name, Kind.FRAMING, act, Belief.SUCCESS) for name, act in odd.items()),
        *(Fault(name, Kind.FRAMING, act) for name, act in wrong.items()),
    ]


def _in_pieces(data: bytes) -> Act:
    def act(peer: Peer, _: Seen) -> None:
        for place in range(0, len(data), max(1, len(data) // 5)):
            peer.send(data[place : place + max(1, len(data) // 5)])
            time.sleep(0.001)

    return act
