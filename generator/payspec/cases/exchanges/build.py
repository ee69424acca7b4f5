"""All cases of the calls of one operation."""

from payspec.ir.operations import Operation
from payspec.ir.provider import Provider

from ..patterns import Unbuildable
from .answered import answered_cases
from .around import effect_cases, environment_cases
from .call import Calls
from .case import ExchangeCase, ExchangeCases
from .documented import sample_cases_of
from .given import given_cases
from .making import Maker, Making
from .paged import page_cases
from .setting import Setting, settings
from .unanswered import unanswered_cases


def exchange_cases(provider: Provider, operation: Operation) -> ExchangeCases:
    """The cases of an operation, sorted by id; of each id the first.

    They are made in the first environment that binds it, a sandbox where there is one.
    """
    left_out: list[str] = []
    found: dict[str, ExchangeCase] = {}
    credentials: dict[str, str] = {}
    setting = _setting(provider, operation)
    if setting is None:
        left_out.append("nothing binds it in any environment")
    else:
        maker = Maker(Calls(setting, operation), left_out)
        for case in maker.guarded("the whole call", lambda: _every(maker)):
            found.setdefault(case.id, case)
        credentials = _credentials(setting)
    cases = tuple(found[each] for each in sorted(found))
    kept = tuple(dict.fromkeys(left_out))
    return ExchangeCases(operation.name, credentials, cases, kept)


def _every(maker: Maker) -> Making:
    if not maker.calls.operation.answers:
        raise Unbuildable("no answer of it is described")
    yield from maker.guarded("the environments", lambda: environment_cases(maker))
    yield from maker.guarded("the samples", lambda: sample_cases_of(maker))
    yield from maker.guarded("the pages", lambda: page_cases(maker))
    yield from maker.guarded("what is given", lambda: given_cases(maker))
    yield from maker.guarded("what is answered", lambda: answered_cases(maker))
    yield from maker.guarded("no answer", lambda: unanswered_cases(maker))
    yield from maker.guarded("the effects", lambda: effect_cases(maker))


def _setting(provider: Provider, operation: Operation) -> Setting | None:
    for setting in settings(provider):
        try:
            setting.bound(operation)
        except Unbuildable:
            continue
        return setting
    return None


def _credentials(setting: Setting) -> dict[str, str]:
    try:
        return dict(setting.credentials)
    except Unbuildable:
        return {}
