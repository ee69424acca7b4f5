"""What must not be, whatever a server does."""

from __future__ import annotations

from collections.abc import Iterator

from payouts import Accepted, Duplicate, NotSent, Rejected, Unknown
from payouts.core.errors import PaymentError

from .calls import DEADLINE, USUAL, Ended
from .faults import Belief, Fault
from .on_content import MARK
from .subjects import Subject

SLACK = 6.0
"""Seconds that a loaded machine may need on top of a deadline: a bound for hanging."""


def violations(subject: Subject, fault: Fault, at: int, ended: Ended) -> Iterator[str]:
    """Every rule that a call broke; nothing if it is right."""
    bound = DEADLINE if fault.waits else USUAL
    if ended.seconds > bound * (1 + fault.again) + SLACK:
        yield f"took {ended.seconds:.1f} s with a deadline of {bound} s"
    for canary in subject.canaries:
        if canary in ended.printed:
            yield f"printed {canary}"
    if ended.refused:
        return
    if not ended.results:
        yield "ended in nothing"
        return
    first, *later = ended.results
    for result in ended.results:
        if isinstance(result, BaseException) and not isinstance(result, PaymentError):
            yield f"{type(result).__name__} left the method"
    yield from _of_the_first(subject, fault, at, ended, first)
    for result in later:
        if not _succeeded(subject, result):
            yield f"a later call took what was left: {_shown(result)}"
        elif MARK in str(_written(result)):
            yield "a later call returned an answer that was left"


def _of_the_first(
    subject: Subject, fault: Fault, at: int, ended: Ended, first: object
) -> Iterator[str]:
    last = at == len(subject.answers) - 1
    if fault.must_succeed and not _succeeded(subject, first):
        yield f"an honest answer ended as {_shown(first)}"
    if not subject.writes:
        if last and fault.belief is Belief.NOTHING and _succeeded(subject, first):
            yield "a read returned what was no honest answer"
        return
    calls = 1 + fault.again
    if ended.touched > calls:
        yield f"sent {ended.touched} times for {calls}"
    success = fault.belief in (Belief.SUCCESS, Belief.EITHER)
    rejection = fault.belief in (Belief.REJECTION, Belief.EITHER)
    match first:
        case NotSent():
            if ended.touched:
                yield "not sent, though the provider read it"
        case Accepted() | Duplicate():
            if not ended.taken:
                yield f"{_shown(first)}, though nobody took it"
            if not success and subject.operation.moves_money:
                yield f"{_shown(first)} without an honest answer"
        case Rejected():
            if not rejection and subject.operation.moves_money:
                yield "rejected without a documented error"
        case Unknown():
            pass
        case PaymentError():
            if ended.touched:
                yield f"{_shown(first)} in place of an outcome, and it was sent"
        case _:
            yield f"{_shown(first)} is no outcome"


def _succeeded(subject: Subject, result: object) -> bool:
    if subject.writes:
        return isinstance(result, Accepted | Duplicate)
    return not isinstance(result, BaseException)


def _written(result: object) -> object:
    value = getattr(result, "value", result)
    write = getattr(value, "to_wire", None)
    if callable(write):
        return write()
    return [_written(each) for each in value] if isinstance(value, list | tuple) else ""


def _shown(result: object) -> str:
    detail = getattr(result, "detail", "") or (
        result if isinstance(result, Exception) else ""
    )
    return f"{type(result).__name__} ({detail})"
