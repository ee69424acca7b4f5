"""Cases of what a provider answers: each status, each shape, each field of weight."""

from dataclasses import replace
from functools import partial

from ..json_value import Json, dropped, pointer
from .answers import full, is_list, least, one_type, shape_of, verdicts
from .authentic import made
from .call import Call
from .case import Answer
from .fields import object_of
from .making import Maker, Making
from .shapes import shape_cases
from .wrapped import wrapped

HTML = (("Content-Type", "text/html"),)
UNDESCRIBED = "undescribed"

_OTHERS = (200, 201, 202, 204, 302, 400, 401, 404, 409, 422, 429, 500, 503)
"""Statuses that are tried on every operation, whether a document names them or not."""


def answered_cases(maker: Maker) -> Making:
    """Cases of answers that come whole."""
    call = made(maker.calls, maker.calls.usual)
    yield from maker.guarded("the statuses", lambda: _statuses(maker, call))
    yield from maker.guarded("the errors", lambda: _errors(maker, call))
    for answer in maker.calls.operation.answers:
        for status in answer.statuses:
            stem = f"answer/{status}"
            yield from maker.guarded(stem, partial(shape_cases, maker, call, status))


def _statuses(maker: Maker, call: Call) -> Making:
    operation = maker.calls.operation
    rows = verdicts(operation)
    statuses = {
        *_OTHERS,
        *rows,
        *(s for each in operation.answers for s in each.statuses),
    }
    usual = maker.usual_answer(call)
    for status in sorted(statuses):
        stem = f"status/{status}"
        yield from maker.guarded(stem, partial(_status, maker, call, status, usual))


def _status(maker: Maker, call: Call, status: int, usual: Answer) -> Making:
    stem = f"status/{status}"
    yield maker.answered(f"{stem}/success", call, replace(usual, status=status))
    page = Answer(status, text="<html>It works</html>", headers=HTML)
    yield maker.answered(f"{stem}/page", call, page)
    empty = Answer(status, text="", headers=())
    yield maker.answered(f"{stem}/empty", call, empty)
    for form, value in _NO_SHAPES.items():
        yield maker.answered(f"{stem}/{form}", call, Answer(status, value))
    rows = verdicts(maker.calls.operation).items()
    refusals = [each for each, row in rows if row == "rejected"]
    for place, error in enumerate(maker.calls.operation.errors, start=1):
        of = object_of(maker.calls.provider, error.type)
        answer = Answer(status, wrapped(error, least(maker.calls, of)))
        if _reads_as_success(maker, status, answer):
            maker.left_out.append(f"{stem}/error-{place}: a success has such members")
            continue
        yield maker.answered(f"{stem}/error-{place}", call, answer)
        if status in refusals and isinstance(answer.json, dict):
            # It refuses, and tells of a payout as well.
            made = usual.json if isinstance(usual.json, dict) else {}
            both: Json = {**made, **answer.json}
            beside = Answer(status, both)
            yield maker.answered(f"{stem}/error-{place}/beside-success", call, beside)


def _reads_as_success(maker: Maker, status: int, answer: Answer) -> bool:
    """Whether an error holds members that the success of that status has as well.

    Then it is read as one with much that is missing: what of it is drift depends on
    the values of both.
    """
    shape = shape_of(maker.calls.operation, status)
    if shape is None or shape.payload is None or shape.in_headers:
        return False
    payload = shape.payload
    if payload.envelope or is_list(payload.type) or not isinstance(answer.json, dict):
        return False
    own = {each.wire for each in one_type(maker.calls, payload.type).fields}
    return not own.isdisjoint(answer.json)


_NO_SHAPES: dict[str, Json] = {"object": {}, "list": [], "null": None, "text": "ok"}


def _errors(maker: Maker, call: Call) -> Making:
    """Each shape of error, and each field without which it is none."""
    operation = maker.calls.operation
    rows = [status for status, row in verdicts(operation).items() if row == "rejected"]
    described = {s for each in operation.answers for s in each.statuses}
    status = next((each for each in (*rows, 400, 418) if each not in described), 418)
    for place, error in enumerate(operation.errors, start=1):
        of = object_of(maker.calls.provider, error.type)
        stem = f"error/{place}"
        value = full(maker.calls, of)
        whole = Answer(status, wrapped(error, value))
        yield maker.answered(f"{stem}/all-fields", call, whole)
        for field in of.fields:
            if field.required:
                without = dropped(least(maker.calls, of), (field.wire,))
                answer = Answer(status, wrapped(error, without))
                yield maker.answered(
                    f"{stem}/without{pointer((field.wire,))}", call, answer
                )
        if error.envelope:
            bare = Answer(status, least(maker.calls, of))
            yield maker.answered(f"{stem}/unwrapped", call, bare)
