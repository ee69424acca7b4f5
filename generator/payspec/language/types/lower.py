"""Types and fields in long form, as IR."""

import json
from dataclasses import replace
from decimal import Decimal

from payspec.diagnostics import Related, Span
from payspec.ir.scalars import Amount, Form
from payspec.ir.sensitivity import by_itself
from payspec.ir.types import (
    AnyOf,
    AnyOfType,
    Condition,
    EnumType,
    EnumValue,
    Field,
    NamedType,
    ObjectType,
    Pattern,
    Ref,
    Sensitivity,
    TaggedType,
    TagMember,
    Type,
)

from ..context import Context
from ..evidence.lower import evidence
from ..reader import Reader, scalar_text, scalar_value
from ..source import Node, TextNode
from ..values import Plain
from .descriptors import lower as descriptor
from .dialect import portable
from .enums import ValueKind, check_kind, kind_of_value
from .expand import REQUIRED
from .expression import parse
from .rules import BAD_TYPE, FIELD_TWICE, VALUE_TWICE


def types(root: Reader, context: Context) -> tuple[NamedType, ...]:
    """Every named type, in the order of the spec."""
    return tuple(
        _named(key, Reader(node, key.span), context)
        for key, node in root.members("types")
    )


def _named(key: TextNode, reader: Reader, context: Context) -> NamedType:
    match reader.text("kind"):
        case "enum":
            return _enum(key, reader, context)
        case "tagged":
            return _tagged(key, reader, context)
        case "any_of":
            return _any_of(key, reader, context)
        case "map":
            return _map(key, reader, context)
        case _:
            return _object(key, reader, context)


def field(key: TextNode, node: Node, context: Context) -> Field:
    """One field, whose name (without marks) is `key`."""
    reader = Reader(node, key.span)
    type_node = reader.node("type")
    assert type_node is not None
    expression = parse(type_node, context)
    sensitive = reader.maybe_text("sensitive")
    default = reader.node("default")
    forms = _forms(reader)
    return Field(
        wire=reader.text("wire", key.text),
        name=reader.maybe_text("name"),
        type=expression.type,
        required=reader.flag(REQUIRED),
        required_when=_condition(reader, "required_when"),
        nullable=expression.nullable,
        reads=tuple(form for form, _ in forms),
        pattern=pattern(reader),
        sensitivity=Sensitivity(sensitive) if sensitive else by_itself(expression.type),
        default=None if default is None else _json(scalar_value(default)),
        doc=reader.text("doc"),
        evidence=evidence(reader, context),
        span=key.span,
        reads_spans=tuple(span for _, span in forms),
        default_span=reader.span_of("default"),
    )


def _tagged(key: TextNode, reader: Reader, context: Context) -> TaggedType:
    members: dict[str, TagMember] = {}
    for name, node in reader.members("of"):
        ref = parse(node, context, may_be_null=False).type
        if isinstance(ref, Ref):
            members[name.text] = TagMember(name.text, ref, name.span)
    return TaggedType(
        name=key.text,
        tag=reader.text("tag"),
        members=tuple(members.values()),
        doc=reader.text("doc"),
        evidence=evidence(reader, context),
        span=key.span,
    )


def _any_of(key: TextNode, reader: Reader, context: Context) -> AnyOfType:
    parsed = [
        (node, parse(node, context, may_be_null=False).type)
        for node in reader.items("any_of")
    ]
    for node, of in parsed:
        _no_amount(of, node, context, "a union")
    return AnyOfType(
        name=key.text,
        of=AnyOf(tuple(of for _, of in parsed), reader.span_of("any_of")),
        doc=reader.text("doc"),
        evidence=evidence(reader, context),
        span=key.span,
    )


def _no_amount(of: Type, node: Node, context: Context, inside: str) -> None:
    if isinstance(of, Amount):
        context.report.report(
            BAD_TYPE,
            node.span,
            f"an amount of money cannot stand in {inside}",
            hint="make an object of the amount and its currency",
        )


def _map(key: TextNode, reader: Reader, context: Context) -> ObjectType:
    node = reader.node("map")
    assert node is not None
    value = parse(node, context, may_be_null=False).type
    _no_amount(value, node, context, "a map")
    return replace(_object(key, reader, context, "reserved"), rest=value)


def _object(
    key: TextNode, reader: Reader, context: Context, own: str = "fields"
) -> ObjectType:
    fields: dict[str, Field] = {}
    for name, node in reader.members(own):
        lowered = field(name, node, context)
        first = fields.setdefault(lowered.wire, lowered)
        if first is not lowered:
            context.report.report(
                FIELD_TWICE,
                name.span,
                f"'{key.text}' has a field '{lowered.wire}' already",
                hint="remove one of the two, or tell them apart with `wire`",
                related=(Related(first.span, "it is described here first"),),
            )
    return ObjectType(
        name=key.text,
        fields=tuple(fields.values()),
        open=reader.flag("open"),
        doc=reader.text("doc"),
        evidence=evidence(reader, context),
        span=key.span,
        descriptor=descriptor(reader),
    )


def _enum(key: TextNode, reader: Reader, context: Context) -> EnumType:
    values: dict[str, EnumValue] = {}
    kinds: list[ValueKind] = []
    for name, node in reader.members("values"):
        if name.text in values:
            context.report.report(
                VALUE_TWICE,
                name.span,
                f"'{key.text}' lists '{name.text}' already",
                hint="remove one of the two",
            )
        kind = kind_of_value(name)
        if name.text not in values:
            check_kind(context, name, kind, kinds)
        kinds.append(kind)
        value = Reader(node, name.span)
        values[name.text] = EnumValue(
            name.text, value.text("doc"), evidence(value, context)
        )
    return EnumType(
        name=key.text,
        values=tuple(values.values()),
        closed=reader.flag("closed"),
        doc=reader.text("doc"),
        evidence=evidence(reader, context),
        span=key.span,
        numbers=bool(kinds) and set(kinds) == {ValueKind.NUMBER},
    )


def _json(value: Plain | None) -> str:
    return format(value, "f") if isinstance(value, Decimal) else json.dumps(value)


def _forms(reader: Reader) -> list[tuple[Form, Span]]:
    return [(Form(scalar_text(item)), item.span) for item in reader.items("reads")]


def _condition(reader: Reader, name: str) -> Condition | None:
    for key, node in reader.members(name):
        value = scalar_value(node)
        equals = value if isinstance(value, str | int) else scalar_text(node)
        return Condition(key.text, equals, key.span, node.span)
    return None


def pattern(reader: Reader) -> Pattern | None:
    """The pattern of a field or of a parameter, if it has one."""
    if not reader.has("pattern"):
        return None
    told = reader.child("pattern")
    return Pattern(
        expression=portable(told.text("is")),
        when=_condition(told, "when"),
        span=told.span_of("is"),
    )
