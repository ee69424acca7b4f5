"""One HTTP answer, as it came over the wire."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

LIST_HEADERS = frozenset(
    (
        "accept-ranges",
        "allow",
        "cache-control",
        "content-encoding",
        "content-language",
        "server-timing",
        "vary",
        "via",
        "www-authenticate",
    )
)
"""Headers whose value is a list (RFC 9110): several lines of one are one value."""


class Headers(Mapping[str, str]):
    """The headers of an answer: immutable, names without regard to case.

    A name that came more than once reads as its values joined by a comma and a space;
    `get_all` gives them one by one, which `Set-Cookie` needs. Printing shows names
    only: a value may be a token.
    """

    __slots__ = ("_fields",)

    def __init__(self, fields: Iterable[tuple[str, str]] = ()) -> None:
        self._fields = tuple((name.lower(), value) for name, value in fields)

    def __getitem__(self, name: str) -> str:
        values = self.get_all(name)
        if not values:
            raise KeyError(name)
        return ", ".join(values)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and bool(self.get_all(name))

    def __iter__(self) -> Iterator[str]:
        return iter(dict(self._fields))

    def __len__(self) -> int:
        return len(dict(self._fields))

    def get_all(self, name: str) -> tuple[str, ...]:
        """Return every value of that header in the order received."""
        lowered = name.lower()
        return tuple(value for key, value in self._fields if key == lowered)

    def is_ambiguous(self, name: str) -> bool:
        """Whether a header that has one value came more than once.

        Nobody knows which of the values is meant, even if they are the same.
        """
        return name.lower() not in LIST_HEADERS and len(self.get_all(name)) > 1

    def __repr__(self) -> str:
        return f"Headers({', '.join(self)})"


@dataclass(frozen=True, slots=True, repr=False)
class WireResponse:
    """The status, headers and decoded body of one answer.

    The body is the whole body: an answer that broke off is never one of these.
    """

    status: int
    headers: Headers
    body: bytes

    def __repr__(self) -> str:
        return f"WireResponse(status={self.status}, body=<{len(self.body)} bytes>)"
