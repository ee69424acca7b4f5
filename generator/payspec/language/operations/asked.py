"""What a caller gives beside the body: objects that a spec has no name for."""

from collections.abc import Iterator
from dataclasses import replace

from payspec.ir.evidence import Evidence
from payspec.ir.operations import Operation, PathParameter, Payload
from payspec.ir.types import Field, ObjectType, Ref

from ..context import Context
from ..reader import Reader
from ..types.lower import field
from .parameters import path_parameters
from .words import GIVEN, PARAMETERS

_KINDS = (("query", "Query"), (GIVEN, "Headers"))
_PATH = (PARAMETERS, "Path")


def given_path(operation: str, reader: Reader) -> Payload | None:
    """The parameters of an operation's path."""
    return _payload(operation, reader, *_PATH)


def query(operation: str, reader: Reader) -> Payload | None:
    """What an operation asks for in its query."""
    return _payload(operation, reader, *_KINDS[0])


def given_headers(operation: str, reader: Reader) -> Payload | None:
    """The headers of an operation that its caller gives."""
    return _payload(operation, reader, *_KINDS[1])


def asked_types(root: Reader, context: Context) -> tuple[ObjectType, ...]:
    """The objects of all paths, queries and given headers, in the order of the spec."""
    return tuple(_objects(root, context))


def asked(operation: Operation) -> tuple[Payload, ...]:
    """The query and the given headers of an operation."""
    both = (operation.query, operation.given_headers)
    return tuple(each for each in both if each is not None)


def _objects(root: Reader, context: Context) -> Iterator[ObjectType]:
    for key, node in root.members("operations"):
        reader = Reader(node, key.span)
        if reader.has(PARAMETERS):
            parameters = map(_parameter, path_parameters(reader, context))
            yield _object(key.text, reader, *_PATH, tuple(parameters))
        for member, kind in _KINDS:
            if reader.has(member):
                fields = tuple(_fields(reader, member, context))
                yield _object(key.text, reader, member, kind, fields)


def _object(
    operation: str, reader: Reader, member: str, kind: str, fields: tuple[Field, ...]
) -> ObjectType:
    return ObjectType(
        name=made_name(operation, kind),
        fields=fields,
        open=False,
        doc=f"The {kind.lower()} of `{operation}`.",
        evidence=Evidence(),
        span=reader.key_span(member),
    )


def _parameter(parameter: PathParameter) -> Field:
    """A parameter of a path as a field; what it rests on, the operation says."""
    return Field(
        wire=parameter.name,
        name=None,
        type=parameter.type,
        required=True,
        required_when=None,
        nullable=False,
        reads=(),
        pattern=parameter.pattern,
        sensitivity=parameter.sensitivity,
        default=None,
        doc=parameter.doc,
        evidence=Evidence(),
        span=parameter.span,
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
