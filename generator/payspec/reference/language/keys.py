"""Tables of keys: every mapping of a fragment, and of what is inside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from payspec.language.document.fragment import provider_schema
from payspec.language.evidence.fragment import evidence_keys
from payspec.language.fragments import Schema, items_of, members_of
from payspec.language.types.fragment import expression

from ..markdown import code, codes, joined, link, place, prose, table
from .takes import alternatives, examples, takes
from .words import Words, words

_EVIDENCE = tuple(evidence_keys(written=True))
_OWN = "NAME"
"""Stands for a name of the writer's own in the path of a table."""


@dataclass(frozen=True, slots=True)
class KeyTable:
    """The keys of one mapping.

    `path` leads to it from the root of the spec. Each row is the key, whether it is
    required, what it takes, and what it means; `words` are those that keys take.
    """

    path: str
    about: str
    rows: tuple[tuple[str, ...], ...]
    notes: str
    words: tuple[Words, ...] = ()

    def markdown(self) -> str:
        """Heading, meaning and tables."""
        keys = table(("key", "", "takes", "meaning"), self.rows)
        heading = f"{place(self.path)}\n### {code(self.path)}"
        explained = (each.markdown() for each in self.words)
        return joined(heading, prose(self.about), keys, *explained, self.notes)


def whole(path: str, schema: Mapping[str, object]) -> KeyTable:
    """A part of the schema whose own keys, if it has any, are the writer's."""
    about = _meaning(str(schema.get("description", "")), schema)
    return KeyTable(path, "", (), f"Takes a {takes(schema)}. {about}")


def key_tables(path: str, schema: Mapping[str, object]) -> Iterator[KeyTable]:
    """The tables of a part of the schema, from the outside inwards.

    A mapping that takes names of the writer's own alone has no table: those names are
    a step of the path of what is inside.
    """
    for form in alternatives(schema):
        if form.get("type") == "array":
            yield from key_tables(f"{path}[]", members_of(form.get("items")))
        elif form.get("type") == "object":
            if members_of(form.get("properties")):
                yield _table(path, form, str(schema.get("description", "")))
            yield from _inner(path, form)


def _inner(path: str, form: Mapping[str, object]) -> Iterator[KeyTable]:
    seen: list[object] = []
    for name, value in members_of(form.get("properties")).items():
        # The same mapping under several keys is told once.
        if _mark(name) in _EVIDENCE or value in seen:
            continue
        seen.append(value)
        yield from key_tables(f"{path}.{name}", members_of(value))
    values = members_of(form.get("additionalProperties"))
    if values:
        yield from key_tables(f"{path}.{_OWN}", values)


def _table(path: str, form: Mapping[str, object], around: str) -> KeyTable:
    properties = members_of(form.get("properties"))
    required = {str(name) for name in items_of(form.get("required"))}
    carries = all({name, f"${name}"} & properties.keys() for name in _EVIDENCE) and len(
        properties
    ) > len(_EVIDENCE)
    rows = [
        _row(name, members_of(value), name in required)
        for name, value in properties.items()
        if not (carries and _mark(name) in _EVIDENCE)
    ]
    values = members_of(form.get("additionalProperties"))
    if values:
        about = str(values.get("description", ""))
        rows.append(("any name", "", takes(values), _meaning(about, values)))
    about = str(form.get("description") or around)
    notes = _notes(form, properties, carries)
    return KeyTable(path, about, tuple(rows), notes, tuple(words(properties)))


def _row(
    name: str, schema: Mapping[str, object], required: bool
) -> tuple[str, str, str, str]:
    about = _about(schema)
    must = "required" if required else ""
    return code(name), must, takes(schema), _meaning(about, schema)


def _about(schema: Mapping[str, object]) -> str:
    """What a key means; where its schema is a definition, what that says."""
    reference = str(schema.get("$ref", "")).rpartition("/")[2]
    return str(
        {**members_of(_defined().get(reference)), **schema}.get("description", "")
    )


@cache
def _defined() -> Schema:
    return members_of(provider_schema(written=True)["$defs"])


def _meaning(about: str, schema: Mapping[str, object]) -> str:
    if schema == expression():
        return "Its type."
    shown = examples(schema)
    many = "Examples" if len(shown) > 1 else "Example"
    said = f"{many}: {codes(shown)}." if shown else ""
    return " ".join(filter(None, (prose(about), said)))


def _notes(
    form: Mapping[str, object], properties: Mapping[str, object], carries: bool
) -> str:
    choices = [
        str(name)
        for each in items_of(form.get("oneOf"))
        for name in items_of(members_of(each).get("required"))
    ]
    one = f"Exactly one of {codes(choices)} is written." if choices else ""
    if not carries:
        return one
    names = [name for name in properties if _mark(name) in _EVIDENCE]
    told = link("what the fact rests on", "evidence.md#evidence")
    return joined(one, f"{codes(names)} say {told}.")


def _mark(name: str) -> str:
    return name.removeprefix("$")
