"""Findings as they are printed."""

from collections.abc import Iterable
from dataclasses import replace

from payspec import __version__
from payspec.api.examples import explained
from payspec.api.findings import Findings
from payspec.diagnostics import (
    Drift,
    Move,
    Selection,
    Severity,
    render_github,
    render_json,
    render_sarif,
    select,
    summary,
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

    A person is shown errors and warnings, and notes only where they were asked for or
    fail the run; what is left out from `least` on is counted. `drift` is what generated
    files differ by, and `moves` are names and keys that are others than before, for a
    form that holds these too.
    """
    done()
    bar = Severity(options.fail_on)
    for_person = options.format in ("text", "github") and not options.notes
    lowest = max(least, Severity.WARNING, key=_rank) if for_person else least
    lowest = min(lowest, bar, key=_rank)
    shown = tuple(each for each in found.diagnostics if each.severity.reaches(lowest))
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
            chosen = select(found.diagnostics, lowest)
            notes = chosen.notes if least is Severity.NOTE else ()
            _print_text(found, replace(chosen, notes=notes))
    return found.has(bar)


def _rank(severity: Severity) -> int:
    return severity.rank


def _print_text(found: Findings, chosen: Selection) -> None:
    """Print what was chosen, how much there is of what, and where to see the rest."""
    if chosen.printed:
        listed = replace(found, diagnostics=chosen.printed, complete=True)
        print(listed.excerpts(colour=colour()), end="")
        print(summary((*chosen.printed, *chosen.more)))
    if chosen.more:
        print(f"shown are the first {len(chosen.printed)}; `--format json` prints all")
    if not found.complete:
        print("there are more, which are looked for once these are mended")
    if chosen.notes:
        print(f"{summary(chosen.notes)}, in `payspec check --notes`")
