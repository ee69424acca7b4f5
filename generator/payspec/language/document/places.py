"""Where in a spec each key of the language stands."""

from collections.abc import Iterator, Mapping
from functools import cache

from ..fragments import Schema, items_of, members_of
from ..suppression.allowance import ALLOW
from .fragment import provider_schema

Place = tuple[str, ...]
"""The keys of the language on the way; names of the writer's own are left out."""

_INSIDE = ("items", "additionalProperties")


@cache
def key_places() -> Mapping[str, tuple[Place, ...]]:
    """The places of each key, in the order of the schema."""
    found: dict[str, dict[Place, None]] = {}
    schema = provider_schema(written=True)
    for key, place in _keys(schema, (), members_of(schema["$defs"]), ()):
        found.setdefault(key, {})[place] = None
    return {key: tuple(places) for key, places in found.items()}


def _keys(
    part: object, place: Place, definitions: Schema, within: tuple[str, ...]
) -> Iterator[tuple[str, Place]]:
    """Keys and their places; `within` are the definitions on the way, which recur."""
    schema = members_of(part)
    reference = str(schema.get("$ref", ""))
    if reference and reference not in within:
        name = reference.rpartition("/")[2]
        yield from _keys(definitions[name], place, definitions, (*within, reference))
    inside = (schema[keyword] for keyword in _INSIDE if keyword in schema)
    for inner in (*items_of(schema.get("anyOf")), *inside):
        yield from _keys(inner, place, definitions, within)
    for name, inner in members_of(schema.get("properties")).items():
        # It stands everywhere.
        if name != ALLOW:
            yield name, place
            yield from _keys(inner, (*place, name), definitions, within)
