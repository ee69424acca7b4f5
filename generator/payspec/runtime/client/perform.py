"""One call, from its arguments to its end: the only way a request leaves a client."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias

from ..errors import (
    JournalFailed,
    NoAnswer,
    NotReached,
    PaymentError,
    UnreadableAnswer,
)
from ..flow import (
    Answered,
    Entry,
    Event,
    ExchangeReply,
    Failed,
    Flow,
    Instant,
    Interrupted,
    Phase,
    emit,
    exchange,
    now,
    record,
)
from ..flow.timeouts import MAX_SECONDS, is_seconds
from ..model.answer import ResponseModel
from ..safety.content import KeyReused
from ..safety.outcomes import NotSent, UnknownReason
from .about import hold_to_request
from .authorise import Authorised, authorise
from .call import Call, Given
from .interrupts import cut_short, stopped_before
from .judge import Judge, Judged
from .look_up import hold_to_look_up
from .operation import Operation, ReadOperation, WriteOperation
from .prepare import Prepared, prepare
from .progress import Progress
from .read import Items, Unreadable, raw_response, read_answer, read_error
from .refusal import refuse
from .settings import Settings

Ended: TypeAlias = Judged | NotSent


def read_flow(
    operation: ReadOperation[object], settings: Settings, given: Given, begun: Instant
) -> Flow[ResponseModel | Items[object]]:
    """Carry out an operation that changes nothing; its deadline runs from `begun`.

    Raises `InvalidRequest`, `NotReached`, `NoAnswer`, `UnreadableAnswer` (of which
    `AnotherAnswer` is one), or the provider's own `ProviderError`.
    """
    try:
        return (yield from _read(operation, settings, given(), begun))
    except PaymentError as error:
        raise _bare(error) from None


def _read(
    operation: ReadOperation[object], settings: Settings, call: Call, begun: Instant
) -> Flow[ResponseModel | Items[object]]:
    prepared = _prepared(operation, settings, call)
    until = begun.monotonic + _seconds(operation, settings, call)
    authorised = yield from authorise(operation, settings, prepared, until)
    reply = yield from _exchange(operation, settings, authorised, until)
    if authorised.refused(reply, settings) and not authorised.fresh:
        # A held token that the provider takes no more: a read may ask again.
        authorised = yield from authorise(operation, settings, prepared, until)
        reply = yield from _exchange(operation, settings, authorised, until)
        authorised.refused(reply, settings)
    match reply:
        case Interrupted(_, interrupt):
            raise interrupt
        case Failed(sent, reason, detail):
            failure = NoAnswer if sent else NotReached
            raise failure(operation.name, reason, detail)
        case Answered(wire):
            shape = operation.answers.get(wire.status)
    if shape is None:
        error = read_error(settings.provider, operation, wire)
        response = raw_response(wire) if error is None else error.response
        raise settings.provider.error(operation.name, error, response)
    try:
        answer = read_answer(
            settings.provider, operation, shape, wire, strict=settings.strict
        )
    except Unreadable as unreadable:
        problem = unreadable.problem
    else:
        hold_to_request(operation, prepared.asked, answer)
        return answer.value
    raise UnreadableAnswer(operation.name, problem, raw_response(wire))


def write_flow(
    operation: WriteOperation[object, object],
    settings: Settings,
    given: Given,
    progress: Progress,
    begun: Instant,
) -> Flow[Ended]:
    """Carry out an operation that may change something; it ends in an outcome.

    Its deadline runs from `begun`. The journal holds the request before its first byte
    leaves, and its outcome after.
    Raises nothing of its own; an interrupt goes on after it was recorded, and whoever
    owns `progress` tells on it how the call ended.
    """
    try:
        call = given()
        prepared = _prepared(operation, settings, call)
        hold_to_look_up(operation, settings, prepared)
        until = begun.monotonic + _seconds(operation, settings, call)
        authorised = yield from authorise(operation, settings, prepared, until)
        start = begun if authorised.held is None else (yield from now())
    except PaymentError as error:
        progress.outcome = NotSent(_bare(error))
        return (yield from _unsent(operation, settings, progress.outcome))
    try:
        if settings.journaled:
            yield from record(_entry(operation, prepared, "sending", start.utc))
    except KeyReused as reused:
        progress.outcome = NotSent(reused)
        return (yield from _unsent(operation, settings, progress.outcome))
    except Exception as error:
        failed = JournalFailed(operation.name, type(error).__name__)
        progress.outcome = NotSent(failed)
        return (yield from _unsent(operation, settings, progress.outcome))
    judge = Judge(operation, settings, prepared, start.utc)
    stopped: BaseException | None = None
    # From here on an interrupt says that bytes may have left, wherever it lands.
    progress.judge = judge
    try:
        reply = yield from _exchange(operation, settings, authorised, until)
        # Forgets a token that was refused. What may move money is not sent again.
        authorised.refused(reply, settings)
        if isinstance(reply, Interrupted):
            stopped = reply.error
        outcome = _outcome(operation, judge, reply)
    except GeneratorExit:
        raise
    except BaseException as error:
        # Ctrl-C in this very code: by now bytes may have left.
        stopped = error
        outcome = cut_short(judge, error)
    progress.outcome = outcome
    try:
        yield from _ended(operation, settings, prepared, outcome)
    except GeneratorExit:
        raise
    except BaseException as error:
        # Ctrl-C in the journal: whoever waits for the outcome is not given it.
        stopped = stopped or error
    if stopped is not None:
        raise stopped
    return outcome


def _prepared(operation: Operation, settings: Settings, call: Call) -> Prepared:
    return prepare(
        operation,
        settings,
        call.parameters,
        call.values,
        call.money,
        call.key,
        query=call.query,
        given_headers=call.headers,
        link=call.link,
    )


def _seconds(operation: Operation, settings: Settings, call: Call) -> float:
    if call.deadline is None:
        return settings.deadline
    return _finite(operation, call.deadline)


def _finite(operation: Operation, seconds: object) -> float:
    if isinstance(seconds, int | float) and not isinstance(seconds, bool):
        # One that is past is no mistake: a caller may have measured what is left.
        if seconds <= 0:
            return 0.0
        if is_seconds(seconds):
            return float(seconds)
    most = f"{MAX_SECONDS:,}"
    refuse(
        operation, "/deadline", "type", f"must be a number of at most {most} seconds"
    )


def _exchange(
    operation: Operation, settings: Settings, authorised: Authorised, until: float
) -> Flow[ExchangeReply]:
    return (
        yield from exchange(
            authorised.request,
            timeouts=settings.timeouts,
            deadline_at=until,
            fresh_connection=operation.moves_money,
        )
    )


def _outcome(
    operation: WriteOperation[object, object], judge: Judge, reply: ExchangeReply
) -> Ended:
    match reply:
        case Failed(False, reason, detail):
            return NotSent(NotReached(operation.name, reason, detail))
        case Failed(_, reason, detail):
            return judge.unknown(UnknownReason.NO_ANSWER, f"{detail} ({reason})")
        case Interrupted(False, error):
            return stopped_before(operation, error)
        case Interrupted(_, error):
            return cut_short(judge, error)
        case Answered(wire):
            try:
                return judge.judge(wire)
            except Exception as error:
                # The request has left: whatever goes wrong here, the caller has to
                # learn that money may move, and not that something was not found.
                return judge.unknown(
                    UnknownReason.UNREADABLE,
                    f"reading the answer failed ({type(error).__name__})",
                )


def _unsent(
    operation: Operation, settings: Settings, outcome: NotSent
) -> Flow[NotSent]:
    reason = type(outcome.error).__name__
    yield from _tell(operation, settings, "ended", outcome="NotSent", reason=reason)
    return outcome


def _bare(error: PaymentError) -> PaymentError:
    """The error without the frames that it went through, and what came before it.

    They hold credentials and what the call was given; reports of crashes print them.
    """
    error.__context__ = None
    return error.with_traceback(None)


def _ended(
    operation: Operation, settings: Settings, prepared: Prepared, outcome: Ended
) -> Flow[None]:
    kind = type(outcome).__name__
    reason = str(getattr(outcome, "reason", "")) or None
    try:
        if settings.journaled:
            end = yield from now()
            yield from record(
                _entry(operation, prepared, "ended", end.utc, kind, reason)
            )
    except Exception as error:
        # The outcome is worth more than the line about it.
        name = type(error).__name__
        yield from _tell(
            operation, settings, "journal_failed", outcome=kind, error=name
        )
    yield from _tell(operation, settings, "ended", outcome=kind, reason=reason or "")


def _entry(
    operation: Operation,
    prepared: Prepared,
    phase: Phase,
    at: datetime,
    outcome: str | None = None,
    reason: str | None = None,
) -> Entry:
    return Entry(
        operation=operation.name,
        phase=phase,
        idempotency_key=prepared.key,
        reference=prepared.reference,
        fingerprint=prepared.fingerprint,
        outcome=outcome,
        reason=reason,
        at=at,
    )


def _tell(
    operation: Operation, settings: Settings, event: str, **attributes: str
) -> Flow[None]:
    if settings.observed:
        yield from emit(Event(event, operation.name, attributes))
