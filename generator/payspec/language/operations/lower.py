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

from ..context import Context
from ..evidence.lower import evidence
from ..reader import Reader, scalar_text
from ..safety.lower import write_safety
from ..samples.lower import samples
from ..source import Node, TextNode
from ..types.expression import parse
from ..types.lower import field


def payload(node: Node, context: Context) -> Payload:
    """A type inside its wrapping."""
    reader = Reader(node, node.span)
    type_node = reader.node("type")
    assert type_node is not None
    return Payload(
        envelope=reader.texts("envelope"),
        type=parse(type_node, context.report).type,
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
        method=Method(reader.text("method")),
        path=reader.text("path"),
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
    )


def _parameters(reader: Reader, context: Context) -> tuple[PathParameter, ...]:
    found: list[PathParameter] = []
    for key, node in reader.members("parameters"):
        lowered = field(key, node, context)
        found.append(
            PathParameter(
                name=key.text,
                type=lowered.type,
                sensitivity=lowered.sensitivity,
                doc=lowered.doc,
                span=key.span,
            )
        )
    return tuple(found)


def _headers(reader: Reader) -> tuple[Header, ...]:
    return tuple(
        (
            KeyHeader(key.text, key.span)
            if Reader(node, key.span).has("binds")
            else FixedHeader(key.text, Reader(node, key.span).text("value"), key.span)
        )
        for key, node in reader.members("headers")
    )


def _answers(reader: Reader, context: Context) -> tuple[Answer, ...]:
    found: list[Answer] = []
    for item in reader.items("answers"):
        answer = Reader(item, item.span)
        shape = answer.node("payload")
        assert shape is not None
        found.append(
            Answer(
                statuses=tuple(
                    int(scalar_text(status)) for status in answer.items("statuses")
                ),
                payload=payload(shape, context),
                span=item.span,
            )
        )
    return tuple(found)
