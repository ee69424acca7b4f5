"""Rules of evidence: what is referred to exists, what is declared is used."""

from collections.abc import Iterable, Iterator

from payspec.diagnostics import Collector, Rule, Severity, Span, nearest
from payspec.ir.facts import facts
from payspec.ir.provider import Provider

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


def check(provider: Provider, report: Collector) -> None:
    """Hold every reference to evidence against what is declared."""
    sources = {source.name: source.span for source in provider.sources}
    assumptions = {item.id: item.span for item in provider.assumptions}
    conflicts = {item.id: item.span for item in provider.conflicts}
    used: set[str] = set()
    for evidence, span in facts(provider):
        used |= _resolve(report, UNKNOWN_SOURCE, evidence.sources, sources, span)
        used |= _resolve(
            report, UNKNOWN_ASSUMPTION, evidence.assumptions, assumptions, span
        )
        used |= _resolve(report, UNKNOWN_CONFLICT, evidence.conflicts, conflicts, span)
    for name, span in _read_by_conflicts(provider):
        used |= _resolve(report, UNKNOWN_SOURCE, (name,), sources, span)
    for name, span in {**sources, **assumptions, **conflicts}.items():
        if name not in used:
            report.report(
                UNUSED_EVIDENCE,
                span,
                f"nothing refers to '{_short(name)}'",
                hint="name it where it is stated, or remove it",
            )
    _notes(provider, report)


def _read_by_conflicts(provider: Provider) -> Iterator[tuple[str, Span]]:
    for conflict in provider.conflicts:
        for reading in conflict.readings:
            yield reading.source, conflict.span


def _resolve(
    report: Collector,
    rule: Rule,
    names: Iterable[str],
    declared: dict[str, Span],
    span: Span,
) -> set[str]:
    for name in names:
        if name not in declared:
            near = nearest(_short(name), [_short(each) for each in declared])
            report.report(
                rule,
                span,
                f"'{_short(name)}' is not declared",
                hint=f"did you mean '{near}'?" if near else "declare it first",
            )
    return {name for name in names if name in declared}


def _notes(provider: Provider, report: Collector) -> None:
    for assumption in provider.assumptions:
        report.report(
            ASSUMED, assumption.span, f"{assumption.id} is assumed: {assumption.says}"
        )
    for conflict in provider.conflicts:
        report.report(
            DECIDED,
            conflict.span,
            f"{conflict.id}: sources disagree; {conflict.chosen} {conflict.why}",
        )


def _short(name: str) -> str:
    return name.rpartition(".")[2]
