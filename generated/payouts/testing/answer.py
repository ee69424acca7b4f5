"""What a provider answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .json_text import JsonInput, JsonValue, read, replaced, write

_JSON = ("Content-Type", "application/json")


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """A whole answer. `headers` are sent as they are, beside the body's length."""

    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = (_JSON,)

    @classmethod
    def of(cls, status: int, value: JsonInput) -> Answer:
        """An answer with that JSON value; its fractions are `Decimal`s."""
        return cls(status, write(value))

    @property
    def json(self) -> JsonValue:
        """The body's value. Raises `ValueError` if it is no JSON."""
        return read(self.body)

    def changed(self, values: Mapping[str, JsonValue]) -> Answer:
        """The same answer with other values, each at its JSON pointer.

        Raises `LookupError` for a pointer that leads nowhere.
        """
        value = self.json
        for pointer, by in values.items():
            value = replaced(value, pointer, by)
        return replace(self, body=write(value))

    def __repr__(self) -> str:
        # What an answer holds may be somebody's, in a test as anywhere.
        return f"Answer({self.status}, {len(self.body)} bytes)"
