"""Rules of evidence: what is referred to exists, what is declared is used."""

from collections.abc import Iterable

from payspec.diagnostics import Collector, Rule, Severity, Span, nearest
from payspec.ir.evidence import Mention
from payspec.ir.facts import facts
from payspec.ir.provider import Provider

from ..scope import Scope

UNKNOWN_SOURCE = Rule(
    "unknown-source",
    Severity.ERROR,
    "A fact names only sources that the spec lists under `sources`.",
)
UNKNOWN_ASSUMPTION = Rule(
    "unknown-assumption",
    Severity.ERROR,
    "A fact names only assumptions that the spec lists under `assumptions`.",
)
UNKNOWN_CONFLICT = Rule(
    "unknown-conflict",
    Severity.ERROR,
    "A fact names only conflicts that the spec lists under `conflicts`.",
)
UNUSED_EVIDENCE = Rule(
    "unused-evidence",
    Severity.WARNING,
    "Each source, assumption and conflict is used by a fact.",
)
ASSUMED = Rule(
    "assumed",
    Severity.NOTE,
    "An assumption is shown with every check until a document replaces it.",
)
DECIDED = Rule(
    "conflict-decided",
    Severity.NOTE,
    "A disagreement between documents is shown with the reading chosen.",
)


def check(scope: Scope) -> None:
    """Hold every reference to evidence against what is declared."""
    provider = scope.provider
    sources = {source.name: source.span for source in provider.sources}
    assumptions = {item.id: item.span for item in provider.assumptions}
    conflicts = {item.id: item.span for item in provider.conflicts}
    read = [reading.source for item in provider.conflicts for reading in item.readings]
    found = [evidence for evidence, _ in facts(provider)]
    stated = [each for evidence in found for each in evidence.stated_by]
    assumed = [each for evidence in found for each in evidence.assumed]
    decided = [each for evidence in found for each in evidence.decided]
    _resolve(scope, UNKNOWN_SOURCE, "sources", [*stated, *read], sources)
    _resolve(scope, UNKNOWN_ASSUMPTION, "assumptions", assumed, assumptions)
    _resolve(scope, UNKNOWN_CONFLICT, "conflicts", decided, conflicts)
    if not scope.gaps:
        used = {each.name for each in (*stated, *read, *assumed, *decided)}
        _unused(scope, {**sources, **assumptions, **conflicts}, used)
    _notes(provider, scope.report)


def _resolve(
    scope: Scope,
    rule: Rule,
    section: str,
    mentions: Iterable[Mention],
    declared: dict[str, Span],
) -> None:
    for mention in mentions:
        name = _short(mention.name)
        if mention.name in declared or scope.gaps.at(section, name):
            continue
        near = nearest(name, [_short(each) for each in declared])
        scope.report.report(
            rule,
            mention.span,
            f"there is no '{name}' under `{section}`",
            hint=f"did you mean '{near}'?" if near else f"add it to `{section}`",
        )


def _unused(scope: Scope, declared: dict[str, Span], used: set[str]) -> None:
    for name, span in declared.items():
        if name not in used:
            scope.report.report(
                UNUSED_EVIDENCE,
                span,
                f"nothing refers to '{_short(name)}'",
                hint="name it where it is stated, or remove it",
            )


def _notes(provider: Provider, report: Collector) -> None:
    for assumption in provider.assumptions:
        report.report(
            ASSUMED, assumption.span, f"{assumption.id} is assumed: {assumption.says}"
        )
    for conflict in provider.conflicts:
        report.report(
            DECIDED,
            conflict.span,
            f"{conflict.id}: sources disagree. {conflict.chosen} {conflict.why}",
        )


def _short(name: str) -> str:
    return name.rpartition(".")[2]
