"""Cases of the documented samples: word for word, through a call."""

from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from payspec.ir.operations import Payload
from payspec.ir.samples import DeviationKind, Sample

from ..json_value import Json, at, dropped, read
from ..patterns import Unbuildable
from ..samples import sample_cases
from ..unread import is_read
from .answers import about, is_list, one_type, payload_of, shape_of
from .authentic import made
from .call import Calls
from .case import Answer, Arguments
from .making import Maker, Making
from .setting import settings
from .wrapped import unwrapped, wrapped


def sample_cases_of(maker: Maker) -> Making:
    """The samples of the operation: what is sent, and what is answered to that."""
    operation = maker.calls.operation
    asked = [each for each in operation.samples if each.status is None]
    found = maker, maker.calls.usual
    for sample in asked:
        stem = f"sample/{PurePosixPath(sample.file).name}"
        try:
            own = _request(maker, sample)
        except Unbuildable as error:
            maker.left_out.append(f"{stem}: {error}")
            continue
        found = own
        yield own[0].sent(stem, own[1])
    for sample in operation.samples:
        if sample.status is not None:
            stem = f"sample/{PurePosixPath(sample.file).name}"
            yield from maker.guarded(stem, partial(_answer, *found, sample, stem))


def _request(maker: Maker, sample: Sample) -> tuple[Maker, Arguments]:
    """The arguments of a documented request, where its mode is that of a place."""
    payload = maker.calls.operation.body
    if payload is None:
        raise Unbuildable("nothing is sent in a body")
    body: Json = read(sample.text)
    for deviation in sample.deviations:
        if deviation.kind is not DeviationKind.AUTH:
            raise Unbuildable(f"{deviation.pointer} leaves its own table")
        body = dropped(body, deviation.pointer.split("/")[1:])
    value = unwrapped(payload, body)
    for setting in settings(maker.calls.provider):
        fits = all(
            at(value, (name,)) in (None, held)
            for name, held in setting.environment.mode
        )
        if fits or not maker.calls.moves_money:
            calls = Calls(setting, maker.calls.operation)
            return replace(maker, calls=calls), calls.given(value)
    raise Unbuildable("no environment has its mode")


def _answer(maker: Maker, arguments: Arguments, sample: Sample, stem: str) -> Making:
    call = made(maker.calls, arguments)
    body, status = read(sample.text), sample.status
    assert status is not None
    shape = shape_of(maker.calls.operation, status)
    if shape is None:
        yield maker.answered(stem, call, Answer(status, body))
        return
    payload = payload_of(shape)
    drift = _drift(maker, payload, sample)
    untouched = Answer(status, body)
    yield maker.answered(stem, call, untouched, drift=drift)
    repeats = not maker.is_read or bool(maker.calls.operation.echoes)
    if repeats and not is_list(payload.type):
        of = one_type(maker.calls, payload.type)
        value = about(maker.calls, call, of, unwrapped(payload, body))
        repeated = Answer(status, wrapped(payload, value))
        yield maker.answered(f"{stem}/repeating", call, repeated, drift=drift)


def _drift(maker: Maker, payload: Payload, sample: Sample) -> tuple[str, ...]:
    name = maker.calls.operation.name
    cases = sample_cases(maker.calls.provider, name, payload, (sample,), sent=False)
    return tuple(
        breach.pointer
        for case in cases
        for breach in case.breaches
        if not is_read(case.id, breach)
    )
