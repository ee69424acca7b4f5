"""The rooms of the language: the page of each, its keys and its rules."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from payspec.language.access.auth.fragment import auth
from payspec.language.access.fragment import credentials, environments, surfaces
from payspec.language.callbacks.fragment import callbacks
from payspec.language.callbacks.signatures import signatures
from payspec.language.document.deployment_fragment import deployment_schema
from payspec.language.document.fragment import provider_schema
from payspec.language.evidence.fragment import (
    assumptions,
    conflicts,
    evidence_keys,
    sources,
)
from payspec.language.fragments import Schema, members_of, record
from payspec.language.lifecycle.fragment import flows, statuses
from payspec.language.mapping.fragment import mapping
from payspec.language.money.fragment import money
from payspec.language.operations.fragment import (
    answer,
    errors,
    headers,
    operations,
    payload,
)
from payspec.language.safety.fragment import write_safety
from payspec.language.samples.fragment import samples
from payspec.language.scenarios.fragment import scenarios
from payspec.language.suppression.allowance import ALLOW
from payspec.language.types.fragment import field, types

from .keys import KeyTable, key_tables, whole

Fragments = Callable[[], Mapping[str, Schema]]
"""The parts of the schema that a page explains, by their paths in a spec."""


@dataclass(frozen=True, slots=True)
class Room:
    """One page: its name, its title, its parts of the schema, its rooms of rules."""

    name: str
    title: str
    fragments: Fragments
    rules: tuple[str, ...]

    @property
    def tables(self) -> tuple[KeyTable, ...]:
        """A table for each mapping that the page explains.

        Words that several keys take are explained where they stand first.
        """
        told: set[object] = set()
        found: list[KeyTable] = []
        for path, schema in self.fragments().items():
            for table in _tables(path, schema):
                new = tuple(each for each in table.words if each.meanings not in told)
                told.update(each.meanings for each in new)
                found.append(replace(table, words=new))
        return tuple(found)


def _tables(path: str, schema: Schema) -> Iterator[KeyTable]:
    found = [*key_tables(path, schema)]
    if not found or found[0].path != path:
        yield whole(path, schema)
    yield from found


def _document() -> Mapping[str, Schema]:
    return {"spec": _root(provider_schema(written=True))}


def _deployments() -> Mapping[str, Schema]:
    return {"deployment": _root(deployment_schema(written=True))}


def _root(schema: Schema) -> Schema:
    """The keys of a document; what is inside them has pages of its own."""
    properties = members_of(schema["properties"])
    kept = {name: members_of(each) for name, each in properties.items()}
    outer = {name: _outside(each) for name, each in kept.items() if name != ALLOW}
    bound = {"bind"} & kept.keys()
    inner = {name: _without_allow(kept[name]) for name in bound}
    required = schema["required"]
    found = record(str(schema["description"]), {**outer, **inner})
    return {**found, "required": required}


def _outside(schema: Schema) -> Schema:
    """A key without what is inside it."""
    dropped = {"properties", "additionalProperties", "propertyNames", "items", "oneOf"}
    return {key: value for key, value in schema.items() if key not in dropped}


def _without_allow(schema: Schema) -> Schema:
    properties = members_of(schema.get("properties"))
    values = members_of(schema.get("additionalProperties"))
    found = {
        **schema,
        "properties": {
            name: each for name, each in properties.items() if name != ALLOW
        },
    }
    if values:
        found["additionalProperties"] = _without_allow(values)
    return found


ROOMS: tuple[Room, ...] = (
    Room("document", "A spec as a whole", _document, ("source", "document")),
    Room(
        "evidence",
        "Sources, assumptions, conflicts",
        lambda: {
            "sources": sources(),
            "assumptions": assumptions(written=True),
            "conflicts": conflicts(),
            "evidence": record(
                "What a fact rests on; almost everything in a spec takes these keys.",
                evidence_keys(written=True),
            ),
        },
        ("evidence",),
    ),
    Room(
        "access",
        "Environments and credentials",
        lambda: {
            "environments": environments(written=True),
            "credentials": credentials(written=True),
            "surfaces": surfaces(),
        },
        ("access",),
    ),
    Room("auth", "Authentication", lambda: {"auth": auth(written=True)}, ("auth",)),
    Room("money", "Money", lambda: {"money": money(written=True)}, ("money",)),
    Room(
        "types",
        "Types and fields",
        lambda: {"types": types(written=True), "field": field(written=True)},
        ("types",),
    ),
    Room(
        "operations",
        "Operations",
        lambda: {
            "operations": operations(written=True),
            "payload": payload(written=True),
            "answer": answer(written=True),
            "headers": headers(),
            "errors": errors(),
        },
        ("operations",),
    ),
    Room(
        "write-safety",
        "Write safety",
        lambda: {"write_safety": write_safety(written=True)},
        ("safety",),
    ),
    Room(
        "callbacks",
        "Callbacks and their signatures",
        lambda: {
            "callbacks": callbacks(written=True),
            "signatures": signatures(written=True),
        },
        ("callbacks",),
    ),
    Room(
        "lifecycle",
        "Statuses and flows",
        lambda: {"statuses": statuses(written=True), "flows": flows(written=True)},
        ("lifecycle",),
    ),
    Room(
        "mapping",
        "The common interface, and scenarios",
        lambda: {
            "mapping": mapping(written=True),
            "scenarios": scenarios(written=True),
        },
        ("mapping", "scenarios"),
    ),
    Room(
        "samples", "Samples", lambda: {"samples": samples(written=True)}, ("samples",)
    ),
    Room("deployments", "Deployments", _deployments, ("deployments",)),
    Room("allow", "Findings that may stand", dict, ("suppression",)),
)
"""In the order in which a person meets them."""
