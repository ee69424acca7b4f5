"""Media types: JSON, unless the provider has a name of its own for it."""

from __future__ import annotations

JSON = "application/json"

Headers = tuple[tuple[str, str], ...]


def accepting(headers: Headers) -> Headers:
    """The headers of an operation, and what it is answered with."""
    return headers if _named(headers, "accept") else (("Accept", JSON), *headers)


def sending(headers: Headers, kind: str) -> Headers:
    """The headers of a request, and what its body is."""
    if kind == JSON and _named(headers, "content-type"):
        return headers
    return (*headers, ("Content-Type", kind))


def _named(headers: Headers, wanted: str) -> bool:
    return any(name.lower() == wanted for name, _ in headers)
