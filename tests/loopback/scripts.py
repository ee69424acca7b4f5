"""What servers do, and do wrong: scripts for `LoopbackServer`."""

from __future__ import annotations

import gzip
import socket
import time

from .server import PATIENCE, Peer, Script


def answer_bytes(
    body: bytes = b"{}", *, status: str = "200 OK", headers: tuple[str, ...] = ()
) -> bytes:
    """Return a whole HTTP answer as it goes over the wire."""
    lines = (f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers)
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def answers(data: bytes) -> Script:
    """Read every request of a connection and answer each with these bytes."""

    def script(peer: Peer) -> None:
        while peer.read_request() is not None:
            peer.send(data)

    return script


def answers_and_closes(data: bytes) -> Script:
    """Read one request, send these bytes, and close."""

    def script(peer: Peer) -> None:
        if peer.read_request() is not None:
            peer.send(data)

    return script


def stays_silent(peer: Peer) -> None:
    """Read the request and never answer."""
    peer.read_request()
    peer.wait()


def never_reads(peer: Peer) -> None:
    """Accept, and leave whatever comes unread."""
    peer.wait()


def drips(start: bytes, more: bytes) -> Script:
    """Read the request, send `start`, then `more` again and again, for an hour."""

    def script(peer: Peer) -> None:
        peer.read_request()
        peer.send(start)
        peer.server.clock.skip(3600)
        end = time.monotonic() + PATIENCE
        while not peer.wait(0.02) and time.monotonic() < end:
            peer.send(more)

    return script


def resets_unread(peer: Peer) -> None:
    """Reset the connection when the first byte has come, and take none."""
    peer.sock.recv(1, socket.MSG_PEEK)
    peer.reset()


def resets_after_reading(peer: Peer) -> None:
    """Read the request, then reset the connection."""
    peer.read_request()
    peer.reset()


def answers_early(data: bytes) -> Script:
    """Answer when the head has arrived, while the body is still coming."""

    def script(peer: Peer) -> None:
        if peer.read_head() is not None:
            peer.send(data)
            peer.wait_for_client()

    return script


def answers_once_per_connection(data: bytes) -> Script:
    """Answer a first request; close without answer when a second one arrives."""

    def script(peer: Peer) -> None:
        if peer.read_request() is not None:
            peer.send(data)
            peer.read_request()

    return script


def gzip_bomb(size: int) -> bytes:
    """Return an answer whose body is small and decodes to `size` bytes."""
    body = gzip.compress(bytes(size))
    return answer_bytes(body, headers=("Content-Encoding: gzip",))
