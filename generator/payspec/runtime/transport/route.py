"""The way to the server: TLS, a proxy, and the address that connections come from."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field

from ..wire.proxy import Proxy


@dataclass(frozen=True, slots=True)
class Route:
    """How a client's own connections go.

    `ssl_context` secures the connection to the server, also where it goes through a
    proxy; without it what the machine trusts is trusted. `local_address` is the IP
    address that connections come from.
    """

    ssl_context: ssl.SSLContext | None = field(default=None, repr=False)
    proxy: Proxy | None = None
    local_address: str | None = None


STRAIGHT = Route()
