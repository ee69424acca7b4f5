"""The schemas that lie beside an emitted module, each read on first use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING

from ..model.free_text import printable_pointer
from ..tracebacks import clearing
from ..wire.json_read import loads

if TYPE_CHECKING:
    from ..model.violations import Violation
    from ..wire.json_types import JsonObject, JsonValue
    from .schema import SchemaValidator


def packaged_schema(package: str, name: str) -> JsonObject:
    """The schema of that name; `TypeError` for a file that is none."""
    schema = loads((files(package) / "schemas" / f"{name}.json").read_bytes())
    if not isinstance(schema, dict):
        raise TypeError(f"{name}.json is no JSON Schema")
    return schema


class PackagedSchemas:
    """The folder `schemas` of a package; jsonschema is imported on the first check."""

    def __init__(self, package: str | None) -> None:
        self._package = package or ""
        self._validators: dict[str, SchemaValidator] = {}

    def violations(
        self, name: str, given: Callable[[], JsonValue]
    ) -> tuple[Violation, ...]:
        """What is wrong with the data that `given` gives, by the schema of that name.

        It is a function, so that no frame which stays under way holds the data.
        """
        found = clearing(lambda: self._validator(name).violations(given()))
        # What is reported is printed, and a name may be a card number.
        return tuple(
            replace(each, pointer=printable_pointer(each.pointer)) for each in found
        )

    def _validator(self, name: str) -> SchemaValidator:
        if name not in self._validators:
            from .schema import SchemaValidator

            schema = packaged_schema(self._package, name)
            self._validators[name] = SchemaValidator(schema)
        return self._validators[name]
