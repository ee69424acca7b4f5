"""A small HTTP proxy of raw sockets: CONNECT, and requests for whole addresses."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable

from .server import Peer, Script

Note = Callable[[str], None]


def forwards(note: Note, *, says: bytes = b"HTTP/1.1 200 OK\r\n\r\n") -> Script:
    """Note each head, connect to the server that it names, and pass bytes on.

    `says` is what is answered to a CONNECT; nothing is passed on unless it is a yes.
    """

    def script(peer: Peer) -> None:
        head = peer.read_head()
        if head is None:
            return
        signed_in = head.header("proxy-authorization") or ""
        note(f"{head.method} {head.target} {signed_in}".rstrip())
        if head.method != "CONNECT":
            peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
            return
        peer.send(says)
        if not says.startswith(b"HTTP/1.1 2"):
            return
        host, _, port = head.target.rpartition(":")
        with socket.create_connection((host, int(port))) as server:
            back = threading.Thread(
                target=_pass_on, args=(server, peer.sock), daemon=True
            )
            back.start()
            _pass_on(peer.sock, server)

    return script


def _pass_on(source: socket.socket, sink: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            sink.sendall(data)
    except OSError:
        pass
    finally:
        try:
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            pass
