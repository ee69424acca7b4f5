"""A callback before it is signed, and the texts that stand in its headers."""

from __future__ import annotations

from base64 import b64encode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, repr=False)
class Unsigned:
    """What is signed: a body, where it goes to, when, and other headers."""

    body: bytes
    method: str
    url: str
    at: datetime
    headers: Mapping[str, str]

    def header(self, name: str) -> str:
        """A header that a signature covers; one that is not given is made up."""
        for key, value in self.headers.items():
            if key.lower() == name.lower():
                return value
        match name.lower():
            case "content-digest":
                return f"sha-256=:{encoded(sha256(self.body).digest(), 'base64')}:"
            case "content-length":
                return str(len(self.body))
            case "content-type":
                return "application/json"
            case "host":
                return urlsplit(self.url).netloc
            case _:
                return "test"

    def component(self, name: str) -> str:
        """A component of a message signature (RFC 9421, 2)."""
        parts = urlsplit(self.url)
        path, query = parts.path or "/", f"?{parts.query}"
        match name:
            case "@method":
                return self.method
            case "@target-uri":
                return self.url
            case "@authority":
                return parts.netloc.lower()
            case "@scheme":
                return parts.scheme
            case "@request-target":
                return path + (query if parts.query else "")
            case "@path":
                return path
            case "@query":
                return query
            case _:
                return self.header(name)

    def stamp(self, form: str) -> str:
        """The moment as it is written."""
        seconds = int(self.at.timestamp())
        match form:
            case "unix":
                return str(seconds)
            case "unix_ms":
                return str(seconds * 1000)
            case "rfc3339":
                plain = datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
                return f"{plain.isoformat()}Z"
            case _:
                raise LookupError(f"no moment is written as {form!r}")


def encoded(data: bytes, encoding: str) -> str:
    """Bytes as text."""
    match encoding:
        case "hex":
            return data.hex()
        case "base64":
            return b64encode(data).decode("ascii")
        case "base64url":
            return urlsafe_b64encode(data).decode("ascii")
        case _:
            raise LookupError(f"no bytes are written in {encoding!r}")
