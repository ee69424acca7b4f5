"""Cases of what stands around a call: environments, effects, bindings."""

from dataclasses import replace
from functools import partial

from payspec.ir.facts import live_assumptions
from payspec.ir.types import EnumType, Ref

from ..json_value import Json, put
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
    # A client for real money is not built while anything that it rests on is open.
    end = Raised("ConfigurationError")
    for name in setting.accept:
        refused = maker.of(f"{stem}/without-{name}", maker.calls.usual, (), end)
        rest = tuple(each for each in setting.accept if each != name)
        yield replace(refused, accept=rest)


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
        call = made(maker.calls, given("unknown-value"))
        yield maker.failed("effect/unknown-value", call, fails)
