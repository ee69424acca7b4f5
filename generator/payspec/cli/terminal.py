"""Findings as they are printed."""

from collections.abc import Iterable
from dataclasses import replace

from payspec import __version__
from payspec.api.examples import explained
from payspec.api.findings import Findings
from payspec.diagnostics import (
    Drift,
    Move,
    Severity,
    render_github,
    render_json,
    render_sarif,
)
from payspec.project.failure import CannotRun
from payspec.resources import ResourcesMissing

from .arguments import Options
from .colour import colour
from .progress import done
from .repository import repository_address, repository_path


def show(
    found: Findings,
    options: Options,
    least: Severity = Severity.NOTE,
    drift: Iterable[Drift] | None = None,
    moves: Iterable[Move] = (),
) -> bool:
    """Print the findings from `least` on; true if one is at or above the bar.

    `drift` is what generated files differ by, and `moves` are names and keys that are
    others than before, for a form that holds these too.
    """
    done()
    bar = Severity(options.fail_on)
    shown = tuple(
        each
        for each in found.diagnostics
        if each.severity.reaches(least) or each.severity.reaches(bar)
    )
    match options.format:
        case "json":
            complete = found.complete
            print(
                render_json(shown, complete=complete, drift=drift, moves=moves), end=""
            )
        case "github":
            print(render_github(shown, repository_path), end="")
        case "sarif":
            try:
                log = render_sarif(
                    shown,
                    repository_address,
                    explained,
                    version=__version__,
                    complete=found.complete,
                )
            except ResourcesMissing as error:
                raise CannotRun(str(error)) from None
            print(log, end="")
        case _:
            print(replace(found, diagnostics=shown).text(colour=colour()), end="")
    return found.has(bar)
