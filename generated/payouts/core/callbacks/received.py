"""A request as it came: headers without regard to case, and the raw body."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeAlias, runtime_checkable

from .refused import RefusalReason, Unproven
from .target import Target


@runtime_checkable
class HasItems(Protocol):
    """A mapping of names to values, of whatever class."""

    def items(self) -> Iterable[tuple[str, str]]: ...


ReceivedHeaders: TypeAlias = (
    HasItems | Iterable[tuple[str, str]] | Iterable[tuple[bytes, bytes]]
)
"""Headers as a web framework gives them: a mapping, or pairs (ASGI's, of bytes).

Pairs are better: they show a header that came twice.
"""


@dataclass(frozen=True, slots=True, repr=False)
class Received:
    """One request. Printing shows neither header values nor body."""

    headers: tuple[tuple[str, str], ...]
    body: bytes
    target: Target | None = None

    @classmethod
    def of(
        cls, headers: ReceivedHeaders, body: bytes, target: Target | None = None
    ) -> Received:
        """What a framework handed over; `TypeError` if the body is no bytes."""
        pairs = headers.items() if isinstance(headers, HasItems) else headers
        fields = tuple((_text(name).lower(), _text(value)) for name, value in pairs)
        return cls(fields, _bytes(body), target)

    def header(self, name: str) -> str:
        """The value of the one header of that name, printable ASCII and not empty.

        Raises `Unproven` for any other.
        """
        lowered = name.lower()
        values = [value for key, value in self.headers if key == lowered]
        if not values:
            raise Unproven(RefusalReason.MISSING_HEADER)
        if len(values) > 1:
            raise Unproven(RefusalReason.REPEATED_HEADER)
        value = values[0].strip(" \t")
        if not value or not value.isascii() or not value.isprintable():
            raise Unproven(RefusalReason.UNREADABLE_HEADER)
        return value

    def __repr__(self) -> str:
        names = ", ".join(name for name, _ in self.headers)
        return f"Received(headers=<{names}>, body=<{len(self.body)} bytes>)"


def _text(value: str | bytes) -> str:
    # Latin-1 takes every byte; what is not ASCII is refused where it is looked at.
    return value.decode("latin-1") if isinstance(value, bytes) else value


def _bytes(body: object) -> bytes:
    if isinstance(body, bytes):
        return body
    raise TypeError(f"the body is its raw bytes, not {type(body).__name__}")
