"""Schemas of an OpenAPI document: what payspec's own JSON Schemas say, less its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from payspec.ir.operations import Payload
from payspec.ir.provider import Provider
from payspec.jsonschema import Direction, payload_schema
from payspec.jsonschema.payloads import Reading
from payspec.runtime.fields import patterns
from payspec.runtime.fields.patterns import whole

Schema = dict[str, Any]

_BUILT_IN = {
    whole(value) for value in vars(patterns).values() if isinstance(value, str)
}
"""Forms that every scalar brings along, which no author of OpenAPI writes."""

_COMPONENTS = "#/components/schemas/"


class Components:
    """The named schemas of a document, gathered as they are used."""

    def __init__(self, provider: Provider) -> None:
        self._provider = provider
        self.schemas: dict[str, Schema] = {}

    def use(self, payload: Payload, direction: Direction) -> Schema:
        """The schema of a payload; the types that it mentions become components.

        A type that is sent and received is there once, as it was used first.
        """
        found: Schema = payload_schema(
            self._provider, payload, direction, Reading.DOCUMENTED
        )
        for name, schema in found.pop("$defs", {}).items():
            self.schemas.setdefault(name, plain(schema))
        found.pop("$schema")
        schema: Schema = plain(found)
        return schema

    def members(self, payload: Payload | None) -> Iterator[tuple[str, Schema, bool]]:
        """Name, schema and necessity of each field of what a caller gives beside."""
        if payload is None:
            return
        schema: Schema = payload_schema(
            self._provider, payload, Direction.SENT, Reading.DOCUMENTED
        )
        definitions = schema["$defs"]
        *_, own = schema["$ref"].split("/")
        for name, described in definitions.items():
            if name != own:
                self.schemas.setdefault(name, plain(described))
        asked = definitions[own]
        for name, described in asked["properties"].items():
            yield name, plain(described), name in asked.get("required", ())


def plain(value: Any) -> Any:
    """The same without what is payspec's own, and without what says nothing more."""
    if isinstance(value, list):
        return [plain(each) for each in value]
    if not isinstance(value, dict):
        return value
    kept: Schema = {}
    for key, inner in value.items():
        match key:
            case "x-payspec-known-values":
                kept["enum"] = inner
            case "x-payspec-documented-default":
                kept["default"] = inner
            case "$ref":
                kept[key] = _COMPONENTS + inner.rpartition("/")[2]
            case "properties" | "$defs":
                kept[key] = {name: plain(each) for name, each in inner.items()}
            case "pattern" if inner in _BUILT_IN:
                continue
            case "additionalProperties" if inner is False:
                continue
            case _ if key.startswith("x-payspec-"):
                continue
            case _:
                kept[key] = plain(inner)
    return kept
