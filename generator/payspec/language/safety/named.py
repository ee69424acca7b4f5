"""Fields that write safety names."""

from payspec.diagnostics import Span
from payspec.ir import scalars as ir
from payspec.ir.operations import Operation
from payspec.ir.safety import Verdict, WriteSafety
from payspec.ir.types import Field, ObjectType

from ..scope import Scope, did_you_mean
from . import rules


def answers_of(scope: Scope, operation: Operation) -> list[ObjectType]:
    """The objects that an operation is answered with, each once."""
    found = [scope.object(answer.payload) for answer in operation.answers]
    return list({named.name: named for named in found if named is not None}.values())


def field_of(
    scope: Scope,
    operation: Operation,
    holder: ObjectType | None,
    wire: str,
    span: Span,
    side: str,
) -> Field | None:
    """The field of a request or answer; reported at `span` if there is none."""
    if holder is None:
        body = operation.body
        if side == "request" and body is None:
            _unknown(scope, operation, wire, span, side, [])
        # Any other body has been reported as no object, or could not be read.
        return None
    field = holder.field(wire)
    if field is None and not scope.gaps.within("types", holder.name):
        names = [each.wire for each in holder.fields]
        _unknown(scope, operation, wire, span, side, names)
    return field


def _unknown(
    scope: Scope,
    operation: Operation,
    wire: str,
    span: Span,
    side: str,
    names: list[str],
) -> None:
    scope.report.report(
        rules.UNKNOWN_SAFETY_FIELD,
        span,
        f"the {side} of '{operation.name}' has no field '{wire}'",
        hint=did_you_mean(wire, names) or "name a field of it",
    )


def check_named(scope: Scope, operation: Operation, safety: WriteSafety) -> None:
    """Hold what keys are derived from, and what names a result, to its type."""
    repeat = safety.repeat
    if repeat is not None and repeat.derive_from is not None:
        check_reference(scope, operation, repeat.derive_from, repeat.derive_span)
    if safety.identified_by is not None:
        _identity(scope, operation, safety, safety.identified_by)


def check_reference(
    scope: Scope, operation: Operation, wire: str, span: Span
) -> Field | None:
    """A text of the request that tells one order from another."""
    body = scope.object(operation.body)
    field = field_of(scope, operation, body, wire, span, "request")
    if field is None or not scope.named(field.type):
        return None
    if not isinstance(field.type, ir.Text):
        scope.report.report(
            rules.SAFETY_FIELD_TYPE,
            span,
            f"'{wire}' is no text",
            hint="name a field of type text",
        )
    elif field.sensitivity is not None:
        scope.report.report(
            rules.SENSITIVE_REFERENCE,
            span,
            f"'{wire}' is sensitive, and is told to nobody who looks for the payout",
            hint="name a field that is not",
        )
    return field


def _identity(
    scope: Scope, operation: Operation, safety: WriteSafety, wire: str
) -> None:
    created = {
        row.status for row in safety.outcomes if row.verdict is not Verdict.REJECTED
    }
    reported = False
    for answer in operation.answers:
        holder = scope.object(answer.payload)
        if reported or not created.intersection(answer.statuses) or holder is None:
            continue
        span = safety.identified_span
        field = field_of(scope, operation, holder, wire, span, "answer")
        if field is None or not scope.named(field.type):
            continue
        plain = isinstance(field.type, ir.Text | ir.Integer)
        if plain and field.required and not field.nullable:
            continue
        reported = True
        scope.report.report(
            rules.BAD_IDENTITY,
            span,
            f"'{wire}' of the answer is "
            + ("not always there" if plain else "no text or whole number"),
            hint=f"write `{wire}!`, or name another field",
        )
