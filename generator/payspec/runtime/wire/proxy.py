"""The proxy that a client's connections go through."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from .origin import InvalidUrl, host_and_port, is_loopback

_URL = re.compile(
    r"(?P<scheme>https?)://"
    r"(?:(?P<user>[^:@/?#\[\]]*)(?::(?P<password>[^@/?#\[\]]*))?@)?"
    r"(?P<authority>[^@/?#]+)/?",
    re.IGNORECASE,
)
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, repr=False)
class Proxy:
    """An HTTP proxy that connects to the server (CONNECT), and how to sign in there.

    `host` is in lower case, an IPv6 address in brackets. `user` and `password` are the
    bytes that are sent to the proxy; they are never printed.
    """

    scheme: str
    host: str
    port: int
    user: bytes | None = None
    password: bytes = b""

    @classmethod
    def parse(cls, url: str) -> Proxy:
        """Return the proxy of `http://user:password@host:port`.

        The scheme is http or https; user and password, and the port (80, or 443) may
        be left out. What in them is none of the characters that a URL holds is
        written as in a URL, with percent signs. Raises InvalidUrl, without a part of
        the URL.
        """
        if not (url.isascii() and url.isprintable()) or " " in url or "\\" in url:
            raise InvalidUrl("holds characters that a URL cannot hold")
        found = _URL.fullmatch(url)
        if found is None:
            raise InvalidUrl("is not that of a proxy: http://user:password@host:port")
        host, port = host_and_port(found["authority"])
        scheme = found["scheme"].lower()
        user, password = found["user"], found["password"]
        for each in (user, password):
            if each is not None and _BAD_ESCAPE.search(each):
                raise InvalidUrl("has a percent sign that stands for nothing")
        name = None if user is None else unquote_to_bytes(user)
        if name is not None and b":" in name:
            # Basic authentication ends the name at the first one (RFC 7617, 2).
            raise InvalidUrl("has a user name with a colon in it")
        secret = unquote_to_bytes(password or "")
        return cls(scheme, host, port or _PORTS[scheme], name, secret)

    @property
    def is_local(self) -> bool:
        """Whether it runs on this very machine."""
        return is_loopback(self.host)

    def __repr__(self) -> str:
        return f"Proxy({self.scheme}://{self.host}:{self.port})"
