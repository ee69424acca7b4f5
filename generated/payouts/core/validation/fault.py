"""One place where data leaves a schema, whichever engine found it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One place where data leaves a schema.

    `path` leads to the data and `schema_path` to the keyword, whose value is `wanted`;
    `schema` is what the keyword stands in. `inner` are the faults of each alternative.
    """

    path: tuple[str | int, ...]
    schema_path: tuple[str | int, ...]
    keyword: str
    wanted: object
    schema: Mapping[str, object]
    instance: object
    inner: tuple[Fault, ...]

    @property
    def members(self) -> tuple[str, ...]:
        """Names of the members that the schema knows here."""
        properties = self.schema.get("properties")
        return tuple(map(str, names_of(properties)))

    @property
    def listed(self) -> tuple[str, ...]:
        """The keyword's value, if it is a list, each item as text."""
        return tuple(map(str, items_of(self.wanted)))


def names_of(value: object) -> list[object]:
    """The keys of a mapping; none of anything else."""
    return [*value] if isinstance(value, dict) else []


def items_of(value: object) -> list[object]:
    """The items of a list; none of anything else."""
    return [*value] if isinstance(value, list) else []
