"""Which happening a request meets."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from typing import TypeAlias

from .failures import Happening
from .seen import SeenRequest

Reply: TypeAlias = Happening | Callable[[SeenRequest], Happening]
"""A happening, or what finds one by the request."""


class Unscripted(Exception):
    """A request that no route is for. It was not sent to anybody."""

    def __init__(self, method: str) -> None:
        super().__init__(f"no route is for this {method} request")


class Route:
    """What becomes of the requests of one kind.

    `path` is the end of the path, below whatever base address the client has; `{name}`
    in it stands for one segment. The replies are used one after the other, and the last
    of them for all that follow.
    """

    def __init__(self, method: str, path: str, reply: Reply, *more: Reply) -> None:
        if not path.startswith("/"):
            raise ValueError("a route's path begins with a slash")
        parts = re.split(r"\{[^{}/]+\}", path)
        self._path = re.compile("[^/]+".join(map(re.escape, parts)) + r"\Z")
        self._method = method
        self._replies = (reply, *more)
        self._used = 0
        self._lock = threading.Lock()

    def takes(self, request: SeenRequest) -> bool:
        """Whether the route is for that request."""
        return (
            request.method == self._method
            and self._path.search(request.path) is not None
        )

    def next(self, request: SeenRequest) -> Happening:
        """What becomes of a request that it is for."""
        with self._lock:
            reply = self._replies[min(self._used, len(self._replies) - 1)]
            self._used += 1
        return reply(request) if callable(reply) else reply
