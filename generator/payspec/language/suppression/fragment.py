"""Schema of `$allow`, and its place in the schema of everything else."""

from collections.abc import Iterable

from payspec.diagnostics import Rule

from ..fragments import (
    LITERALS,
    Schema,
    items_of,
    members_of,
    record,
    ref,
    table,
    text,
)
from .allowance import ALLOW

_OFFERED = "allow"


def with_allow(schema: Schema, rules: Iterable[Rule]) -> Schema:
    """A schema as it is written whose mappings all take `$allow`.

    Not those of exactly one member: what is in them is named from around them.
    """
    root = _offering(schema)
    definitions = members_of(root.get("$defs"))
    return {**root, "$defs": {**definitions, _OFFERED: _allow(rules)}}


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
        key: value if key in LITERALS else _inner(value, key == "properties")
        for key, value in schema.items()
    }
    if schema.get("type") != "object" or "maxProperties" in schema:
        return offering
    offering["properties"] = {
        **members_of(offering.get("properties")),
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
    items, members = items_of(value), members_of(value)
    if items:
        return [_inner(each) for each in items]
    if named:
        return {name: _inner(each) for name, each in members.items()}
    return _offering(members) if members else value
