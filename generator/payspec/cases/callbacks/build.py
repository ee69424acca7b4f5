"""All cases of one callback."""

from collections.abc import Iterator

from payspec.ir.callbacks import AllOf, Callback
from payspec.ir.provider import Provider

from .bases import Base, Bases
from .bodies import body_cases
from .case import CallbackCase, CallbackCases, Reason, Verdict
from .forgeries import forgeries
from .headers import header_cases
from .key_cases import key_cases
from .moments import moment_cases, target_cases
from .sign import is_shared
from .spoilt import Spoilt


def callback_cases(provider: Provider, callback: Callback) -> CallbackCases:
    """The cases of a callback that is verified, sorted by id.

    Where keys are shared, requests are signed here with keys that are made up; where
    they are not, they are the vectors of the spec, and what can be made of those
    without the private key. `ValueError` for a callback that nothing proves.
    """
    if callback.verify is None:
        raise ValueError(f"nothing proves {callback.name!r}")
    bases = Bases(provider, callback)
    cases: list[CallbackCase] = []
    for found in bases.all():
        for place, base in enumerate(found):
            spoilt = Spoilt(callback, base, every=isinstance(callback.verify, AllOf))
            if not base.proven:
                cases.extend(_unproven(spoilt, base))
                continue
            cases.append(spoilt.proven("believed", base.request))
            cases.extend(body_cases(spoilt, base))
            if not place:
                cases.extend(_spoilt(provider, spoilt, base))
    cases.extend(_modes(callback, bases, cases))
    cases.sort(key=lambda case: case.id)
    return CallbackCases(callback.name, tuple(cases), tuple(bases.left_out))


def _unproven(spoilt: Spoilt, base: Base) -> Iterator[CallbackCase]:
    yield spoilt.refused("nulls", base.request, Reason.WRONG_SIGNATURE)
    # Of all signatures the first one that does not hold is named.
    first = next(each for each in base.signatures if not is_shared(each))
    yield from header_cases(spoilt, base, first)


def _spoilt(provider: Provider, spoilt: Spoilt, base: Base) -> Iterator[CallbackCase]:
    yield from moment_cases(spoilt, base)
    yield from target_cases(spoilt, base)
    for signature in base.signatures:
        yield from header_cases(spoilt, base, signature)
        yield from forgeries(spoilt, base, signature)
        yield from key_cases(provider, spoilt, base, signature)


def _modes(
    callback: Callback, bases: Bases, known: list[CallbackCase]
) -> Iterator[CallbackCase]:
    """Events of another environment than that of the keys, each rightly signed."""
    bodies = bases.bodies
    for case in known:
        request = case.request
        believed = case.id.endswith("/believed") and case.verdict is Verdict.PROVEN
        if not believed or not bodies.tells(request.body):
            continue
        for other in bodies.others(request.environment):
            yield CallbackCase(
                f"{case.id.removesuffix('believed')}keys-of-{other}",
                request.of(other),
                Verdict.REFUSED,
                Reason.OTHER_MODE,
            )
    own = bodies.environment
    if own is None:
        return
    for other in bodies.others(own):
        for keys in (own, other):
            event = bases.event(other, keys)
            if event is None:
                continue
            name = f"{callback.name}/event-of-{other}/keys-of-{keys}"
            if keys == other:
                yield CallbackCase(name, event, Verdict.PROVEN)
            else:
                reason = Reason.OTHER_MODE
                yield CallbackCase(name, event, Verdict.REFUSED, reason)
