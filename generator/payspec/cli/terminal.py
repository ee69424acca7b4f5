"""What a person sees: findings, and progress where there is a terminal to see it."""

import sys
from collections.abc import Iterable, Mapping

from payspec import __version__
from payspec.diagnostics import (
    Collector,
    Drift,
    Severity,
    render_github,
    render_json,
    render_sarif,
    render_text,
    summary,
)
from payspec.resources import ResourcesMissing

from .arguments import Options
from .colour import colour
from .examples import explained
from .failure import CannotRun
from .repository import repository_address, repository_path


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
    drift: Iterable[Drift] | None = None,
) -> bool:
    """Print the findings from `least` on; true if one is at or above the bar.

    `drift` is what generated files differ by, for a form that holds both.
    """
    done()
    bar = Severity(options.fail_on)
    shown = tuple(
        each
        for each in report.everything
        if each.severity.reaches(least) or each.severity.reaches(bar)
    )
    complete = not report.full
    match options.format:
        case "json":
            print(render_json(shown, complete=complete, drift=drift), end="")
        case "github":
            print(render_github(shown, repository_path), end="")
        case "sarif":
            try:
                log = render_sarif(
                    shown,
                    repository_address,
                    explained,
                    version=__version__,
                    complete=complete,
                )
            except ResourcesMissing as error:
                raise CannotRun(str(error)) from None
            print(log, end="")
        case _:
            standing = tuple(each for each in shown if each.suppressed is None)
            if standing:
                print(render_text(standing, sources, colour=colour()), end="")
                more = "" if complete else " and more, which are not shown"
                print(summary(standing) + more)
    return report.has(bar)
