"""Fields and parameters that write safety names."""

from dataclasses import dataclass

from payspec.diagnostics import Related, Span
from payspec.ir import scalars as ir
from payspec.ir.operations import Answer, Operation
from payspec.ir.safety import Repeat, Verdict, WriteSafety
from payspec.ir.types import (
    AnyOf,
    AnyOfType,
    Field,
    ListOf,
    MapOf,
    ObjectType,
    Ref,
    Sensitivity,
    TaggedType,
    Type,
)

from ..related import described, last_described
from ..scope import Scope, did_you_mean
from . import rules

_OTHER = "name another field"


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
    found = (
        named for each in operation.answered for named in objects_in(scope, each.type)
    )
    return list({named.name: named for named in found}.values())


def objects_in(scope: Scope, of: Type) -> tuple[ObjectType, ...]:
    """The objects that a value of the type can be; those in a list are none."""
    match of:
        case AnyOf(options):
            return tuple(found for each in options for found in objects_in(scope, each))
        case Ref(name):
            named = scope.types.get(name)
            match named:
                case ObjectType():
                    return (named,)
                case TaggedType(members=members):
                    return tuple(
                        found
                        for each in members
                        for found in objects_in(scope, each.type)
                    )
                case AnyOfType(of=inner):
                    return objects_in(scope, inner)
                case _:
                    return ()
        case _:
            return ()


def is_without_fields(scope: Scope, of: Type) -> bool:
    """Whether a body of the type is a list, a map or one of several types."""
    match of:
        case ListOf() | MapOf() | AnyOf():
            return True
        case Ref(name):
            return isinstance(scope.types.get(name), TaggedType | AnyOfType)
        case _:
            return False


def is_object(scope: Scope, of: Type) -> bool:
    """Whether every value of the type is an object that is described.

    What could not be read has been reported, and may be.
    """
    match of:
        case AnyOf(options):
            return all(is_object(scope, each) for each in options)
        case Ref(name) if name in scope.types:
            named = scope.types[name]
            if isinstance(named, AnyOfType):
                return is_object(scope, named.of)
            return isinstance(named, ObjectType | TaggedType)
        case _:
            return not scope.named(of)


def received_at(
    scope: Scope, operation: Operation, holder: ObjectType, path: str, span: Span
) -> tuple[Field, ...]:
    """The fields on a path into an answer; none, reported at `span`, if it ends."""
    return _follow(scope, operation, holder, path, span, "answer")


def sent_at(scope: Scope, operation: Operation, name: str, span: Span) -> Sent | None:
    """The parameter, or the field of the body, of that name; reported if none is.

    What selects the environment counts too, where the request itself does not have it.
    """
    for parameter in operation.parameters:
        if parameter.name == name:
            note = described(parameter)
            return Sent(parameter.type, parameter.sensitivity, True, note)
    body = scope.object(operation.body)
    mode = sent_by_mode(scope, name)
    if mode is not None and (body is None or body.field(name) is None):
        return mode
    if body is None:
        if operation.body is None or is_without_fields(scope, operation.body.type):
            names = [each.name for each in operation.parameters]
            report_unknown(scope, operation, name, span, "request", names)
        # Any other body has been reported, or could not be read.
        return None
    found = _follow(scope, operation, body, name, span, "request")
    if not found:
        return None
    always = all(each.required and not each.nullable for each in found)
    note = last_described(found)
    return Sent(found[-1].type, _sensitivity(found), always, note)


def request_value(scope: Scope, operation: Operation, name: str) -> Sent | None:
    """The parameter, or the field of the body, of that name, if there is one."""
    for parameter in operation.parameters:
        if parameter.name == name:
            return Sent(parameter.type, parameter.sensitivity, True)
    body = scope.object(operation.body)
    field = None if body is None else field_at(scope, body, name)
    if field is None:
        return None
    always = field.required and not field.nullable
    return Sent(field.type, field.sensitivity, always)


def sent_by_mode(scope: Scope, name: str) -> Sent | None:
    """What the `mode` of every environment says under that name, if all do."""
    modes = [dict(each.mode) for each in scope.provider.environments]
    if not modes or not all(name in each for each in modes):
        return None
    is_flag = all(isinstance(each[name], bool) for each in modes)
    return Sent(ir.Boolean() if is_flag else ir.Text(), None, always=True)


def object_of(scope: Scope, of: Type) -> ObjectType | None:
    """The object that a type names; `None` if it names none."""
    named = scope.types.get(of.name) if isinstance(of, Ref) else None
    return named if isinstance(named, ObjectType) else None


def field_at(scope: Scope, holder: ObjectType, path: str) -> Field | None:
    """The field at the end of a path; `None` if it leads nowhere."""
    at: ObjectType | None = holder
    found: Field | None = None
    while path:
        step = None if at is None else at.toward(path)
        if step is None:
            return None
        found, path = step
        at = object_of(scope, found.type)
    return found


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
                report_unknown(scope, operation, path, span, side, names, way)
            return ()
        found.append(step[0])
        at, rest = object_of(scope, step[0].type), step[1]
    return tuple(found)


def _sensitivity(path: tuple[Field, ...]) -> Sensitivity | None:
    return next((each.sensitivity for each in path if each.sensitivity), None)


def report_unknown(
    scope: Scope,
    operation: Operation,
    wire: str,
    span: Span,
    side: str,
    names: list[str],
    way: tuple[Related, ...] = (),
    *,
    mend: str | None = None,
) -> None:
    """Report a name that a side of an operation lacks; `mend`, or the one nearest."""
    scope.report.report(
        rules.UNKNOWN_SAFETY_FIELD,
        span,
        f"the {side} of '{operation.name}' has no field '{wire}'",
        hint=mend
        or _unmarked(wire, names)
        or did_you_mean(wire.rpartition(".")[2], names)
        or "name a field of it",
        related=way,
    )


def _unmarked(wire: str, names: list[str]) -> str | None:
    """The hint for a mark that stands in the long form."""
    field = wire.removesuffix("?")
    if field == wire or field.rpartition(".")[2] not in names:
        return None
    return f"write `{{field: {field}, optional: true, …}}`"


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
    for answer in operation.answers:
        if created.intersection(answer.statuses):
            problem = _identity_in(scope, operation, answer, safety, path)
            if problem is not None:
                is_what, hint, related = problem
                scope.report.report(
                    rules.BAD_IDENTITY,
                    safety.identified_span,
                    f"'{path}' of the answer is {is_what}",
                    hint=hint,
                    related=related,
                )
                return


def _identity_in(
    scope: Scope, operation: Operation, answer: Answer, safety: WriteSafety, path: str
) -> tuple[str, str, tuple[Related, ...]] | None:
    """Why a field of an answer names nothing that was created, and the fix."""
    if answer.payload is None or not is_object(scope, answer.payload.type):
        return (
            "not there: the answer is no object",
            "describe the answer by an object type, or leave `identified_by` out",
            (),
        )
    name = path.rpartition(".")[2]
    for holder in objects_in(scope, answer.payload.type):
        span = safety.identified_span
        found = received_at(scope, operation, holder, path, span)
        if not found or not scope.named(found[-1].type):
            continue
        if not isinstance(
            found[-1].type, ir.Text | ir.Integer | ir.IntegerText | ir.Uuid | ir.Url
        ):
            hint = f"write the type of '{name}' as `text`, or {_OTHER}"
            return "no text or whole number", hint, last_described(found)
        loose = [each for each in found if not each.required or each.nullable]
        if loose:
            hint = f"write `{loose[0].wire}!`, or {_OTHER}"
            if loose[0].required:
                hint = f"take the `?` from the type of '{loose[0].wire}', or {_OTHER}"
            return "not always there", hint, last_described(found)
    return None
