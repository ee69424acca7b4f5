"""What a mutant must not do: raise, take long, or be told of at a place it has not."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from traceback import format_exception

from payspec.diagnostics import (
    Collector,
    Diagnostic,
    Severity,
    Span,
    render_github,
    render_json,
    render_text,
)
from payspec.diagnostics.display import cells
from payspec.diagnostics.excerpt import excerpt
from payspec.pipeline.check import Checked, Spec, check

FILE = "spec.yaml"
SECONDS = 20.0
"""Processor time that one mutant may take: a hundred times what the largest does."""

_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Judged:
    """What was found wrong with a mutant, and its provider where it is a good spec."""

    wrong: str
    checked: tuple[Checked, ...] = ()
    findings: int = 0


def judged(text: str, sample: Callable[[str], bytes | None]) -> Judged:
    """Check the text of a spec, print what is found, and hold that to its places."""
    report = Collector()
    start = time.process_time()
    try:
        spec = Spec(FILE, text.encode("utf-8", "surrogatepass"), sample)
        checked = check((spec,), report, lambda _: None)
        found = report.diagnostics
        printed = render_text(found, {FILE: text})
        render_json(found)
        render_github(found, str)
    except Exception as error:
        return Judged(_raised(error))
    taken = time.process_time() - start
    if taken > SECONDS:
        return Judged(f"slow: {taken:.1f} s")
    wrong = next(_misplaced(text, found), "")
    if not wrong and report.has(Severity.ERROR) and "error[" not in printed:
        wrong = "silent: an error that is not printed"
    good = () if report.has(Severity.ERROR) else checked
    return Judged(wrong, good, len(found))


def _raised(error: Exception) -> str:
    told = format_exception(error)
    return f"raised: {told[-1].strip()}\n{''.join(told[-4:])}"


def _misplaced(text: str, found: tuple[Diagnostic, ...]) -> Iterator[str]:
    lines = _BREAK.split(text)
    for each in found:
        for span in (each.span, *(related.span for related in each.related)):
            problem = place_problem(lines, span)
            if problem:
                yield f"misplaced: {each.rule.id}: {span}: {problem}"
        said = (each.message, each.hint or "", *(one.message for one in each.related))
        if not all(text.isprintable() for text in said):
            yield f"unprintable: {each.rule.id}: {each.message!r}"


def place_problem(lines: list[str], span: Span) -> str:
    """What is wrong with a place in a text of these lines; nothing if it is in it."""
    if not 1 <= span.line <= len(lines) or not 1 <= span.end_line <= len(lines):
        return f"there are {len(lines)} lines"
    line, last = lines[span.line - 1], lines[span.end_line - 1]
    if not 1 <= span.column <= len(line) + 1:
        return f"the line has {len(line)} characters"
    if not 1 <= span.end_column <= len(last) + 1:
        return f"it ends at {span.end_column}, and the line has {len(last)} characters"
    if (span.end_line, span.end_column) < (span.line, span.column):
        return "it ends before it begins"
    shown = excerpt(line, span)
    if shown.indent + shown.carets > cells(shown.line) + 1:
        return "its carets stand outside the line"
    return ""
