"""The JSON Schema that pydantic writes of a model, as web frameworks ask for it.

Each model is written once, on its own: inside another it is a reference. So a chain or
a ring of any length is written, where pydantic would descend into each from the one
before and end at Python's limit.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, TypeAdapter
from pydantic_core import core_schema

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


class _Writing:
    """Models by their references: what was written of each, and what still is to be."""

    def __init__(self) -> None:
        self.written: dict[str, JsonSchemaValue] = {}
        self.waiting: list[tuple[str, Any, frozenset[str]]] = []


_WRITING: ContextVar[_Writing | None] = ContextVar("json_schemas", default=None)


def model_json_schema(
    schema: core_schema.CoreSchema,
    handler: GetJsonSchemaHandler,
    masked: Iterable[str],
) -> JsonSchemaValue:
    """The schema of a model; inside of another it is empty until that one is written.

    pydantic keeps what it is given under the model's name, and refers to it. `masked`
    are members of which a kind is dumped in place of the value, whatever its type.
    """
    ref = schema.get("ref")
    if not isinstance(ref, str):
        return handler(_without_serializer(schema))
    writing = _WRITING.get()
    if writing is not None:
        return _promised(writing, ref, schema, masked)
    with _begun() as writing:
        written = _promised(writing, ref, schema, masked)
        while writing.waiting:
            name, model, hidden = writing.waiting.pop()
            # A handler looks into what it is given, but not at what that says of
            # itself: without a wrapping it would not be a model.
            own = {key: model[key] for key in model if key not in {"ref", "metadata"}}
            held = core_schema.definitions_schema(_without_serializer(own), [])
            made = handler(held)
            if handler.mode == "serialization":
                for each in hidden & made.get("properties", {}).keys():
                    made["properties"][each]["type"] = ["string", "null"]
            writing.written[name].update(made)
    return written


def _promised(
    writing: _Writing,
    ref: str,
    schema: core_schema.CoreSchema,
    masked: Iterable[str],
) -> JsonSchemaValue:
    if ref not in writing.written:
        writing.written[ref] = {}
        writing.waiting.append((ref, schema, frozenset(masked)))
    return writing.written[ref]


def either_schema(
    types: Iterable[Any], handler: GetJsonSchemaHandler
) -> JsonSchemaValue:
    """The schema of a value of one of some types, models or others."""
    strict = ConfigDict(strict=True)
    found: list[Any] = []
    for each in types:
        adapter = TypeAdapter[object](each, config=None if _is_model(each) else strict)
        found.append(adapter.core_schema)
    return handler(core_schema.union_schema(found))


def _is_model(of: object) -> bool:
    return isinstance(of, type) and issubclass(of, BaseModel)


@contextmanager
def _begun() -> Generator[_Writing]:
    writing = _Writing()
    token = _WRITING.set(writing)
    try:
        yield writing
    finally:
        _WRITING.reset(token)


def _without_serializer(schema: Any) -> Any:
    """What is dumped is an object of the same fields: the serializer says only which.

    pydantic would take its return type, any object at all.
    """
    if schema["type"] == "model":
        return {
            name: value for name, value in schema.items() if name != "serialization"
        }
    inner = schema.get("schema")
    return schema if inner is None else {**schema, "schema": _without_serializer(inner)}
