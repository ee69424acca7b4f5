"""How a call has to end: what the spec says that an answer proves."""

from collections.abc import Sequence

from payspec.ir.operations import Effect, Payload
from payspec.ir.safety import Echo, NotFound, Verdict
from payspec.ir.types import ListOf, ObjectType

from ..json_value import Json, at, held, pointer
from ..patterns import Unbuildable
from ..readable import is_read
from ..substance import says_something
from .answers import (
    is_list,
    one_type,
    payload_of,
    shape_of,
    verdicts,
)
from .call import Call, Calls
from .case import (
    Answer,
    Described,
    Instruction,
    Proven,
    Raised,
    Rejected,
    Result,
    Returned,
    Unknown,
)
from .echoes import same
from .fields import along, object_of, steps
from .notes import described
from .refusal import ErrorFound, names_creation, names_key
from .told import key_told, reference_told
from .whole import is_hollow, subjects
from .wrapped import unwrapped

UNREADABLE = "unreadable"
NO_BODY = "NoBody"
"""What an answer is called whose status says all."""


def ending(
    calls: Calls,
    call: Call,
    answer: Answer,
    *,
    drift: Sequence[str] = (),
    unread: Sequence[str] = (),
    strict: bool = False,
) -> Result:
    """What comes of an answer.

    `drift` are the places where it leaves its document, `unread` those paths of what an
    outcome needs that hold nothing which can be read.
    """
    if calls.operation.effect is Effect.READ:
        return _read(calls, call, answer, tuple(drift), unread, strict)
    match verdicts(calls.operation).get(answer.status):
        case None:
            return unknown(calls, call, "status")
        case Verdict.REJECTED:
            found = _error_in(calls, answer)
            if (
                found is None
                or names_creation(calls, found)
                or names_key(calls.operation, found.body)
            ):
                return unknown(calls, call, "unproven_rejection")
            refused = described(calls.provider, found.of, found.found)
            return Rejected(answer.status, refused)
        case Verdict.ACCEPTED:
            made = _created(calls, call, answer, tuple(drift), unread, strict)
            if isinstance(made, str):
                return unknown(calls, call, made)
            return Proven("accepted", answer.status, made)
        case Verdict.DUPLICATE:
            made = "duplicate"
            if shape_of(calls.operation, answer.status) is not None:
                made = _created(calls, call, answer, tuple(drift), unread, strict)
            if isinstance(made, str):
                reason = "duplicate" if made == UNREADABLE else made
                return unknown(calls, call, reason)
            return Proven("duplicate", answer.status, made)


def unknown(
    calls: Calls, call: Call, reason: str, *, interrupts: bool = False
) -> Unknown:
    """The end of a call of which nobody can say what became."""
    found = _instruction(calls, call)
    key, reference = key_told(calls, call), reference_told(calls, call)
    return Unknown(reason, found, key, reference, interrupts)


def error_in(calls: Calls, answer: Answer) -> Described | None:
    """The error in the first shape that fits; `None` if none does."""
    found = _error_in(calls, answer)
    return None if found is None else described(calls.provider, found.of, found.found)


def _error_in(calls: Calls, answer: Answer) -> ErrorFound | None:
    if answer.text is not None:
        return None
    for payload in calls.operation.errors:
        if not held(answer.json, payload.envelope):
            continue
        inner = at(answer.json, payload.envelope)
        of = object_of(calls.provider, payload.type)
        if (
            isinstance(inner, dict)
            and all(
                is_read(calls.provider, field, inner)
                for field in of.fields
                if field.required
            )
            and says_something(calls.provider, of, inner)
        ):
            return ErrorFound(payload, of, inner, answer.json)
    return None


def _read(
    calls: Calls,
    call: Call,
    answer: Answer,
    drift: tuple[str, ...],
    unread: Sequence[str],
    strict: bool,
) -> Result:
    shape = shape_of(calls.operation, answer.status)
    if shape is None:
        return Raised("ProviderError", answer.status, error_in(calls, answer))
    if shape.payload is None:
        found = _without_body(answer, strict)
        if found is None:
            return Raised("UnreadableAnswer", answer.status)
        return Returned(answer.status, (found,), False, found.drift)
    payload = payload_of(shape)
    value = _value(payload, answer)
    many = is_list(payload.type)
    drift = (*drift, *_missing(calls, payload, value))
    if not isinstance(value, list if many else dict) or (strict and drift):
        return Raised("UnreadableAnswer", answer.status)
    of = one_type(calls, payload.type)
    values: list[Json] = value if isinstance(value, list) else [value]
    items = subjects(calls, of, values, many=many)
    if items is None:
        return Raised("UnreadableAnswer", answer.status)
    if not _is_about(calls, call, *items, unread):
        return Raised("AnotherAnswer", answer.status)
    if calls.operation.pages is None and not many and is_hollow(calls, of, value):
        return Raised("UnreadableAnswer", answer.status)
    read = tuple(described(calls.provider, of, each) for each in values)
    return Returned(answer.status, read, many, drift)


def _is_about(
    calls: Calls, call: Call, of: ObjectType, values: list[Json], unread: Sequence[str]
) -> bool:
    """Whether what the answer to a read tells of is what was asked for."""
    asked = [
        each
        for each in calls.operation.echoes
        if calls.named(call, each.sent) is not None
    ]
    return all(
        _repeated(calls, call, of, value, echo, unread)
        for value in values
        for echo in asked
    )


def _without_body(answer: Answer, strict: bool) -> Described | None:
    """What is read where the status says all; `None` if what is there counts."""
    there = answer.text is None or answer.text.strip()
    if there and strict:
        return None
    return Described({}, NO_BODY, ("",) if there else ())


def _value(payload: Payload, answer: Answer) -> Json:
    """What is in the wrapping; null if that is not there."""
    if answer.text is not None:
        return None
    try:
        return unwrapped(payload, answer.json)
    except Unbuildable:
        return None


def _missing(calls: Calls, payload: Payload, value: Json) -> tuple[str, ...]:
    """Where an object lacks what its document requires."""
    if not isinstance(value, dict) or is_list(payload.type):
        return ()
    of = one_type(calls, payload.type)
    return tuple(
        pointer((*payload.envelope, field.wire))
        for field in of.fields
        if field.required and field.wire not in value
    )


def _created(
    calls: Calls,
    call: Call,
    answer: Answer,
    drift: tuple[str, ...],
    unread: Sequence[str],
    strict: bool,
) -> Described | str:
    """What was created, or why it cannot be told."""
    shape = shape_of(calls.operation, answer.status)
    safety = calls.operation.safety
    if shape is None:
        return UNREADABLE
    if shape.payload is None:
        if safety is not None and (safety.identified_by or safety.echoes):
            raise Unbuildable("nothing to hold to the request")
        return _without_body(answer, strict) or UNREADABLE
    payload = payload_of(shape)
    if isinstance(payload.type, ListOf):
        return UNREADABLE
    value = _value(payload, answer)
    drift = (*drift, *_missing(calls, payload, value))
    if not isinstance(value, dict) or (strict and drift):
        return UNREADABLE
    of = one_type(calls, payload.type)
    if safety is not None and safety.identified_by is not None:
        fields = along(calls.provider, of, safety.identified_by)
        name = at(value, steps(fields))
        if not name or safety.identified_by in unread:
            return "not_identified"
    for echo in () if safety is None else safety.echoes:
        if not _repeated(calls, call, of, value, echo, unread):
            return "echo"
    return described(calls.provider, of, value, drift)


def _repeated(
    calls: Calls,
    call: Call,
    of: ObjectType,
    value: Json,
    echo: Echo,
    unread: Sequence[str],
) -> bool:
    fields = along(calls.provider, of, echo.field)
    if echo.optional and at(value, steps(fields)) is None:
        return True
    if echo.field in unread:
        return False
    there = at(value, steps(fields)) if held(value, steps(fields)) else echo.absent
    here = calls.named(call, echo.sent)
    return same(there, echo.absent if here is None else here)


def _instruction(calls: Calls, call: Call) -> Instruction:
    safety, operation = calls.operation.safety, calls.operation
    moves, by = calls.moves_money, operation.effect_by
    if by is not None and moves:
        value = calls.named(call, by.field)
        for row in by.rows:
            if same(value, row.value):
                moves = row.effect.needs_write_safety
    repeat = None if safety is None else safety.repeat
    find = None if safety is None else safety.find
    reference = reference_told(calls, call)
    asked = None
    if find is not None and reference is not None:
        target = calls.provider.operation(find.operation)
        word = target.parameters[0].name if target.parameters else find.word
        asked = (find.operation, word, reference)
    return Instruction(
        moves_money=moves,
        find=asked,
        proof=find is not None and find.not_found is NotFound.PROOF,
        repeat=None if repeat is None else repeat.answers.value,
        window=None if repeat is None else repeat.window,
    )
