"""Fields that the answer repeats, and that have to be the same there."""

from collections.abc import Iterator
from enum import Enum

from payspec.ir import scalars as ir
from payspec.ir.operations import Answer, Operation
from payspec.ir.safety import Echo, Verdict, WriteSafety
from payspec.ir.types import EnumType, Field, ObjectType, Ref, Type

from ..related import described
from ..scope import Scope
from ..values import can_hold, written
from . import rules
from .named import (
    Sent,
    answers_of,
    field_at,
    is_object,
    object_of,
    received_at,
    sent_at,
)


class _Kind(Enum):
    TEXT = "a text"
    BOOLEAN = "true or false"
    NUMBER = "a number"


def check_echoes(scope: Scope, operation: Operation, safety: WriteSafety) -> None:
    """Hold each echo to both sides of it, and amounts to being echoed."""
    sent = scope.object(operation.body)
    received = answers_of(scope, operation)
    for echo in safety.echoes:
        here = sent_at(scope, operation, echo.sent, echo.of_span)
        if here is None:
            continue
        for answer in received:
            there = received_at(scope, operation, answer, echo.field, echo.span)
            if there:
                check_same_type(scope, echo, here, there[-1])
        check_absent(scope, echo, here)
        if not all(_can_echo(scope, safety, answer) for answer in operation.answers):
            scope.report.report(
                rules.BAD_ECHO,
                echo.span,
                f"an answer of '{operation.name}' is no object, and echoes nothing",
                hint="describe what it is answered with as an object",
            )
    if sent is not None and operation.effect.needs_write_safety:
        _amounts(scope, safety, sent, received)


def _can_echo(scope: Scope, safety: WriteSafety, answer: Answer) -> bool:
    """Whether an answer by which an order counts as taken is an object."""
    taken = {
        row.status for row in safety.outcomes if row.verdict is not Verdict.REJECTED
    }
    if not taken.intersection(answer.statuses):
        return True
    return answer.payload is not None and is_object(scope, answer.payload.type)


def check_same_type(scope: Scope, echo: Echo, here: Sent, there: Field) -> None:
    """Hold both sides of an echo to be of one type that can be compared."""
    if not (scope.named(here.type) and scope.named(there.type)):
        return
    sides = here.type, there.type
    if can_compare(scope, *sides):
        return
    kinds = tuple(_kind(scope, each) for each in sides)
    names = [_named(scope, kind, of) for kind, of in zip(kinds, sides, strict=True)]
    scope.report.report(
        rules.BAD_ECHO,
        echo.span,
        f"'{echo.field}' is {names[0]} in the request and {names[1]} in the answer",
        hint=_hint(scope, echo, here.type, there.type),
        related=dict.fromkeys((*here.described, *described(there))),
    )


def can_compare(scope: Scope, sent: Type, received: Type) -> bool:
    """Whether values of the two types can be the same, and are seen to be."""
    kind = _kind(scope, sent)
    return kind is not None and kind is _kind(scope, received)


def _named(scope: Scope, kind: _Kind | None, of: Type) -> str:
    if kind is not None:
        return kind.value
    return "an object" if object_of(scope, of) else "nothing to compare"


def _hint(scope: Scope, echo: Echo, sent: Type, received: Type) -> str:
    """What to echo instead: where both are objects, the first field that can be."""
    there = object_of(scope, received) if object_of(scope, sent) else None
    inside = there.fields if there else ()
    for field in inside:
        if _kind(scope, field.type):
            return f"echo each value in it by itself: `{echo.field}.{field.wire}`"
    return "echo one plain value: a text, a number, true or false"


def _kind(scope: Scope, of: Type) -> _Kind | None:
    match of:
        case ir.Boolean():
            return _Kind.BOOLEAN
        case ir.Integer() | ir.IntegerText() | ir.Number() | ir.NumberText():
            return _Kind.NUMBER
        case ir.Minor() | ir.Major() | ir.MajorText():
            return _Kind.NUMBER
        case (
            ir.Text()
            | ir.Currency()
            | ir.LowerCurrency()
            | ir.Country()
            | ir.Email()
            | ir.Phone()
        ):
            return _Kind.TEXT
        case ir.Url() | ir.Iban() | ir.Bic() | ir.Uuid():
            return _Kind.TEXT
        case Ref(name) if isinstance(named := scope.types.get(name), EnumType):
            return _Kind.NUMBER if named.numbers else _Kind.TEXT
        case _:
            # A moment can be written in more than one way.
            return None


def check_absent(scope: Scope, echo: Echo, here: Sent) -> None:
    """Hold what an absent echo means to the type of the field."""
    if echo.absent is not None and echo.optional:
        scope.report.report(
            rules.BAD_ABSENT,
            echo.optional_span,
            f"'{echo.field}' is {written(echo.absent)} where it is absent, and may not "
            "be left out as well",
            hint="remove one of `absent` and `optional`",
        )
        return
    if echo.absent is None or not scope.named(here.type):
        return
    if not can_hold(here.type, echo.absent, scope.types):
        scope.report.report(
            rules.BAD_ABSENT,
            echo.absent_span,
            f"'{echo.field}' is never {written(echo.absent)}",
            hint="give it a value of its type",
            related=here.described,
        )


def _amounts(
    scope: Scope, safety: WriteSafety, sent: ObjectType, received: list[ObjectType]
) -> None:
    echoed = {echo.sent for echo in safety.echoes}
    for wire in _pairs(scope, sent):
        if wire in echoed or not any(field_at(scope, each, wire) for each in received):
            continue
        scope.report.report(
            rules.AMOUNT_NOT_ECHOED,
            safety.span,
            f"the answer has '{wire}', and it is not compared with the request's",
            hint=f"add `{wire}` to `echoes`",
        )


def _pairs(scope: Scope, sent: ObjectType) -> Iterator[str]:
    """Amounts and their currencies, in this object and in those inside it."""
    waiting: list[tuple[ObjectType, tuple[str, ...]]] = [(sent, ())]
    seen = {sent.name}
    for holder, above in waiting:
        for field in holder.fields:
            if isinstance(field.type, ir.Amount):
                yield ".".join((*above, field.wire))
                yield ".".join((*above, field.type.currency_field))
            inner = object_of(scope, field.type)
            if inner is not None and inner.name not in seen:
                seen.add(inner.name)
                waiting.append((inner, (*above, field.wire)))
