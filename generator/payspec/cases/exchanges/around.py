"""Cases of what stands around a call: environments, effects, bindings."""

from dataclasses import replace
from functools import partial

from payspec.ir.facts import live_assumptions
from payspec.ir.types import EnumType, Ref

from ..json_value import Json, dropped, pointer, put
from .answers import one_type, payload_of
from .authentic import made
from .call import Calls
from .case import Arguments, Failing, Fails, Raised
from .fields import along, steps
from .making import Maker, Making
from .setting import settings


def environment_cases(maker: Maker) -> Making:
    """The usual call in every environment, live ones with what they rest on."""
    for setting in settings(maker.calls.provider):
        other = replace(maker, calls=Calls(setting, maker.calls.operation))
        name = setting.environment.name
        yield from maker.guarded(name, partial(_usual, other))
    if maker.calls.operation.unbound is not None:
        refused = maker.refused("unbound", maker.calls.usual, (), "Unbound")
        yield replace(refused, bound=False)


def _usual(maker: Maker) -> Making:
    setting = maker.calls.setting
    stem = f"environment/{setting.environment.name}"
    usual = maker.sent(stem, maker.calls.usual)
    yield usual
    if setting.environment.sandbox:
        # More than is needed may be accepted, as long as somebody assumes it.
        every = tuple(live_assumptions(maker.calls.provider))
        accepting = replace(usual, id=f"{usual.id}/accepting", accept=every)
        yield accepting
    yield from maker.guarded("an echo that is absent", partial(_absent, maker, stem))
    # A client for real money is not built while anything that it rests on is open.
    end = Raised("ConfigurationError")
    for name in setting.accept:
        refused = maker.of(f"{stem}/without-{name}", maker.calls.usual, (), end)
        rest = tuple(each for each in setting.accept if each != name)
        yield replace(refused, accept=rest)


def _absent(maker: Maker, stem: str) -> Making:
    """An answer without an echo whose absence is documented to mean what was sent."""
    calls, safety = maker.calls, maker.calls.operation.safety
    mode = dict(calls.setting.environment.mode)
    for echo in () if safety is None else safety.echoes:
        own = mode.get(echo.sent)
        if echo.absent is None or own not in (None, echo.absent):
            continue
        if calls.body is None and own is None:
            continue
        body: Json = dict(calls.usual.body)
        if own is None:
            assert calls.body is not None
            way = steps(along(calls.provider, calls.body, echo.sent))
            body = put(body, way, echo.absent)
        assert isinstance(body, dict)
        call = made(calls, replace(calls.usual, body=body))
        payload = payload_of(maker.success)
        of = one_type(calls, payload.type)
        there = steps(along(calls.provider, of, echo.field))
        usual = maker.usual_answer(call)
        without = dropped(usual.json, (*payload.envelope, *there))
        answer = replace(usual, json=without)
        yield maker.answered(f"{stem}/absent{pointer(there)}", call, answer)


def effect_cases(maker: Maker) -> Making:
    """Each value that decides what a call does: no answer, and what is told then."""
    by = maker.calls.operation.effect_by
    if by is None or maker.is_read:
        return
    usual = maker.calls.usual
    fails = Failing(Fails.NO_ANSWER)

    def given(value: Json) -> Arguments:
        if by.field in usual.path:
            return replace(usual, path={**usual.path, by.field: value})
        assert maker.calls.body is not None
        fields = along(maker.calls.provider, maker.calls.body, by.field)
        body = put(dict(usual.body), steps(fields), value)
        assert isinstance(body, dict)
        return replace(usual, body=body)

    for row in by.rows:
        call = made(maker.calls, given(row.value))
        word = str(row.value).lower()
        yield maker.failed(f"effect/{word}", call, fails)
        yield maker.answered(f"effect/{word}/answered", call, maker.usual_answer(call))
    if by.field in usual.path or maker.calls.body is None:
        return
    fields = along(maker.calls.provider, maker.calls.body, by.field)
    first = fields[0]
    if not first.required:
        rest = {name: each for name, each in usual.body.items() if name != first.wire}
        call = made(maker.calls, replace(usual, body=rest))
        yield maker.failed("effect/absent", call, fails)
        yield maker.answered("effect/absent/answered", call, maker.usual_answer(call))
    of = fields[-1].type
    named = maker.calls.provider.type(of.name) if isinstance(of, Ref) else None
    if isinstance(named, EnumType) and not named.closed:
        call = made(maker.calls, given(named.unknown))
        yield maker.failed("effect/unknown-value", call, fails)
