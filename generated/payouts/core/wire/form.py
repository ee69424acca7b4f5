"""Bodies of forms: nested JSON as names and values, each percent-encoded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .json_types import JsonInput
from .target import render_query


@dataclass(frozen=True, slots=True)
class FormEncoding:
    """How a form writes a field inside an object (`a[b]`, `a.b`), and a list.

    A list is `a[]` for each item, `a[0]` and so on, or `a` for each.
    """

    nesting: Literal["brackets", "dots"] = "brackets"
    lists: Literal["brackets", "indices", "repeated"] = "brackets"

    def body(self, value: Mapping[str, JsonInput]) -> bytes:
        """The body of a request, in the order of `value`.

        Null is sent as an empty value, and an empty object or list not at all. Raises
        `InvalidParameter` for an empty name or half of a surrogate pair.
        """
        return render_query(
            pair for name, item in value.items() for pair in self._pairs(name, item)
        ).encode()

    def _pairs(self, name: str, value: JsonInput) -> Iterator[tuple[str, str]]:
        if isinstance(value, Mapping):
            for member, item in value.items():
                inner = member_name(self.nesting, name, member)
                yield from self._pairs(inner, item)
        elif isinstance(value, Sequence) and not isinstance(value, str):
            for place, item in enumerate(value):
                yield from self._pairs(item_name(self.lists, name, place), item)
        else:
            yield name, plain_text(value)


def member_name(nesting: Literal["brackets", "dots"], name: str, member: str) -> str:
    """The name of a field inside an object."""
    return f"{name}.{member}" if nesting == "dots" else f"{name}[{member}]"


def item_name(
    lists: Literal["brackets", "indices", "repeated"], name: str, place: int
) -> str:
    """The name of an item of a list."""
    match lists:
        case "brackets":
            return f"{name}[]"
        case "indices":
            return f"{name}[{place}]"
        case "repeated":
            return name


def plain_text(value: str | int | bool | Decimal | None) -> str:
    """A plain value as text; null is an empty one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return format(value, "f") if isinstance(value, Decimal) else str(value)
