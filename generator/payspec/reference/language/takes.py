"""What a part of the schema takes, in a few words."""

import json
import re
from collections.abc import Mapping
from types import MappingProxyType

from payspec.language.fragments import items_of, members_of
from payspec.language.types.fragment import expression

from ..markdown import code, link

_DEFINED: Mapping[str, str] = MappingProxyType(
    {
        "answer": link("an answer", "operations.md#answer"),
        "field": link("a field", "types.md#field"),
        "payload": link("a payload", "operations.md#payload"),
        "samples": link("samples", "samples.md#samples"),
        "write_safety": link("write safety", "write-safety.md#write_safety"),
    }
)
"""What definitions of the schema are called, and where they are explained."""

_TYPE = link("a type", "types.md#type-expressions")
"""A type expression, which is a text with a notation of its own."""

_KINDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "`true` or `false`",
    "null": "`null`",
    "object": "mapping",
}
_BARE = re.compile(r"[A-Za-z][A-Za-z0-9_.()-]*")
_WORDS = {"true", "false", "null", "yes", "no", "on", "off"}


def alternatives(schema: Mapping[str, object]) -> list[Mapping[str, object]]:
    """The forms that a value may have, those inside others too."""
    choices = items_of(schema.get("anyOf"))
    if not choices:
        return [schema]
    return [form for each in choices for form in alternatives(members_of(each))]


def takes(schema: Mapping[str, object]) -> str:
    """What may be written, as Markdown: each form once, in the schema's order."""
    forms = dict.fromkeys(map(_form, alternatives(schema)))
    null = _KINDS["null"]
    # YAML's own null beside the word says the same.
    named = any(null in form for form in forms if form != null)
    return " or ".join(form for form in forms if form != null or not named)


def examples(schema: Mapping[str, object]) -> tuple[str, ...]:
    """The schema's examples as they are written in a spec."""
    found = [*items_of(schema.get("examples"))]
    return tuple(flow(example) for example in found)


def flow(value: object) -> str:
    """A value as YAML on one line."""
    members, items = members_of(value), items_of(value)
    if members:
        inner = ", ".join(f"{flow(key)}: {flow(each)}" for key, each in members.items())
        return f"{{{inner}}}"
    if items:
        return f"[{', '.join(map(flow, items))}]"
    if isinstance(value, str) and _BARE.fullmatch(value) and value not in _WORDS:
        return value
    return json.dumps(value, ensure_ascii=False)


def _form(schema: Mapping[str, object]) -> str:
    if schema == expression():
        return _TYPE
    reference = schema.get("$ref")
    if isinstance(reference, str):
        return _DEFINED[reference.rpartition("/")[2]]
    if "const" in schema:
        return code(flow(schema["const"]))
    words = items_of(schema.get("enum"))
    if words:
        *first, last = map(code, map(str, words))
        return f"{', '.join(first)} or {last}" if first else last
    kind = schema.get("type")
    if kind == "array":
        return _list(schema)
    if kind == "object":
        return _mapping(schema)
    kinds = [kind] if isinstance(kind, str) else items_of(kind)
    return " or ".join(_KINDS[str(each)] for each in kinds) or "any value"


def _list(schema: Mapping[str, object]) -> str:
    places = [takes(members_of(each)) for each in items_of(schema.get("prefixItems"))]
    if places:
        return f"[{', '.join(places)}]"
    item = members_of(schema.get("items"))
    return f"list of {takes(item)}" if item else "list"


def _mapping(schema: Mapping[str, object]) -> str:
    values = members_of(schema.get("additionalProperties"))
    if not values or schema.get("properties"):
        return "mapping"
    inner = takes(values)
    return "mapping of names" if inner == "mapping" else f"mapping of names to {inner}"
