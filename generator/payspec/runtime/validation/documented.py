"""Where a response leaves its emitted schema, as drift."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..model.drift import Drift
from ..wire.json_types import JsonValue
from .packaged import packaged_schema

if TYPE_CHECKING:
    from .emitted import EmittedSchema

MOST_PLACES = 1_000
"""More places than anyone reads; what else differs is not looked for."""


@dataclass(frozen=True, slots=True)
class Documented:
    """The document of a response: a schema by its name, in an emitted package."""

    package: str
    schema: str

    def drift(self, data: JsonValue, known: Collection[Drift]) -> tuple[Drift, ...]:
        """Where `data` is not as documented, but for the places that are `known` to be.

        Each place once, with the first thing that is wrong there. What does not fit
        was read all the same, if it is a value of its type.
        """
        named = {each.pointer for each in known if not each.declared}
        found: list[Drift] = []
        for each in self._found(data):
            if each.pointer not in named:
                named.add(each.pointer)
                found.append(each)
                if len(found) >= MOST_PLACES:
                    break
        return tuple(found)

    def _found(self, data: JsonValue) -> Iterator[Drift]:
        from .sentences import violations_of

        for fault in _schema(self.package, self.schema).faults(data):
            for violation in violations_of(fault):
                yield Drift(violation.pointer, violation.message, False)


@cache
def _schema(package: str, name: str) -> EmittedSchema:
    # Few responses are asked for their drift: calls go without these modules.
    from .emitted import EmittedSchema

    return EmittedSchema(packaged_schema(package, name))
