"""Telling whoever traces a request what becomes of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

import httpx2

from .events import Event

Listener: TypeAlias = Callable[[str, Mapping[str, object]], Awaitable[None] | None]
"""What a request's `trace` extension is: async for async transports."""


class Trace:
    """The trace of one request; of one that nobody listens to, too."""

    def __init__(self, request: httpx2.Request) -> None:
        listener: Listener | None = request.extensions.get("trace")
        self._listener = listener

    def tell(self, event: Event) -> None:
        """Tell an event. Raises its error."""
        if self._listener is not None:
            self._listener(event.name, event.info)
        if event.error is not None:
            raise event.error

    async def atell(self, event: Event) -> None:
        """`tell` to an async listener."""
        if self._listener is not None:
            told = self._listener(event.name, event.info)
            if told is not None:
                await told
        if event.error is not None:
            raise event.error
