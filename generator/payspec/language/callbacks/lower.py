"""Callbacks in long form, as IR."""

from payspec.ir.callbacks import (
    Acknowledgement,
    AllOf,
    AnyOf,
    Callback,
    CallbackMode,
    FieldPath,
    ModeValue,
    Reread,
    SignatureUse,
    Verification,
)

from ..context import Context
from ..evidence.lower import evidence
from ..operations.lower import payload
from ..reader import Reader, scalar_text
from ..source import BoolNode, Node, TextNode


def callbacks(root: Reader, context: Context) -> tuple[Callback, ...]:
    """Every callback, in the order of the spec."""
    return tuple(
        _callback(key, Reader(node, key.span), context)
        for key, node in root.members("callbacks")
    )


def _callback(key: TextNode, reader: Reader, context: Context) -> Callback:
    body = reader.node("body")
    assert body is not None
    return Callback(
        name=key.text,
        body=payload(body, context),
        batched=reader.flag("batched"),
        thin=reader.flag("thin"),
        verify=_verify(reader),
        identity=tuple(map(_path, reader.items("identity"))),
        order=_maybe_path(reader, "order"),
        acknowledge=_acknowledge(reader, context),
        reread=_reread(reader, context),
        mode=_mode(reader, context),
        doc=reader.text("doc"),
        evidence=evidence(reader, context),
        span=key.span,
        identity_span=reader.key_span("identity"),
    )


def _path(node: Node) -> FieldPath:
    return FieldPath(scalar_text(node), node.span)


def _maybe_path(reader: Reader, name: str) -> FieldPath | None:
    node = reader.node(name)
    return None if node is None else _path(node)


def _verify(callback: Reader) -> Verification | None:
    if not callback.has("verify"):
        return None
    reader = callback.child("verify")
    if reader.has("any"):
        return AnyOf(_uses(reader, "any"))
    return AllOf(_uses(reader, "all"))


def _uses(reader: Reader, name: str) -> tuple[SignatureUse, ...]:
    return tuple(
        SignatureUse(scalar_text(item), item.span) for item in reader.items(name)
    )


def _acknowledge(callback: Reader, context: Context) -> Acknowledgement:
    reader = callback.child("acknowledge")
    return Acknowledgement(
        status=int(reader.text("status")),
        body=reader.text("body"),
        evidence=evidence(reader, context),
        span=callback.key_span("acknowledge"),
    )


def _reread(callback: Reader, context: Context) -> Reread | None:
    if not callback.has("reread"):
        return None
    reader = callback.child("reread")
    return Reread(
        operation=reader.text("with"),
        by=FieldPath(reader.text("by"), reader.span_of("by")),
        evidence=evidence(reader, context),
        span=reader.span_of("with"),
    )


def _mode(callback: Reader, context: Context) -> CallbackMode | None:
    if not callback.has("mode"):
        return None
    reader = callback.child("mode")
    absent = reader.node("absent")
    return CallbackMode(
        field=FieldPath(reader.text("field"), reader.span_of("field")),
        values=tuple(
            ModeValue(key.text, _value(node), key.span, node.span)
            for key, node in reader.members("is")
        ),
        absent=None if absent is None else _value(absent),
        evidence=evidence(reader, context),
        span=callback.key_span("mode"),
        absent_span=reader.span_of("absent"),
        of=reader.maybe_text("of"),
    )


def _value(node: Node) -> bool | str:
    return node.value if isinstance(node, BoolNode) else scalar_text(node)
