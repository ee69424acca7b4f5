"""Answers that are about a call: the least ones, with all that they have to repeat."""

from decimal import Decimal

from payspec.ir import scalars as ir
from payspec.ir.operations import Answer as Described
from payspec.ir.operations import Effect, Operation, Payload
from payspec.ir.safety import OutcomeRow, Verdict
from payspec.ir.types import Field, ListOf, ObjectType, Ref, Type

from ..json_value import Json, at, put, read, write
from ..patterns import Unbuildable
from .call import Call, Calls
from .echoes import echoes_of
from .fields import along, holding, object_of, steps

_TEXTS = (
    ir.Text
    | ir.IntegerText
    | ir.NumberText
    | ir.MajorText
    | ir.Phone
    | ir.Uuid
    | ir.CurrencyCode
)


def verdicts(operation: Operation) -> dict[int, Verdict]:
    """What each status proves; of what moves nothing a described answer is accepted."""
    if operation.safety is not None:
        rows: tuple[OutcomeRow, ...] = operation.safety.outcomes
        return {row.status: row.verdict for row in rows}
    return {
        status: Verdict.ACCEPTED
        for answer in operation.answers
        for status in answer.statuses
    }


def shape_of(operation: Operation, status: int) -> Described | None:
    """The shape of the success with a status; `None` if that has none."""
    return next((each for each in operation.answers if status in each.statuses), None)


def payload_of(answer: Described) -> Payload:
    """The shape of an answer. Raises `Unbuildable` if its body has none."""
    if answer.payload is None:
        raise Unbuildable("an answer without a body")
    if answer.in_headers:
        raise Unbuildable("an answer in headers")
    return answer.payload


def is_list(of: Type) -> bool:
    """Whether an answer is a list of objects."""
    return isinstance(of, ListOf)


def item_type(of: Type) -> Type:
    """The type of an answer, or of its items if it is a list."""
    return of.item if isinstance(of, ListOf) else of


def one_type(calls: Calls, of: Type) -> ObjectType:
    """The object that an answer is, or that its items are."""
    return object_of(calls.provider, item_type(of))


def needed(operation: Operation) -> tuple[str, ...]:
    """Paths of the fields that an outcome needs of an answer, or that a read holds.

    In pages it is their items that are held to what was asked for, and not the page.
    """
    if operation.pages is not None:
        return ()
    safety = operation.safety
    identity = None if safety is None else safety.identified_by
    own = () if identity is None else (identity,)
    echoed = (echo.field for echo in echoes_of(operation))
    return tuple(dict.fromkeys((*own, *echoed)))


def about(calls: Calls, call: Call, of: ObjectType, value: Json = None) -> Json:
    """An object with all that an answer to this call has to repeat.

    It is the least one, unless there is a `value` to put it into. Of a page it is the
    items that repeat it.
    """
    if calls.operation.effect is Effect.READ and calls.operation.pages is not None:
        return _page_about(calls, call, of, value)
    return one_about(calls, call, of, value)


def one_about(calls: Calls, call: Call, of: ObjectType, value: Json = None) -> Json:
    """The same for an object that is no page, or an item of one."""
    if value is None:
        value = holding(calls.provider, calls.reads, of, _held(calls, call))
    for echo in echoes_of(calls.operation):
        fields = along(calls.provider, of, echo.field)
        sent = calls.named(call, echo.sent)
        if sent is not None:
            value = put(value, steps(fields), in_form_of(fields[-1], sent))
    return value


def _page_about(calls: Calls, call: Call, of: ObjectType, value: Json) -> Json:
    page = least(calls, of) if value is None else value
    if not calls.operation.echoes:
        return page
    items, item = items_in(calls, of)
    found = at(page, items)
    if not isinstance(found, list):
        return page
    return put(page, items, [one_about(calls, call, item, each) for each in found])


def items_in(calls: Calls, of: ObjectType) -> tuple[tuple[str, ...], ObjectType]:
    """The way to the items in a page, and the object that each of them is."""
    pages = calls.operation.pages
    assert pages is not None
    fields = along(calls.provider, of, pages.items)
    return steps(fields), one_type(calls, fields[-1].type)


def least(calls: Calls, of: ObjectType) -> Json:
    """The least object of an answer."""
    return read(calls.reads.object(of, {}))


def full(calls: Calls, of: ObjectType) -> Json:
    """An object of an answer with every member."""
    return read(calls.reads.full(of))


def in_form_of(field: Field, sent: Json) -> Json:
    """What was sent, as the field of an answer writes it."""
    is_number = isinstance(sent, int | Decimal) and not isinstance(sent, bool)
    if is_number and isinstance(field.type, _TEXTS):
        return write(sent)
    numeric = ir.Integer | ir.Number | ir.Minor | ir.Major
    if isinstance(sent, str) and isinstance(field.type, numeric):
        return read(sent)
    return sent


def _held(calls: Calls, call: Call) -> tuple[str, ...]:
    """Paths of what the answer has to hold: not of what was not sent either."""
    own = calls.operation.safety
    paths = [] if own is None or own.identified_by is None else [own.identified_by]
    for echo in echoes_of(calls.operation):
        if calls.named(call, echo.sent) is not None:
            paths.append(echo.field)
    return tuple(dict.fromkeys(paths))


def other_than(field: Field, value: Json, calls: Calls) -> Json:
    """A value of a field that is not the same one. Raises `Unbuildable`."""
    match value:
        case bool():
            return not value
        case int() | Decimal():
            return value + 1
        case str() if isinstance(field.type, Ref):
            other = calls.reads.other(field, value)
            if other is not None:
                return read(other)
        case str() if isinstance(field.type, ir.Currency):
            return "USD" if value != "USD" else "EUR"
        case str() if isinstance(field.type, ir.LowerCurrency):
            return "usd" if value != "usd" else "eur"
        case str() if isinstance(field.type, ir.MajorText | ir.NumberText):
            return write(Decimal(value) + 1)
        case str():
            return f"{value}-other"
        case _:
            pass
    raise Unbuildable("no other value is known")
