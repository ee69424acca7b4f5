"""Schema of `$allow`, and its place in the schema of everything else."""

from collections.abc import Iterable

from payspec.diagnostics import Rule

from ..fragments import Schema, record, ref, table, text
from .allowance import ALLOW

_OFFERED = "allow"
_LITERAL = {"const", "default", "enum", "examples", "required"}
"""Keywords whose values are no schemas."""


def with_allow(schema: Schema, rules: Iterable[Rule]) -> Schema:
    """A schema as it is written whose mappings all take `$allow`.

    Not those of exactly one member: what is in them is named from around them.
    """
    root = _offering(schema)
    definitions = root.get("$defs")
    held = definitions if isinstance(definitions, dict) else {}
    return {**root, "$defs": {**held, _OFFERED: _allow(rules)}}


def _allow(rules: Iterable[Rule]) -> Schema:
    reason = text("Why it may stand, as a sentence.")
    by_key = table("Why it may stand, for each key beside `$allow`.", reason)
    return {
        **record(
            "Findings that may stand here and in what is inside, by rule.",
            {
                rule.id: {"description": rule.sentence, "anyOf": [reason, by_key]}
                for rule in rules
            },
        ),
        "minProperties": 1,
    }


def _offering(schema: Schema) -> Schema:
    offering = {
        key: value if key in _LITERAL else _inner(value, key == "properties")
        for key, value in schema.items()
    }
    if schema.get("type") != "object" or "maxProperties" in schema:
        return offering
    known = offering.get("properties")
    properties = known if isinstance(known, dict) else {}
    offering["properties"] = {
        **properties,
        ALLOW: {
            "description": "Findings that may stand here, and why.",
            **ref(_OFFERED),
        },
    }
    if "propertyNames" in offering:
        offering["propertyNames"] = {
            "anyOf": [{"const": ALLOW}, offering["propertyNames"]]
        }
    return offering


def _inner(value: object, named: bool = False) -> object:
    """What is in a keyword: a schema, several, or several by names of their own."""
    if isinstance(value, dict):
        if named:
            return {name: _inner(each) for name, each in value.items()}
        return _offering(value)
    if isinstance(value, list):
        return [_inner(each) for each in value]
    return value
