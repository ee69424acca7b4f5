"""Where requests may go: origins, and the base URLs that stand on them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .dot_segments import has_dot_segment

_URL = re.compile(
    r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<authority>[^/?#]*)(?P<target>[^#]*)"
)
_AUTHORITY = re.compile(
    r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^:\[\]]+)(?::(?P<port>[0-9]{1,5}))?"
)
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST = re.compile(rf"\[[0-9a-f:.]+\]|{_LABEL}(?:\.{_LABEL})*\.?")
_LOOPBACK = re.compile(r"localhost|\[::1\]|127(?:\.[0-9]{1,3}){3}")
_BASE_PATH = re.compile(r"(?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*)*")
_DEFAULT_PORTS = {"https": 443, "http": 80}


def is_loopback(host: str) -> bool:
    """Whether a host, as `Origin` has it, is this very machine."""
    return _LOOPBACK.fullmatch(host) is not None


def host_and_port(authority: str) -> tuple[str, int | None]:
    """The host in lower case, and the port if one is written.

    Raises InvalidUrl unless both are valid.
    """
    found = _AUTHORITY.fullmatch(authority)
    host = found["host"].lower() if found else ""
    if found is None or _HOST.fullmatch(host) is None:
        raise InvalidUrl("has no valid host")
    port = None if found["port"] is None else int(found["port"])
    if port is not None and not 0 < port < 65536:
        raise InvalidUrl("has no valid port")
    return host, port


class InvalidUrl(ValueError):
    """A URL that requests must not go to. `problem` holds no part of the URL."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"the URL {problem}")
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Origin:
    """A scheme, a host and a port: what a client's requests are pinned to.

    The host is in lower case (an IPv6 address in brackets), the port always given.
    """

    scheme: str
    host: str
    port: int

    @classmethod
    def parse(cls, url: str) -> Origin:
        """Return the origin of an absolute URL.

        Raises InvalidUrl unless it is https, or http to this very machine, without
        user name, password or fragment, and of printable ASCII throughout.
        """
        # A backslash is a slash to some readers and not to others.
        if not (url.isascii() and url.isprintable()) or " " in url or "\\" in url:
            raise InvalidUrl("holds characters that a URL cannot hold")
        found = _URL.match(url)
        if found is None:
            raise InvalidUrl("is not absolute")
        if found.end() != len(url):
            raise InvalidUrl("has a fragment")
        return _origin(found["scheme"].lower(), found["authority"])

    @property
    def authority(self) -> str:
        """The host, and the port where it is not the scheme's own."""
        if self.port == _DEFAULT_PORTS[self.scheme]:
            return self.host
        return f"{self.host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}"


@lru_cache(maxsize=256)
def _origin(scheme: str, authority: str) -> Origin:
    if scheme not in _DEFAULT_PORTS:
        raise InvalidUrl("is neither https nor http")
    if "@" in authority:
        raise InvalidUrl("has a user name or password in it")
    host, port = host_and_port(authority)
    if scheme == "http" and not is_loopback(host):
        raise InvalidUrl("is not https; plain http goes to this machine only")
    return Origin(scheme, host, port or _DEFAULT_PORTS[scheme])


@dataclass(frozen=True, slots=True)
class BaseUrl:
    """The origin and leading path under which an API lives.

    `path` is empty or starts with a slash, and does not end with one.
    """

    origin: Origin
    path: str

    @classmethod
    def parse(cls, url: str) -> BaseUrl:
        """Return the base URL that the text writes.

        Raises InvalidUrl for what `Origin.parse` refuses, a query, and a path that
        holds dot segments or unencoded characters.
        """
        origin = Origin.parse(url)
        path = url.split("://", 1)[1].partition("/")[2]
        if "?" in url:
            raise InvalidUrl("has a query")
        path = f"/{path}".rstrip("/")
        if _BASE_PATH.fullmatch(path) is None or has_dot_segment(path):
            raise InvalidUrl("has a path that is not plain")
        return cls(origin, path)

    def url(self, path: str, query: str = "") -> str:
        """Return the absolute URL of a rendered path, and a rendered query.

        The path is appended to the base's own; it starts with a slash or is empty. The
        result has this base's origin whatever the path holds: a path such as
        `//elsewhere/` stays a path.
        """
        if path and not path.startswith("/"):
            raise InvalidUrl("has a path that does not start with a slash")
        target = f"{self.path}{path}" or "/"
        return f"{self.origin}{target}{'?' if query else ''}{query}"
