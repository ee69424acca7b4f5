"""A server of raw sockets and threads that does exactly what its script says."""

from __future__ import annotations

import contextlib
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self, TypeAlias

PATIENCE = 30.0
"""Seconds after which a test that hangs is given up, never a measured bound."""


@dataclass(frozen=True)
class Seen:
    """A request as it arrived."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """Return the first header of that name."""
        lowered = name.lower()
        return next((v for k, v in self.headers if k.lower() == lowered), None)


class Peer:
    """One connection, from the server's side."""

    def __init__(self, sock: socket.socket, server: LoopbackServer) -> None:
        self.sock = sock
        self.server = server
        self._buffer = b""

    def read_head(self) -> Seen | None:
        """Read a request's head and leave its body. None if the client is gone."""
        while b"\r\n\r\n" not in self._buffer:
            data = self.sock.recv(65536)
            if not data:
                return None
            self._buffer += data
        head, _, self._buffer = self._buffer.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ")
        pairs = (line.split(":", 1) for line in lines)
        return Seen(method, target, tuple((n, v.strip()) for n, v in pairs), b"")

    def read_request(self) -> Seen | None:
        """Read a whole request and add it to the server's `seen`."""
        head = self.read_head()
        return None if head is None else self.read_body(head)

    def read_body(self, head: Seen) -> Seen | None:
        """Read the body behind a head; the whole is added to the server's `seen`."""
        length = int(head.header("content-length") or 0)
        while len(self._buffer) < length:
            data = self.sock.recv(65536)
            if not data:
                return None
            self._buffer += data
        body, self._buffer = self._buffer[:length], self._buffer[length:]
        seen = Seen(head.method, head.target, head.headers, body)
        self.server.seen.append(seen)
        self.server.arrived.set()
        return seen

    def send(self, data: bytes) -> None:
        """Send the bytes as they are."""
        self.sock.sendall(data)

    def reset(self) -> None:
        """Break the connection with a TCP reset."""
        self.sock.setsockopt(
            socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
        )
        self.sock.close()

    def wait(self, seconds: float = PATIENCE) -> bool:
        """Wait for that long; True if the server is closed meanwhile."""
        return self.server.closing.wait(seconds)

    def wait_for_client(self) -> None:
        """Read on and drop it until the client closes."""
        with contextlib.suppress(OSError):
            while self.sock.recv(65536):
                pass


Script: TypeAlias = Callable[[Peer], None]


class SkippingClock:
    """The monotonic clock, with hours that a script can let pass in no time."""

    def __init__(self) -> None:
        self._skipped = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self._skipped

    def skip(self, seconds: float) -> None:
        """Go on by that many seconds."""
        self._skipped += seconds


@dataclass
class LoopbackServer:
    """Runs the script for each connection in a thread of its own.

    A context manager; leaving it breaks all connections and waits for the threads.
    """

    script: Script
    tls: ssl.SSLContext | None = None
    seen: list[Seen] = field(default_factory=lambda: [])
    connections: int = 0
    clock: SkippingClock = field(default_factory=SkippingClock)
    arrived: threading.Event = field(default_factory=threading.Event)
    closing: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._sockets: list[socket.socket] = []
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        # Wakes the thread that waits for a connection, on every system.
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), PATIENCE).close()
        self._threads[0].join(PATIENCE)
        self._listener.close()
        for sock in self._sockets:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(PATIENCE)

    @property
    def url(self) -> str:
        """The server's base URL."""
        if self.tls is None:
            return f"http://127.0.0.1:{self.port}"
        return f"https://localhost:{self.port}"

    def _accept(self) -> None:
        while True:
            sock, _ = self._listener.accept()
            if self.closing.is_set():
                sock.close()
                return
            self.connections += 1
            self._sockets.append(sock)
            thread = threading.Thread(target=self._serve, args=(sock,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, sock: socket.socket) -> None:
        with contextlib.suppress(OSError), contextlib.ExitStack() as stack:
            stack.callback(sock.close)
            if self.tls is not None:
                sock = self.tls.wrap_socket(sock, server_side=True)
                self._sockets.append(sock)
                stack.callback(sock.close)
            self.script(Peer(sock, self))


def closed_port() -> int:
    """Return a port of 127.0.0.1 on which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port
