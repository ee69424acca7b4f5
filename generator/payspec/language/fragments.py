"""The small pieces of schema that every room's fragment is put together from."""

from collections.abc import Iterable, Mapping

Schema = dict[str, object]

NAME = "^[a-z][a-z0-9_]*$"
TYPE_NAME = "^[A-Z][A-Za-z0-9]*$"
SLUG = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
NAME_HINTS = {
    NAME: "small letters, digits and _, beginning with a letter",
    TYPE_NAME: "CamelCase, letters and digits",
    SLUG: "small letters, digits and single hyphens, beginning with a letter",
}
"""How names are written, by their pattern."""

LITERALS = frozenset(
    {
        "const",
        "default",
        "defaultSnippets",
        "enum",
        "enumDescriptions",
        "examples",
        "required",
    }
)
"""Keywords whose values are no schemas."""


def ref(name: str) -> Schema:
    """A use of a definition."""
    return {"$ref": f"#/$defs/{name}"}


def described(description: str, schema: Mapping[str, object], **more: object) -> Schema:
    """A schema that explains itself in an editor."""
    return {"description": description, **schema, **more}


def text(description: str, **more: object) -> Schema:
    """A text that is not empty."""
    return described(description, {"type": "string", "minLength": 1}, **more)


def flag(description: str) -> Schema:
    """True or false."""
    return described(description, {"type": "boolean"})


def choice(description: str, *values: str) -> Schema:
    """One of some words."""
    return described(description, {"type": "string", "enum": list(values)})


def explained(description: str, meanings: Mapping[str, str]) -> Schema:
    """One of some words, each with what it means."""
    return described(
        description,
        {"type": "string", "enum": [*meanings]},
        enumDescriptions=[*meanings.values()],
    )


def table(
    description: str, value: Schema, names: str | None = None, **more: object
) -> Schema:
    """A mapping whose keys are the writer's own."""
    schema = described(
        description,
        {"type": "object", "minProperties": 1},
        additionalProperties=value,
        **more,
    )
    if names is not None:
        schema["propertyNames"] = {"pattern": names, "maxLength": 60}
    return schema


def own_names(marked: Iterable[str]) -> Schema:
    """Names of the writer's own, beside keys of the language that have a mark."""
    return {"anyOf": [{"enum": sorted(marked)}, {"pattern": "^[^$]"}]}


def record(
    description: str,
    properties: Mapping[str, Schema],
    required: tuple[str, ...] = (),
) -> Schema:
    """A mapping with known keys and no others."""
    schema = described(
        description,
        {"type": "object"},
        properties=dict(properties),
        additionalProperties=False,
    )
    if required:
        schema["required"] = list(required)
    return schema


def texts(description: str, *, written: bool, **more: object) -> Schema:
    """A list of texts; as it is written, a single one may stand alone."""
    many: Schema = {
        "type": "array",
        "minItems": 1,
        "uniqueItems": True,
        "items": {"type": "string", "minLength": 1},
    }
    return shorthand(description, text(description), many, written=written, **more)


def shorthand(
    description: str, short: Schema, long: Schema, *, written: bool, **more: object
) -> Schema:
    """Both forms for the editor; the long one alone for the checked document."""
    if not written:
        return long
    return described(description, {"anyOf": [short, long]}, **more)


def members_of(schema: object) -> Schema:
    """The members of a part of a schema; none of what is no mapping."""
    pairs: list[tuple[object, object]] = (
        [*schema.items()] if isinstance(schema, dict) else []
    )
    return {str(name): value for name, value in pairs}


def items_of(schema: object) -> list[object]:
    """The items of a part of a schema; none of what is no list."""
    return [*schema] if isinstance(schema, list) else []
