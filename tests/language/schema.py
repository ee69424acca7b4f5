"""The schemas of a spec, and what an editor finds at a place in them."""

import json
from collections.abc import Iterator

from jsonschema import Draft202012Validator

from payspec.language.document.editor import deployment_text, provider_text
from payspec.language.document.fragment import provider_schema

WRITTEN = provider_schema(written=True)
EXPANDED = provider_schema(written=False)
VALIDATOR = Draft202012Validator(json.loads(provider_text()))
DEPLOYMENT = Draft202012Validator(json.loads(deployment_text()))

PAY = ("operations", "pay")
"""The place of an operation."""


def alternatives(schema: object) -> Iterator[dict[str, object]]:
    """The schema, what it refers to, and each of its alternatives."""
    assert isinstance(schema, dict)
    yield schema
    if "$ref" in schema:
        definitions = WRITTEN["$defs"]
        assert isinstance(definitions, dict)
        yield from alternatives(definitions[schema["$ref"].rpartition("/")[2]])
    for each in schema.get("anyOf", []):
        yield from alternatives(each)


def at(path: tuple[str, ...]) -> list[dict[str, object]]:
    """What may stand at a place of a spec, as an editor finds it out."""
    found = [*alternatives(WRITTEN)]
    for step in path:
        inner: list[dict[str, object]] = []
        for schema in found:
            properties = schema.get("properties", {})
            assert isinstance(properties, dict)
            more = schema.get("items") if step == "-" else None
            more = more or properties.get(step) or schema.get("additionalProperties")
            if isinstance(more, dict):
                inner.extend(alternatives(more))
        found = inner
    return found


def parts(schema: object) -> Iterator[dict[str, object]]:
    """Every mapping in a schema."""
    if isinstance(schema, dict):
        yield schema
    for inner in schema.values() if isinstance(schema, dict) else ():
        yield from parts(inner)
    for inner in schema if isinstance(schema, list) else ():
        yield from parts(inner)
