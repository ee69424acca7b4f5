"""Fields and parameters that write safety names."""

from dataclasses import dataclass

from payspec.diagnostics import Related, Span
from payspec.ir import scalars as ir
from payspec.ir.operations import Operation
from payspec.ir.safety import Repeat, Verdict, WriteSafety
from payspec.ir.types import Field, ObjectType, Ref, Sensitivity, Type

from ..related import described, last_described
from ..scope import Scope, did_you_mean
from . import rules


@dataclass(frozen=True, slots=True)
class Sent:
    """What a request holds under a name: a parameter, or a field of the body.

    `always` tells that every request has it; `described` is a note where that stands.
    """

    type: Type
    sensitivity: Sensitivity | None
    always: bool
    described: tuple[Related, ...] = ()


def answers_of(scope: Scope, operation: Operation) -> list[ObjectType]:
    """The objects that an operation is answered with, each once."""
    found = [scope.object(answer.payload) for answer in operation.answers]
    return list({named.name: named for named in found if named is not None}.values())


def received_at(
    scope: Scope, operation: Operation, holder: ObjectType, path: str, span: Span
) -> tuple[Field, ...]:
    """The fields on a path into an answer; none, reported at `span`, if it ends."""
    return _follow(scope, operation, holder, path, span, "answer")


def sent_at(scope: Scope, operation: Operation, name: str, span: Span) -> Sent | None:
    """The parameter, or the field of the body, of that name; reported if none is."""
    for parameter in operation.parameters:
        if parameter.name == name:
            note = described(parameter)
            return Sent(parameter.type, parameter.sensitivity, True, note)
    body = scope.object(operation.body)
    if body is None:
        if operation.body is None:
            names = [each.name for each in operation.parameters]
            _unknown(scope, operation, name, span, "request", names)
        # Any other body has been reported as no object, or could not be read.
        return None
    found = _follow(scope, operation, body, name, span, "request")
    if not found:
        return None
    always = all(each.required and not each.nullable for each in found)
    note = last_described(found)
    return Sent(found[-1].type, _sensitivity(found), always, note)


def object_of(scope: Scope, of: Type) -> ObjectType | None:
    """The object that a type names; `None` if it names none."""
    named = scope.types.get(of.name) if isinstance(of, Ref) else None
    return named if isinstance(named, ObjectType) else None


def _follow(
    scope: Scope,
    operation: Operation,
    holder: ObjectType,
    path: str,
    span: Span,
    side: str,
) -> tuple[Field, ...]:
    found: list[Field] = []
    at: ObjectType | None = holder
    rest = path
    while rest:
        step = None if at is None else at.toward(rest)
        if step is None:
            known = found[-1].type if found else None
            if at is None and known is not None and not scope.named(known):
                return ()
            if at is None or not scope.gaps.within("types", at.name):
                names = [each.wire for each in at.fields] if at else []
                way = last_described(found)
                _unknown(scope, operation, path, span, side, names, way)
            return ()
        found.append(step[0])
        at, rest = object_of(scope, step[0].type), step[1]
    return tuple(found)


def _sensitivity(path: tuple[Field, ...]) -> Sensitivity | None:
    return next((each.sensitivity for each in path if each.sensitivity), None)


def _unknown(
    scope: Scope,
    operation: Operation,
    wire: str,
    span: Span,
    side: str,
    names: list[str],
    way: tuple[Related, ...] = (),
) -> None:
    scope.report.report(
        rules.UNKNOWN_SAFETY_FIELD,
        span,
        f"the {side} of '{operation.name}' has no field '{wire}'",
        hint=did_you_mean(wire.rpartition(".")[2], names) or "name a field of it",
        related=way,
    )


def check_named(scope: Scope, operation: Operation, safety: WriteSafety) -> None:
    """Hold keys, what they are derived from, and what names a result to their types."""
    if safety.repeat is not None:
        _repeat(scope, operation, safety.repeat)
    if safety.identified_by is not None:
        _identity(scope, operation, safety, safety.identified_by)


def _repeat(scope: Scope, operation: Operation, repeat: Repeat) -> None:
    if repeat.derive_from is not None:
        check_reference(scope, operation, repeat.derive_from, repeat.derive_span)
        if repeat.key is not None:
            scope.report.report(
                rules.KEY_DERIVED,
                repeat.derive_span,
                f"the key is '{repeat.key}', which the caller always gives",
                hint="remove `derive`",
            )
    if repeat.key is None:
        return
    sent = check_reference(scope, operation, repeat.key, repeat.key_span)
    if sent is not None and not sent.always:
        scope.report.report(
            rules.KEY_NOT_REQUIRED,
            repeat.key_span,
            f"'{repeat.key}' is not in every request, and is what tells a repeat",
            hint=f"write `{repeat.key.rpartition('.')[2]}!` where it is described",
            related=sent.described,
        )


def check_reference(
    scope: Scope, operation: Operation, name: str, span: Span
) -> Sent | None:
    """A text of the request that tells one order from another."""
    sent = sent_at(scope, operation, name, span)
    if sent is None or not scope.named(sent.type):
        return None
    if not isinstance(sent.type, ir.Text | ir.IntegerText | ir.Uuid):
        scope.report.report(
            rules.SAFETY_FIELD_TYPE,
            span,
            f"'{name}' is no text",
            hint="name a field of type text",
            related=sent.described,
        )
    elif sent.sensitivity is not None:
        scope.report.report(
            rules.SENSITIVE_REFERENCE,
            span,
            f"'{name}' is sensitive, and is told to nobody who looks for the payout",
            hint="name a field that is not",
            related=sent.described,
        )
    return sent


def _identity(
    scope: Scope, operation: Operation, safety: WriteSafety, path: str
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
        found = received_at(scope, operation, holder, path, span)
        if not found or not scope.named(found[-1].type):
            continue
        plain = isinstance(
            found[-1].type, ir.Text | ir.Integer | ir.IntegerText | ir.Uuid
        )
        if plain and all(each.required and not each.nullable for each in found):
            continue
        reported = True
        scope.report.report(
            rules.BAD_IDENTITY,
            span,
            f"'{path}' of the answer is "
            + ("not always there" if plain else "no text or whole number"),
            hint=f"write `{path.rpartition('.')[2]}!`, or name another field",
            related=last_described(found),
        )
