"""The mapping in long form, as IR."""

from payspec.ir.callbacks import FieldPath
from payspec.ir.mapping import (
    MappedCall,
    MappedModel,
    MappedPart,
    Mapping,
    Part,
    Role,
)

from ..context import Context
from ..evidence.lower import evidence
from ..reader import Reader


def mapping(root: Reader, context: Context) -> Mapping | None:
    """The mapping; `None` if the spec has none."""
    if not root.has("mapping"):
        return None
    reader = root.child("mapping")
    return Mapping(
        calls=tuple(
            _call(role, reader.child(role.value), context)
            for role in Role
            if reader.has(role.value)
        ),
        models=tuple(
            MappedModel(
                type=key.text,
                parts=_parts(Reader(node, key.span)),
                evidence=evidence(Reader(node, key.span), context),
                span=key.span,
            )
            for key, node in reader.members("reads")
        ),
        span=root.key_span("mapping"),
    )


def _call(role: Role, reader: Reader, context: Context) -> MappedCall:
    return MappedCall(
        role=role,
        operation=reader.text("call"),
        parts=_parts(reader),
        evidence=evidence(reader, context),
        span=reader.span_of("call"),
    )


def _parts(reader: Reader) -> tuple[MappedPart, ...]:
    return tuple(
        MappedPart(part, FieldPath(reader.text(part.value), reader.span_of(part.value)))
        for part in Part
        if reader.has(part.value)
    )
