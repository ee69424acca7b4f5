"""A request as it came: headers without regard to case, and the raw body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from ..errors import ConfigurationError
from ..fields.narrow import is_buffer
from .header_forms import ReceivedHeaders, header_pairs
from .refused import RefusalReason, Unproven
from .target import Target

Body: TypeAlias = bytes | bytearray | memoryview
"""The raw body, in whatever buffer a server has it."""


@dataclass(frozen=True, slots=True, repr=False)
class Received:
    """One request. Printing shows neither header values nor body."""

    headers: tuple[tuple[str, str], ...]
    body: bytes
    target: Target | None = None

    @classmethod
    def of(
        cls, headers: ReceivedHeaders, body: Body, target: Target | None = None
    ) -> Received:
        """What a framework handed over.

        `ConfigurationError` if the headers are in no form that is known, or the body is
        no bytes.
        """
        return cls(header_pairs(headers), _bytes(body), target)

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


def _bytes(body: object) -> bytes:
    if is_buffer(body):
        # A copy: what is verified is what is read, whatever becomes of the buffer.
        return bytes(body)
    raise ConfigurationError(f"the body is its raw bytes, not {type(body).__name__}")
