"""Operations in long form, as IR."""

from collections.abc import Iterator
from dataclasses import dataclass

from payspec.ir.operations import (
    Answer,
    Effect,
    EffectBy,
    EffectRow,
    Fixed,
    FixedHeader,
    FormBody,
    Header,
    KeyHeader,
    ListStyle,
    Method,
    MultipartBody,
    Nesting,
    Operation,
    PartNesting,
    Payload,
)

from ..context import Context
from ..evidence.lower import evidence
from ..reader import Reader, scalar_text, scalar_value
from ..safety.lower import echoes, write_safety
from ..samples.lower import samples
from ..source import Node, TextNode
from ..statuses import rows
from ..types.enums import ValueKind, kind_of_value
from ..types.expression import parse
from ..wire_names import MARK_HINT, mark_problem
from .asked import given_headers, given_path, query
from .pages import pages
from .parameters import path_parameters
from .rules import BAD_WIRE_NAME, FORM
from .words import EFFECTS, HEADERS, METHOD, NOTHING, PATH


def payload(node: Node, context: Context) -> Payload:
    """A type inside its wrapping."""
    reader = Reader(node, node.span)
    type_node = reader.node("type")
    assert type_node is not None
    for member in reader.items("envelope"):
        if isinstance(member, TextNode):
            _unmarked(member, context)
    return Payload(
        envelope=reader.texts("envelope"),
        type=parse(type_node, context, may_be_null=False).type,
        evidence=evidence(reader, context),
        span=type_node.span,
        fixed=tuple(_fixed_members(reader, context)),
    )


def _fixed_members(reader: Reader, context: Context) -> Iterator[Fixed]:
    for item in reader.items("fixed"):
        member = Reader(item, item.span)
        node = member.node("value")
        value = None if node is None else scalar_value(node)
        if isinstance(value, str | int):
            name = member.node("member")
            if isinstance(name, TextNode):
                _unmarked(name, context)
            depth = int(member.text("depth"))
            yield Fixed(depth, member.text("member"), value, member.span)


def _unmarked(key: TextNode, context: Context) -> None:
    problem = mark_problem(key.text)
    if problem is not None:
        context.report.report(BAD_WIRE_NAME, key.span, problem, hint=MARK_HINT)


def _form(reader: Reader, context: Context) -> FormBody | MultipartBody | None:
    if reader.has("multipart"):
        if reader.has("form"):
            context.report.report(
                FORM,
                reader.key_span("form"),
                "a body is sent as a form or in parts",
                hint="remove `form` or `multipart`",
            )
        parts = reader.child("multipart")
        return MultipartBody(
            PartNesting(parts.text("nesting")),
            ListStyle(parts.text("lists", ListStyle.BRACKETS.value)),
        )
    if not reader.has("form"):
        return None
    form = reader.child("form")
    return FormBody(
        Nesting(form.text("nesting")),
        ListStyle(form.text("lists", ListStyle.BRACKETS.value)),
    )


def errors(reader: Reader, context: Context) -> tuple[Payload, ...]:
    """Error shapes, in the order in which they are tried."""
    return tuple(payload(item, context) for item in reader.items("errors"))


def operations(root: Reader, context: Context) -> tuple[Operation, ...]:
    """Every operation, in the order of the spec."""
    common = _Common(_fixed(root), errors(root, context))
    return tuple(
        _operation(key, Reader(node, key.span), common, context)
        for key, node in root.members("operations")
    )


@dataclass(frozen=True, slots=True)
class _Common:
    """What every operation has, unless it says otherwise."""

    headers: tuple[Header, ...]
    errors: tuple[Payload, ...]


def _operation(
    key: TextNode, reader: Reader, common: _Common, context: Context
) -> Operation:
    body = reader.node("body")
    return Operation(
        name=key.text,
        method=Method(reader.text(METHOD)),
        path=reader.text(PATH),
        auth=reader.maybe_text("auth"),
        effect=Effect(reader.text("effect")),
        parameters=path_parameters(reader, context),
        headers=(*common.headers, *_headers(reader)),
        body=None if body is None else payload(body, context),
        answers=_answers(reader, context),
        errors=errors(reader, context) or common.errors,
        safety=write_safety(reader, context),
        samples=samples(reader, context),
        doc=reader.text("doc"),
        evidence=evidence(reader, context),
        span=key.span,
        effect_by=_effect_by(reader),
        pages=pages(reader),
        form=_form(reader, context),
        surface=reader.maybe_text("surface"),
        surface_span=reader.span_of("surface"),
        echoes=echoes(reader, context),
        echoes_span=reader.key_span("echoes"),
        unbound=reader.maybe_text("unbound"),
        given_path=given_path(key.text, reader),
        query=query(key.text, reader),
        given_headers=given_headers(key.text, reader),
        path_span=reader.span_of(PATH),
        auth_span=reader.span_of("auth"),
    )


def _effect_by(reader: Reader) -> EffectBy | None:
    if not reader.has(EFFECTS):
        return None
    told = reader.child(EFFECTS)
    return EffectBy(
        field=told.text("by"),
        rows=tuple(
            EffectRow(
                _effect_value(key),
                Effect(scalar_text(node)),
                key.span,
            )
            for key, node in told.members("values")
        ),
        field_span=told.span_of("by"),
    )


def _effect_value(key: TextNode) -> bool | str | int:
    """The value of a field: in quotes, it is a text whatever it looks like."""
    if kind_of_value(key) is ValueKind.NUMBER:
        return int(key.text)
    return {"true": True, "false": False}.get(key.text, key.text)


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


def _fixed(root: Reader) -> tuple[Header, ...]:
    return tuple(
        FixedHeader(key.text, scalar_text(node), key.span, node.span)
        for key, node in root.members("headers")
    )


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
                payload=None if _is_nothing(shape) else payload(shape, context),
                span=answer.span,
                status_spans=tuple(each.span for each in answer.items("statuses")),
                in_headers=Reader(shape, shape.span).has(HEADERS),
            )
        )
    return tuple(found)


def _is_nothing(shape: Node) -> bool:
    reader = Reader(shape, shape.span)
    plain = not reader.has("envelope") or not reader.texts("envelope")
    return plain and reader.text("type").strip() == NOTHING
