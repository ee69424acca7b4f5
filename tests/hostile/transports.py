"""The transports that clients are given besides their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

import httpx2

from .faults import Faults

Options = Callable[[str], AbstractContextManager[Mapping[str, Any]]]


@dataclass(frozen=True)
class Given:
    """Options of a client by its class, and the faults that they meet."""

    options: Options
    suits: Callable[[Faults, str], bool] = lambda _, __: True


@contextmanager
def _own(_: str) -> Iterator[Mapping[str, Any]]:
    yield {}


class OneEach(httpx2.AsyncHTTPTransport):
    """A transport that keeps no connection, and says so."""

    fresh_connections = True

    def __init__(self) -> None:
        super().__init__(limits=httpx2.Limits(max_keepalive_connections=0))


@contextmanager
def _one_each(_: str) -> Iterator[Mapping[str, Any]]:
    yield {"transport": OneEach()}


GIVEN: Mapping[str, Given] = {
    "its own": Given(_own),
    # In a thread nothing ends such a one from outside: only an event loop takes it.
    "one connection each": Given(_one_each, lambda _, client: client == "AsyncClient"),
}
"""By name. One that a client refuses when it is built counts as refused."""
