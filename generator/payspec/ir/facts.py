"""Every fact of a provider that says what it rests on."""

from collections.abc import Iterator

from payspec.diagnostics import Span

from .callbacks import Callback
from .evidence import Evidence
from .operations import Operation, Payload
from .provider import Provider
from .safety import WriteSafety
from .types import AnyOfType, EnumType, NamedType, ObjectType, TaggedType

Fact = tuple[Evidence, Span]
"""What a fact rests on, and where it stands."""


def facts(provider: Provider) -> Iterator[Fact]:
    """All facts of `provider`, in the order of its parts."""
    for environment in provider.environments:
        yield environment.evidence, environment.span
    for scheme in provider.auth:
        yield scheme.evidence, scheme.span
    if provider.money is not None:
        yield provider.money.evidence, provider.money.span
    for named in provider.types:
        yield from type_facts(named)
    for operation in provider.operations:
        yield from operation_facts(operation)
    for signature in provider.signatures:
        yield signature.evidence, signature.span
    for callback in provider.callbacks:
        yield from callback_facts(callback)
    for lifecycle in provider.lifecycles:
        for row in lifecycle.rows:
            yield row.evidence, row.span
    if provider.mapping is not None:
        for call in provider.mapping.calls:
            yield call.evidence, call.span
        for model in provider.mapping.models:
            yield model.evidence, model.span
    for scenario in provider.scenarios:
        yield scenario.evidence, scenario.span


def type_facts(named: NamedType) -> Iterator[Fact]:
    """Facts of a type: its own, and those of its fields or values."""
    yield named.evidence, named.span
    match named:
        case ObjectType(fields=fields):
            for field in fields:
                yield field.evidence, field.span
        case EnumType(values=values):
            for value in values:
                yield value.evidence, named.span
        case TaggedType() | AnyOfType():
            return


def operation_facts(operation: Operation) -> Iterator[Fact]:
    """Facts of an operation: its own, its shapes' and its write safety's."""
    yield operation.evidence, operation.span
    for parameter in operation.parameters:
        yield parameter.evidence, parameter.span
    for payload in payloads(operation):
        yield payload.evidence, payload.span
    if operation.safety is not None:
        yield from safety_facts(operation.safety)
    for echo in operation.echoes:
        yield echo.evidence, echo.span


def payloads(operation: Operation) -> tuple[Payload, ...]:
    """Every shape of an operation: what it sends, its answers and its errors."""
    asked = (operation.body, operation.query, operation.given_headers)
    sent = tuple(each for each in asked if each is not None)
    return (*sent, *operation.answered, *operation.errors)


def safety_facts(safety: WriteSafety) -> Iterator[Fact]:
    """Facts that decide whether money moves twice."""
    yield safety.evidence, safety.span
    for part in (safety.repeat, safety.find, *safety.outcomes, *safety.echoes):
        if part is not None:
            yield part.evidence, part.span


def callback_facts(callback: Callback) -> Iterator[Fact]:
    """Facts of a callback: its own, its shape's, and what is done with it."""
    yield callback.evidence, callback.span
    for part in (
        callback.body,
        callback.acknowledge,
        callback.reread,
        callback.mode,
    ):
        if part is not None:
            yield part.evidence, part.span


def live_assumptions(provider: Provider) -> dict[str, tuple[str, ...]]:
    """The assumptions that a live client rests on, by id, sorted.

    They are those under base addresses, authentication, exponents, operations, write
    safety, callbacks and statuses; an assumption about a field alone does not bar a
    live client. With each stand the live environments that alone rest on it; none,
    where all of them do.
    """
    common = _common(provider)
    live = [each for each in provider.environments if not each.sandbox]
    resting: dict[str, tuple[str, ...]] = {name: () for name in common}
    for name in {name for each in live for name in each.evidence.assumptions} - common:
        places = [each.name for each in live if name in each.evidence.assumptions]
        resting[name] = () if len(places) == len(live) else tuple(places)
    return dict(sorted(resting.items()))


def _common(provider: Provider) -> set[str]:
    """What a client rests on wherever it sends to."""
    resting: set[str] = set()
    for scheme in provider.auth:
        resting.update(scheme.evidence.assumptions)
    if provider.money is not None:
        resting.update(provider.money.evidence.assumptions)
    for operation in provider.operations:
        for evidence, _ in operation_facts(operation):
            resting.update(evidence.assumptions)
    for signature in provider.signatures:
        resting.update(signature.evidence.assumptions)
    for callback in provider.callbacks:
        for evidence, _ in callback_facts(callback):
            resting.update(evidence.assumptions)
    for lifecycle in provider.lifecycles:
        for row in lifecycle.rows:
            resting.update(row.evidence.assumptions)
    return resting
