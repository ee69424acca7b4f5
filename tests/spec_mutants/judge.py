"""What is said of a mutant, and how far from the mistake.

A finding is counted by the first that holds:

- `near`: it points at most three lines away from a line that was changed;
- `noted`: one of its notes does;
- `referring`: it quotes, in its message or hint, or points at a name that was changed,
  or the name of what was changed: a use of what is gone, or now is something else;
- `around`: it points at the head of a mapping that the changed line is a part of;
- `astray`: none of these.

A mutant counts by the nearest of its findings. What was found in the spec before it
was changed is not counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from traceback import format_exception_only

from payspec.diagnostics import Collector, Diagnostic, Severity, Span, render_text
from payspec.pipeline.check import Checked, check

from .bases import Base
from .mutants import Mutant, names_in

NEAR = 3
DISTANCES = ("near", "noted", "referring", "around", "astray")
_QUOTED = re.compile(r"'([^']*)'|`([^`]*)`")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a mutant.

    `outcome` is `clean`, `warned`, `refused` or `crashed`; `distance` that of the
    nearest finding, if there is any; `fixed` how many of the findings name the fix.
    """

    name: str
    outcome: str
    distance: str = ""
    findings: int = 0
    fixed: int = 0
    rules: tuple[str, ...] = ()
    unfixed: tuple[str, ...] = ()
    said: str = ""


def judged(mutant: Mutant) -> tuple[Verdict, tuple[Checked, ...]]:
    """The verdict, and the providers of a mutant without errors."""
    report = Collector()
    try:
        specs = mutant.base.specs(mutant.text)
        checked = check(specs, report, lambda _: None)
        before = known(mutant.base)
        found = [
            each
            for each in report.diagnostics
            if each.severity is not Severity.NOTE and _key(each) not in before
        ]
        texts = {each.file: each.data.decode() for each in specs}
        said = render_text(found, texts)
    except Exception as error:
        told = "".join(format_exception_only(error)).strip()
        return Verdict(mutant.name, "crashed", said=told), ()
    refused = report.has(Severity.ERROR)
    distances = {distance(mutant, each) for each in found}
    verdict = Verdict(
        mutant.name,
        "refused" if refused else "warned" if found else "clean",
        next((each for each in DISTANCES if each in distances), ""),
        len(found),
        sum(each.hint is not None for each in found),
        tuple(each.rule.id for each in found),
        tuple(each.rule.id for each in found if each.hint is None),
        said,
    )
    return verdict, () if refused else checked


def distance(mutant: Mutant, found: Diagnostic) -> str:
    """How far from the mistake a finding is."""
    if _is_near(mutant, found.span):
        return "near"
    if any(_is_near(mutant, each.span) for each in found.related):
        return "noted"
    if mutant.words & _named(mutant, found):
        return "referring"
    own = found.span.file == mutant.base.label
    head = found.span.line
    if own and any(_around(mutant.text, head, line) for line in mutant.lines):
        return "around"
    return "astray"


def _is_near(mutant: Mutant, span: Span) -> bool:
    own = span.file == mutant.base.label
    return own and any(abs(span.line - line) <= NEAR for line in mutant.lines)


def _named(mutant: Mutant, found: Diagnostic) -> frozenset[str]:
    """The names that a finding quotes or points at."""
    said = f"{found.message} {found.hint or ''}"
    quoted = [first or second for first, second in _QUOTED.findall(said)]
    if found.span.file == mutant.base.label and found.span.on_one_line:
        line = mutant.text.split("\n")[found.span.line - 1]
        quoted.append(line[found.span.column - 1 : found.span.end_column - 1])
    return names_in(quoted)


def _around(text: str, head: int, changed: int) -> bool:
    """Whether nothing between the lines is outside what the first one heads."""
    lines = text.split("\n")
    indent = _indent(lines[head - 1])
    between = lines[head : changed - 1]
    return head < changed and all(
        _indent(line) >= indent for line in between if line.strip()
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _key(found: Diagnostic) -> tuple[str, str]:
    return found.rule.id, found.message


@cache
def known(base: Base) -> frozenset[tuple[str, str]]:
    """What is found in the spec as it is."""
    return frozenset(map(_key, _as_it_is(base)[1]))


def checked_base(base: Base) -> tuple[Checked, ...]:
    """The provider of the spec as it is."""
    return _as_it_is(base)[0]


@cache
def _as_it_is(base: Base) -> tuple[tuple[Checked, ...], tuple[Diagnostic, ...]]:
    report = Collector()
    checked = check(base.specs(base.text), report, lambda _: None)
    assert not report.has(Severity.ERROR), base.name
    return checked, report.diagnostics


def count(verdicts: Iterable[Verdict]) -> Counter[str]:
    """Verdicts by outcome, and by distance where anything was found."""
    counted: Counter[str] = Counter()
    for each in verdicts:
        counted[each.outcome] += 1
        if each.distance:
            counted[each.distance] += 1
    return counted
