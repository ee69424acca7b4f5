"""What templates print where a consumer overrides them; it may be anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from traceback import walk_tb

from payspec.diagnostics import Collector, Span

from ...format import polish
from ..environment import render, render_overridden
from .files import Overrides
from .origin import origin
from .places import Places
from .rules import BROKEN
from .source import check_source

_MOST_ADDED = 1 << 20
"""Characters that overrides may add to a module: a loop may go on without end."""


@dataclass(frozen=True, slots=True)
class Breakage:
    """What went wrong in printing a file, and where in which override."""

    span: Span
    problem: str
    path: str


class OverridesBroken(Exception):
    """Overrides that broke what they print; nothing of it can be used."""

    def __init__(self, breakages: Sequence[Breakage]) -> None:
        super().__init__(breakages)
        self.breakages = tuple(breakages)

    def report(self, report: Collector) -> None:
        """Report each place once, with the first of the files that it breaks."""
        by_place: dict[tuple[Span, str], list[str]] = {}
        for each in self.breakages:
            by_place.setdefault((each.span, each.problem), []).append(each.path)
        for (span, problem), paths in by_place.items():
            more = f", and {len(paths) - 1} more" if len(paths) > 1 else ""
            report.report(
                BROKEN,
                span,
                f"{problem}, in {paths[0]}{more}",
                hint="mend it; `payspec docs --language` writes what each block is "
                "given",
            )


def print_overridden(
    templates: Path,
    overrides: Overrides,
    template: str,
    context: Mapping[str, object],
    path: str,
) -> str | Breakage:
    """The text of a file, as black leaves it, or what is wrong with it.

    Some of the overrides have a part in the template; `path` is that of the file.
    """

    touching = overrides.touching(template)
    # What fails here is payspec's own mistake, and what fails below is theirs.
    shipped = render(templates, template, context)
    most = len(shipped) + _MOST_ADDED

    def again(these: Overrides) -> str:
        return render_overridden(templates, these, template, context, most)

    try:
        text = again(overrides)
    except Exception as error:
        span = _raised(error, overrides) or Places(touching[0]).line(1)
        said = " ".join(f"{type(error).__name__}: {error}".split())
        return Breakage(span, f"this fails ({said})", path)
    try:
        check_source(text, path, shipped)
        return polish(text)
    except SyntaxError as error:
        line, said = error.lineno or 1, error.msg
    except ValueError as error:
        # Black has a grammar of its own.
        line, said = 1, str(error)
    except RecursionError:
        line, said = 1, "it is nested too deeply to be laid out"
    try:
        span = origin(touching, line, again)
    except Exception:
        # It prints the file with marks in it, and their templates may look at that.
        span = Places(touching[0]).line(1)
    return Breakage(span, f"what this prints cannot stand ({said})", f"{path}:{line}")


def _raised(error: BaseException, overrides: Overrides) -> Span | None:
    """The innermost line of an override that an error came through."""
    by_label = {each.label: each for each in overrides.files}
    found: Span | None = None
    for frame, line in walk_tb(error.__traceback__):
        override = by_label.get(frame.f_code.co_filename)
        if override is not None:
            found = Places(override).line(line)
    return found
