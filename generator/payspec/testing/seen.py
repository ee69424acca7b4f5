"""A request as the provider saw it."""

from __future__ import annotations

from dataclasses import dataclass

import httpx2

from .json_text import JsonValue, read


@dataclass(frozen=True, slots=True, repr=False)
class SeenRequest:
    """One request. What it holds is only told when it is asked for, never printed."""

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    @classmethod
    def of(cls, request: httpx2.Request, body: bytes) -> SeenRequest:
        """The request as it goes over the wire."""
        headers = tuple(
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, value in request.headers.raw
        )
        return cls(request.method, str(request.url), headers, body)

    @property
    def path(self) -> str:
        """The path as it was sent, escapes included, without the query."""
        return httpx2.URL(self.url).raw_path.partition(b"?")[0].decode("ascii")

    @property
    def json(self) -> JsonValue:
        """The body's value, its numbers exact. Raises `ValueError` if it is no JSON."""
        return read(self.body)

    def header(self, name: str) -> str | None:
        """The first header of that name, in any case; `None` if there is none."""
        wanted = name.lower()
        return next(
            (value for each, value in self.headers if each.lower() == wanted), None
        )

    def __repr__(self) -> str:
        # Not even the path: it may hold an account.
        host = httpx2.URL(self.url).host
        return f"SeenRequest({self.method} to {host}, {len(self.body)} bytes)"
