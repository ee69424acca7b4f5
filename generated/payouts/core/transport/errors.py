"""httpcore2's exceptions as httpx2's, which is what a transport has to raise."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

import httpcore2
import httpx2

_SAME: dict[type[Exception], type[httpx2.TransportError]] = {
    httpcore2.ConnectTimeout: httpx2.ConnectTimeout,
    httpcore2.ReadTimeout: httpx2.ReadTimeout,
    httpcore2.WriteTimeout: httpx2.WriteTimeout,
    httpcore2.PoolTimeout: httpx2.PoolTimeout,
    httpcore2.ConnectError: httpx2.ConnectError,
    httpcore2.ProxyError: httpx2.ProxyError,
    httpcore2.ReadError: httpx2.ReadError,
    httpcore2.WriteError: httpx2.WriteError,
    httpcore2.UnsupportedProtocol: httpx2.UnsupportedProtocol,
    httpcore2.LocalProtocolError: httpx2.LocalProtocolError,
    httpcore2.RemoteProtocolError: httpx2.RemoteProtocolError,
}


@contextmanager
def as_httpx2() -> Generator[None]:
    """Raise the twin of what is raised within, without text: it may quote a header."""
    try:
        yield
    except Exception as error:
        twin = _SAME.get(type(error))
        if twin is None:
            raise
        raise twin("") from None
