"""Queries and headers that a caller gives: objects that a spec has no name for."""

from collections.abc import Iterator
from dataclasses import replace

from payspec.ir.evidence import Evidence
from payspec.ir.operations import Operation, Payload
from payspec.ir.types import Field, ObjectType, Ref

from ..context import Context
from ..reader import Reader
from ..types.lower import field
from .words import GIVEN

_KINDS = (("query", "Query"), (GIVEN, "Headers"))


def query(operation: str, reader: Reader) -> Payload | None:
    """What an operation asks for in its query."""
    return _payload(operation, reader, *_KINDS[0])


def given_headers(operation: str, reader: Reader) -> Payload | None:
    """The headers of an operation that its caller gives."""
    return _payload(operation, reader, *_KINDS[1])


def asked_types(root: Reader, context: Context) -> tuple[ObjectType, ...]:
    """The objects of all queries and given headers, in the order of the spec."""
    return tuple(_objects(root, context))


def asked(operation: Operation) -> tuple[Payload, ...]:
    """The query and the given headers of an operation."""
    both = (operation.query, operation.given_headers)
    return tuple(each for each in both if each is not None)


def _objects(root: Reader, context: Context) -> Iterator[ObjectType]:
    for key, node in root.members("operations"):
        reader = Reader(node, key.span)
        for member, kind in _KINDS:
            if reader.has(member):
                yield ObjectType(
                    name=made_name(key.text, kind),
                    fields=tuple(_fields(reader, member, context)),
                    open=False,
                    doc=f"The {kind.lower()} of `{key.text}`.",
                    evidence=Evidence(),
                    span=reader.key_span(member),
                )


def _fields(reader: Reader, member: str, context: Context) -> Iterator[Field]:
    for name, node in reader.members(member):
        lowered = field(name, node, context)
        if lowered.wire != name.text and lowered.name is None:
            lowered = replace(lowered, name=name.text)
        yield lowered


def _payload(operation: str, reader: Reader, member: str, kind: str) -> Payload | None:
    if not reader.has(member):
        return None
    span = reader.key_span(member)
    return Payload((), Ref(made_name(operation, kind), span), Evidence(), span)


def made_name(operation: str, kind: str) -> str:
    """The name of an object that is made for an operation."""
    return "".join(part.capitalize() for part in operation.split("_")) + kind
