"""The schemas that lie beside an emitted module, each read on first use."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

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

    def violations(self, name: str, data: JsonValue) -> tuple[Violation, ...]:
        """What is wrong with `data` by the schema of that name."""
        if name not in self._validators:
            from .schema import SchemaValidator

            schema = packaged_schema(self._package, name)
            self._validators[name] = SchemaValidator(schema)
        return self._validators[name].violations(data)
