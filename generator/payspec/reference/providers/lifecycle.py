"""What statuses mean, which of them are ends, and which calls follow each other."""

from collections.abc import Iterator

from payspec.ir.lifecycle import CallFlow, Lifecycle
from payspec.ir.mapping import Mapping
from payspec.ir.provider import Provider
from payspec.ir.scenarios import HeldValue, Scenario

from ..markdown import code, joined, link, place, prose, table
from ..section import Section, section
from .evidence import rests
from .mermaid import diagram, label
from .types import leads


def statuses(provider: Provider) -> Section:
    """Each enumeration of statuses, as a table and as a diagram."""
    return section("Statuses", *map(_lifecycle, provider.lifecycles))


def flows(provider: Provider) -> Section:
    """Calls that lead to one end together."""
    return section("Flows", *(_flow(provider, each) for each in provider.flows))


def mapping(provider: Provider) -> Section:
    """What the interface common to all providers stands on."""
    told = provider.mapping
    return section("The common interface", "" if told is None else _mapping(told))


def scenarios(provider: Provider) -> Section:
    """What a sandbox, and a stand-in for it, does with some requests."""
    rows = [
        (
            code(each.name),
            link(code(each.operation), f"#operation.{each.operation}"),
            _held(each.when),
            _becomes(each),
            " ".join(filter(None, (prose(each.doc), rests(each.evidence)))),
        )
        for each in provider.scenarios
    ]
    headings = ("scenario", "of", "when", "becomes", "")
    return section("Scenarios", table(headings, rows))


def _lifecycle(lifecycle: Lifecycle) -> str:
    rows = [
        (
            code(row.value),
            row.standing.value,
            "final" if row.final else "",
            row.money.value,
            rests(row.evidence),
        )
        for row in lifecycle.rows
    ]
    headings = ("status", "the payout is", "", "money at", "rests on")
    about = (
        "A status that is not listed means neither success nor failure. The diagram "
        "shows which statuses are ends, and not each step between the others, of "
        "which documents are silent."
    )
    return joined(
        f"{place(f'statuses.{lifecycle.type}')}\n### {leads(lifecycle.type)}",
        table(headings, rows),
        about,
        diagram("stateDiagram-v2", _states(lifecycle)),
    )


def _states(lifecycle: Lifecycle) -> Iterator[str]:
    named = {f"s{number}": row for number, row in enumerate(lifecycle.rows)}
    for name, row in named.items():
        yield f'state "{label(row.value)} ({row.standing.value})" as {name}'
    moving = [name for name, row in named.items() if not row.final]
    if moving:
        yield 'state "may still change" as open {'
        yield from (f"    {name}" for name in moving)
        yield "}"
        yield "[*] --> open"
    for name, row in named.items():
        if row.final:
            yield f"{'open' if moving else '[*]'} --> {name}"
            yield f"{name} --> [*]"


def _flow(provider: Provider, flow: CallFlow) -> str:
    return joined(
        f"{place(f'flow.{flow.name}')}\n### {code(flow.name)}",
        prose(flow.doc),
        diagram("sequenceDiagram", _steps(provider, flow)),
    )


def _steps(provider: Provider, flow: CallFlow) -> Iterator[str]:
    yield "participant caller as Your code"
    yield f"participant provider as {label(provider.title) or provider.name}"
    for step in flow.steps:
        operation = provider.operation(step.operation)
        where = f"{operation.method.value} {operation.path}"
        called = operation.name if operation.unbound is not None else where
        for taken in step.takes:
            said = f"{taken.into} = {taken.operation}.{taken.field}"
            yield f"Note over caller: {label(said)}"
        yield f"caller->>provider: {label(f'{operation.name}')}"
        if called != operation.name:
            yield f"Note over provider: {label(called)}"
        yield "provider-->>caller: answer"


def _mapping(told: Mapping) -> str:
    calls = [
        (
            each.role.value,
            link(code(each.operation), f"#operation.{each.operation}"),
            ", ".join(
                f"{part.part.value}: {code(part.field.path)}" for part in each.parts
            ),
            rests(each.evidence),
        )
        for each in told.calls
    ]
    models = [
        (
            leads(each.type),
            ", ".join(
                f"{part.part.value}: {code(part.field.path)}" for part in each.parts
            ),
            rests(each.evidence),
        )
        for each in told.models
    ]
    return joined(
        table(("to", "call", "where the request has", "rests on"), calls),
        table(("answer", "where it has", "rests on"), models),
    )


def _becomes(scenario: Scenario) -> str:
    told = _held(scenario.becomes)
    if scenario.answer is None:
        return told
    return ", ".join(filter(None, (f"answered with {code(scenario.answer)}", told)))


def _held(values: tuple[HeldValue, ...]) -> str:
    return ", ".join(
        code(f"{each.field.path}: {_plain(each.value)}") for each in values
    )


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
