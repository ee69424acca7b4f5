"""What a person sees: findings, and progress where there is a terminal to see it."""

import os
import sys
from collections.abc import Mapping

from payspec.diagnostics import Collector, Severity, render_json, render_text, summary

from .arguments import Options


def progress(step: str) -> None:
    """Say what is under way, on a terminal; nothing in a pipe."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[2K{step}")
        sys.stderr.flush()


def done() -> None:
    """Clear the line of progress."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[2K")
        sys.stderr.flush()


def show(
    report: Collector,
    sources: Mapping[str, str],
    options: Options,
    least: Severity = Severity.NOTE,
) -> bool:
    """Print the findings from `least` on; true if one is at or above the bar."""
    done()
    bar = Severity(options.fail_on)
    shown = tuple(
        each
        for each in report.diagnostics
        if each.rule.severity.reaches(least) or each.rule.severity.reaches(bar)
    )
    if options.format == "json":
        print(render_json(shown))
    elif shown:
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        print(render_text(shown, sources, colour=colour), end="")
        more = " and more, which are not shown" if report.full else ""
        print(summary(shown) + more)
    return report.has(bar)
