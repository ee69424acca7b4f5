"""Findings as data: collection, order, severities, spans, suggestions."""

import random

import pytest

from payspec.diagnostics import (
    Collector,
    Diagnostic,
    Related,
    Rule,
    Severity,
    Span,
    Suppression,
    nearest,
    tally,
)

ERROR = Rule("b-error", Severity.ERROR, "No error.")
WARNING = Rule("a-warning", Severity.WARNING, "No warning.")
NOTE = Rule("c-note", Severity.NOTE, "No note.")

REPORTS = [
    (NOTE, Span("b", 1, 1, 1, 2), "m"),
    (ERROR, Span("a", 10, 1, 10, 2), "m"),
    (ERROR, Span("a", 9, 12, 9, 13), "m"),
    (WARNING, Span("a", 9, 12, 9, 13), "m"),
    (ERROR, Span("a", 9, 2, 9, 3), "second"),
    (ERROR, Span("a", 9, 2, 9, 3), "first"),
]
IN_ORDER = [
    ("a", 9, 2, "b-error", "first"),
    ("a", 9, 2, "b-error", "second"),
    ("a", 9, 12, "a-warning", "m"),
    ("a", 9, 12, "b-error", "m"),
    ("a", 10, 1, "b-error", "m"),
    ("b", 1, 1, "c-note", "m"),
]


def listed(collector: Collector) -> list[tuple[str, int, int, str, str]]:
    return [
        (one.span.file, one.span.line, one.span.column, one.rule.id, one.message)
        for one in collector.diagnostics
    ]


@pytest.mark.parametrize("seed", range(5))
def test_order_does_not_depend_on_the_reports(seed: int) -> None:
    shuffled = REPORTS.copy()
    random.Random(seed).shuffle(shuffled)
    collector = Collector()
    for rule, span, message in shuffled:
        collector.report(rule, span, message)
    assert listed(collector) == IN_ORDER


def test_the_same_finding_counts_once() -> None:
    collector = Collector()
    span = Span("a", 1, 1, 1, 2)
    for _ in range(3):
        related = [Related(span, "r")]
        collector.report(ERROR, span, "m", hint="h", related=related)
    collector.report(ERROR, span, "m", hint="another")
    collector.report(ERROR, span, "m", hint="h")
    assert len(collector.diagnostics) == 3


def test_merge_adds_what_the_other_found() -> None:
    one, other = Collector(), Collector()
    for rule, span, message in REPORTS[:4]:
        one.report(rule, span, message)
    for rule, span, message in REPORTS[2:]:
        other.report(rule, span, message)
    one.merge(other)
    assert listed(one) == IN_ORDER
    assert len(other.diagnostics) == 4


WORST = [
    pytest.param([], None, [], id="nothing"),
    pytest.param([NOTE], Severity.NOTE, [Severity.NOTE], id="note"),
    pytest.param(
        [WARNING, NOTE],
        Severity.WARNING,
        [Severity.WARNING, Severity.NOTE],
        id="warning",
    ),
    pytest.param([NOTE, ERROR, WARNING], Severity.ERROR, list(Severity), id="error"),
]


@pytest.mark.parametrize(("rules", "worst", "reached"), WORST)
def test_worst_severity(
    rules: list[Rule], worst: Severity | None, reached: list[Severity]
) -> None:
    collector = Collector()
    for rule in rules:
        collector.report(rule, Span.point("a", 1, 1), "m")
    merged = Collector()
    merged.merge(collector)
    for one in (collector, merged):
        assert one.worst == worst
        assert [bar for bar in Severity if one.has(bar)] == reached


def test_a_full_collector_still_knows_the_worst() -> None:
    collector = Collector(most=2)
    for line in (1, 2, 2):
        collector.report(NOTE, Span.point("a", line, 1), "m")
    assert not collector.full
    collector.report(ERROR, Span.point("a", 3, 1), "m")
    assert collector.full
    assert collector.has(Severity.ERROR)
    assert [one.span.line for one in collector.diagnostics] == [1, 2]


def test_part_of_a_span() -> None:
    span = Span("a", 3, 10, 3, 20)
    assert span.part(2, 5) == Span("a", 3, 12, 3, 15)
    assert span.to(Span("a", 5, 1, 6, 4)) == Span("a", 3, 10, 6, 4)
    assert str(span) == "a:3:10"
    assert (span.empty, span.part(4, 4).empty) == (False, True)


@pytest.mark.parametrize(
    ("span", "start", "stop"),
    [
        pytest.param(Span("a", 1, 1, 1, 4), 0, 4, id="too-long"),
        pytest.param(Span("a", 1, 1, 1, 4), -1, 2, id="before"),
        pytest.param(Span("a", 1, 1, 1, 4), 3, 2, id="backwards"),
        pytest.param(Span("a", 1, 1, 2, 9), 0, 1, id="several-lines"),
    ],
)
def test_no_such_part_of_a_span(span: Span, start: int, stop: int) -> None:
    with pytest.raises(ValueError, match="a:1:1"):
        span.part(start, stop)


NEAREST = [
    pytest.param("Custmer", ["Payout", "Customer"], "Customer", id="letter-missing"),
    pytest.param("usd", ["use", "USD"], "USD", id="case-first"),
    pytest.param("amuont", ["amount", "account"], "amount", id="letters-swapped"),
    pytest.param("xyz", ["amount"], None, id="nothing-near"),
    pytest.param("amount", ["amount"], None, id="itself"),
    pytest.param("a", [], None, id="no-candidates"),
    pytest.param("x" * 65, ["x" * 66], None, id="endless-word"),
]


@pytest.mark.parametrize(("word", "candidates", "expected"), NEAREST)
def test_nearest(word: str, candidates: list[str], expected: str | None) -> None:
    assert nearest(word, candidates) == expected
    assert nearest(word, reversed(candidates)) == expected


def test_names_of_other_lengths_do_not_crowd_out_the_nearest() -> None:
    crowd = [f"z{'a' * 20}{number}" for number in range(200)]
    assert nearest("zon", [*crowd, "zone"]) == "zone"


def test_what_is_suppressed_is_kept_and_counts_for_nothing() -> None:
    span = Span("a", 1, 1, 1, 2)
    allowed = Diagnostic(
        WARNING, span, "m", suppressed=Suppression("It may stand.", span)
    )
    collector = Collector()
    collector.add(allowed)
    collector.report(NOTE, span, "m")
    merged = Collector()
    merged.merge(collector)
    for one in (collector, merged):
        assert [found.rule for found in one.diagnostics] == [NOTE]
        assert [found.rule for found in one.everything] == [WARNING, NOTE]
        assert one.worst is Severity.NOTE
        assert tally(one.everything)[Severity.WARNING] == 0
