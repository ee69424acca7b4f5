"""Write safety in long form, as IR."""

from payspec.ir.safety import (
    Echo,
    Find,
    KeyForm,
    NotFound,
    OutcomeRow,
    Repeat,
    RepeatAnswer,
    Verdict,
    WriteSafety,
)

from ..context import Context
from ..durations import seconds
from ..evidence.lower import evidence
from ..reader import Reader, scalar_text
from ..source import BoolNode
from ..statuses import rows


def write_safety(operation: Reader, context: Context) -> WriteSafety | None:
    """The write safety of an operation, if the spec has it."""
    if not operation.has("write_safety"):
        return None
    reader = operation.child("write_safety")
    return WriteSafety(
        repeat=_repeat(reader, context),
        outcomes=_outcomes(reader, context),
        find=_find(reader, context),
        echoes=echoes(reader, context),
        identified_by=reader.maybe_text("identified_by"),
        evidence=evidence(reader, context),
        span=operation.key_span("write_safety"),
        identified_span=reader.span_of("identified_by"),
    )


def _repeat(safety: Reader, context: Context) -> Repeat | None:
    if not safety.has("repeat"):
        return None
    reader = safety.child("repeat")
    window = reader.maybe_text("window")
    return Repeat(
        form=KeyForm(reader.text("form")),
        derive_from=reader.maybe_text("derive"),
        window=None if window is None else seconds(window),
        answers=RepeatAnswer(reader.text("answers")),
        evidence=evidence(reader, context),
        span=safety.key_span("repeat"),
        derive_span=reader.span_of("derive"),
        key=reader.maybe_text("key"),
        key_span=reader.span_of("key"),
    )


def _outcomes(safety: Reader, context: Context) -> tuple[OutcomeRow, ...]:
    found: list[OutcomeRow] = []
    for listed in rows(safety, "outcomes"):
        row = listed.child("row")
        found.extend(
            OutcomeRow(
                status=int(scalar_text(status)),
                verdict=Verdict(row.text("verdict")),
                evidence=evidence(row, context),
                span=status.span,
            )
            for status in listed.items("statuses")
        )
    return tuple(found)


def _find(safety: Reader, context: Context) -> Find | None:
    if not safety.has("find"):
        return None
    reader = safety.child("find")
    return Find(
        operation=reader.text("with"),
        field=reader.text("by"),
        not_found=NotFound(reader.text("not_found")),
        evidence=evidence(reader, context),
        span=safety.key_span("find"),
        operation_span=reader.span_of("with"),
        field_span=reader.span_of("by"),
    )


def echoes(holder: Reader, context: Context) -> tuple[Echo, ...]:
    """The echoes of write safety, or of a read."""
    found: list[Echo] = []
    for item in holder.items("echoes"):
        reader = Reader(item, item.span)
        absent = reader.node("absent")
        found.append(
            Echo(
                field=reader.text("field"),
                absent=(
                    absent.value
                    if isinstance(absent, BoolNode)
                    else reader.maybe_text("absent")
                ),
                evidence=evidence(reader, context),
                span=reader.span_of("field"),
                absent_span=reader.span_of("absent"),
                of=reader.maybe_text("of"),
                of_span=reader.span_of("of" if reader.has("of") else "field"),
                optional=reader.flag("optional"),
                optional_span=reader.span_of("optional"),
            )
        )
    return tuple(found)
