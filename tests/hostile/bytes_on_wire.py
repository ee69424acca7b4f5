"""Answers as they go over the wire."""

from __future__ import annotations

from payouts.testing import Answer

JSON = "Content-Type: application/json"


def wire(
    body: bytes,
    status: int | str = 200,
    *headers: str,
    length: int | str | None = -1,
    version: str = "HTTP/1.1",
) -> bytes:
    """A head and a body; `length` is what the head says of it, `None` nothing."""
    lines = [f"{version} {status} {'' if isinstance(status, str) else 'Told'}".rstrip()]
    lines += [JSON, *headers]
    if length is not None:
        lines.append(f"Content-Length: {len(body) if length == -1 else length}")
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def honest(answer: Answer) -> bytes:
    """An answer of a case as it is."""
    head = [f"{name}: {value}" for name, value in answer.headers]
    return wire(answer.body, answer.status, *head)


def chunk(data: bytes, extension: bytes = b"") -> bytes:
    """One chunk of a body."""
    return b"%x%s\r\n%s\r\n" % (len(data), extension, data)


def chunked(*pieces: bytes, status: int = 200, headers: tuple[str, ...] = ()) -> bytes:
    """A whole answer in chunks."""
    head = wire(b"", status, "Transfer-Encoding: chunked", *headers, length=None)
    return head + b"".join(map(chunk, pieces)) + b"0\r\n\r\n"
