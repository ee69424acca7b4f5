"""Operations in long form, as IR."""

from payspec.ir.operations import (
    Answer,
    Effect,
    FixedHeader,
    Header,
    KeyHeader,
    Method,
    Operation,
    PathParameter,
    Payload,
)
from payspec.ir.types import Sensitivity

from ..context import Context
from ..evidence.lower import evidence
from ..reader import Reader, scalar_text
from ..safety.lower import write_safety
from ..samples.lower import samples
from ..source import Node, TextNode
from ..statuses import rows
from ..types.expression import parse
from .words import METHOD, PARAMETERS, PATH


def payload(node: Node, context: Context) -> Payload:
    """A type inside its wrapping."""
    reader = Reader(node, node.span)
    type_node = reader.node("type")
    assert type_node is not None
    return Payload(
        envelope=reader.texts("envelope"),
        type=parse(type_node, context, may_be_null=False).type,
        evidence=evidence(reader, context),
        span=type_node.span,
    )


def errors(reader: Reader, context: Context) -> tuple[Payload, ...]:
    """Error shapes, in the order in which they are tried."""
    return tuple(payload(item, context) for item in reader.items("errors"))


def operations(root: Reader, context: Context) -> tuple[Operation, ...]:
    """Every operation, in the order of the spec."""
    common = errors(root, context)
    return tuple(
        _operation(key, Reader(node, key.span), common, context)
        for key, node in root.members("operations")
    )


def _operation(
    key: TextNode, reader: Reader, common: tuple[Payload, ...], context: Context
) -> Operation:
    body = reader.node("body")
    return Operation(
        name=key.text,
        method=Method(reader.text(METHOD)),
        path=reader.text(PATH),
        auth=reader.maybe_text("auth"),
        effect=Effect(reader.text("effect")),
        parameters=_parameters(reader, context),
        headers=_headers(reader),
        body=None if body is None else payload(body, context),
        answers=_answers(reader, context),
        errors=errors(reader, context) or common,
        safety=write_safety(reader, context),
        samples=samples(reader, context),
        doc=reader.text("doc"),
        evidence=evidence(reader, context),
        span=key.span,
        path_span=reader.span_of(PATH),
        auth_span=reader.span_of("auth"),
    )


def _parameters(reader: Reader, context: Context) -> tuple[PathParameter, ...]:
    found: list[PathParameter] = []
    for key, node in reader.members(PARAMETERS):
        parameter = Reader(node, key.span)
        type_node = parameter.node("type")
        assert type_node is not None
        sensitive = parameter.maybe_text("sensitive")
        found.append(
            PathParameter(
                name=key.text,
                type=parse(type_node, context, may_be_null=False).type,
                sensitivity=Sensitivity(sensitive) if sensitive else None,
                doc=parameter.text("doc"),
                span=key.span,
                evidence=evidence(parameter, context),
                type_span=type_node.span,
            )
        )
    return tuple(found)


def _headers(reader: Reader) -> tuple[Header, ...]:
    found: list[Header] = []
    for key, node in reader.members("headers"):
        header = Reader(node, key.span)
        if header.has("binds"):
            found.append(KeyHeader(key.text, key.span))
        else:
            value, at = header.text("value"), header.span_of("value")
            found.append(FixedHeader(key.text, value, key.span, at))
    return tuple(found)


def _answers(reader: Reader, context: Context) -> tuple[Answer, ...]:
    found: list[Answer] = []
    for answer in rows(reader, "answers"):
        shape = answer.node("payload")
        assert shape is not None
        found.append(
            Answer(
                statuses=tuple(
                    int(scalar_text(status)) for status in answer.items("statuses")
                ),
                payload=payload(shape, context),
                span=answer.span,
                status_spans=tuple(each.span for each in answer.items("statuses")),
            )
        )
    return tuple(found)
