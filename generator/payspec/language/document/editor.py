"""The schema as the YAML language server reads it best."""

import json
import re

from ..fragments import LITERALS, NAME_HINTS, Schema, items_of, members_of
from .deployment_fragment import deployment_schema
from .fault import flow
from .fragment import provider_schema

_DIGITS = "[0-9][0-9]"
"""What the pattern of a status has in it."""


def provider_text() -> str:
    """The schema of specs for editors, as the file that is checked in."""
    return _text(provider_schema(written=True))


def deployment_text() -> str:
    """The schema of deployments for editors, as the file that is checked in."""
    return _text(deployment_schema(written=True))


def _text(schema: Schema) -> str:
    return json.dumps(for_editors(schema), indent=2, ensure_ascii=False) + "\n"


def for_editors(schema: Schema) -> Schema:
    """The same schema, with what the language server of YAML needs beside.

    An example that is no text is offered as it is written in a spec. A key that is
    a number is known by its pattern too: the server compares it with names, which are
    texts.
    """
    members = {
        key: value if key in LITERALS else _inner(value, key == "properties")
        for key, value in schema.items()
    }
    examples = items_of(members.get("examples"))
    if "defaultSnippets" in members:
        del members["examples"]
    elif examples and not all(isinstance(each, str) for each in examples):
        del members["examples"]
        members["defaultSnippets"] = [_snippet(members, each) for each in examples]
    digits = [name for name in members_of(members.get("properties")) if name.isdigit()]
    if digits:
        members["patternProperties"] = {f"^({'|'.join(digits)})$": {}}
    if "propertyNames" in members:
        members["propertyNames"] = _names(members_of(members["propertyNames"]))
    return members


def _names(schema: Schema) -> Schema:
    """The same names by one pattern: the server offers listed ones without a word."""
    keys, patterns, longest = _alternatives(schema)
    if not keys:
        return schema
    listed = f"^({'|'.join(re.escape(key) for key in keys)})$"
    return {
        "pattern": "|".join((listed, *patterns)),
        "patternErrorMessage": _refused(keys, patterns),
        **longest,
    }


def _refused(keys: list[str], patterns: list[str]) -> str:
    """What the server says of a key that is none of these."""
    for pattern in patterns:
        if pattern in NAME_HINTS:
            return f"This cannot be a name here: {NAME_HINTS[pattern]}."
    if any(_DIGITS in pattern for pattern in patterns):
        return "This is no status that can stand here, such as 200, or 401, 422."
    return f"There is no such key; there are {', '.join(keys)}."


def _alternatives(schema: Schema) -> tuple[list[str], list[str], Schema]:
    """Names that are listed, patterns of others, and the greatest length."""
    keys = [str(each) for each in items_of(schema.get("enum"))]
    keys += [str(schema["const"])] if "const" in schema else []
    patterns = [str(schema["pattern"])] if "pattern" in schema else []
    longest = {key: value for key, value in schema.items() if key == "maxLength"}
    for each in items_of(schema.get("anyOf")):
        more = _alternatives(members_of(each))
        keys, patterns, longest = keys + more[0], patterns + more[1], longest | more[2]
    return keys, patterns, longest


def _snippet(schema: Schema, example: object) -> Schema:
    shown = flow(example)
    return {
        "label": shown,
        "bodyText": shown.replace("\\", "\\\\").replace("$", "\\$"),
        "description": schema.get("description", "An example."),
    }


def _inner(value: object, named: bool) -> object:
    """What is in a keyword: a schema, several, or several by names of their own."""
    items, members = items_of(value), members_of(value)
    if items:
        return [_inner(each, named=False) for each in items]
    if named:
        return {name: _inner(each, named=False) for name, each in members.items()}
    return for_editors(members) if members else value
