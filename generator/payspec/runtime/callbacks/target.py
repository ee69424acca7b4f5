"""What a request was made to, where its signature covers that."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from ..errors import ConfigurationError

_PORTS = {"http": 80, "https": 443}

DERIVED = (
    "@method",
    "@target-uri",
    "@authority",
    "@scheme",
    "@request-target",
    "@path",
    "@query",
)
"""Components of a message signature that a request has beside its headers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The method and the whole address, as the provider has it: not a proxy's own."""

    method: str
    url: str

    def component(self, name: str) -> str:
        """The value of a derived component (RFC 9421, 2.2).

        `ConfigurationError` if the address is none.
        """
        try:
            parts = urlsplit(self.url)
            host, port = parts.hostname, parts.port
        except ValueError:
            host, port, parts = None, None, urlsplit("")
        if parts.scheme not in _PORTS or not host or not self.url.isascii():
            raise ConfigurationError("the target of a callback is its whole address")
        path = parts.path or "/"
        query = f"?{parts.query}" if "?" in self.url else ""
        bracketed = f"[{host}]" if ":" in host else host
        default = port is None or port == _PORTS[parts.scheme]
        match name:
            case "@method":
                return self.method
            case "@target-uri":
                return self.url.partition("#")[0]
            case "@authority":
                return bracketed if default else f"{bracketed}:{port}"
            case "@scheme":
                return parts.scheme
            case "@request-target":
                return path + query
            case "@path":
                return path
            case "@query":
                return query or "?"
            case _:
                raise KeyError(name)
