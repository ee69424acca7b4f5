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


@contextmanager
def _http_transport(client: str) -> Iterator[Mapping[str, Any]]:
    asynchronous = client == "AsyncClient"
    kind = httpx2.AsyncHTTPTransport if asynchronous else httpx2.HTTPTransport
    yield {"transport": kind()}


GIVEN: Mapping[str, Given] = {
    "its own": Given(_own),
    "HTTPTransport": Given(_http_transport),
}
"""By name. One that a client refuses when it is built counts as refused."""
