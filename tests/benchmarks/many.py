"""One spec of many has changed: what that costs, and what it touches."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from payspec.cli.progress import progress

from .growth import growth
from .processes import GENERATE, Run, Runs, run
from .projects import change_a_field, project, spec_of, stamps, written
from .ratio import middle_half, ratio
from .table import Row

MANY = 200
ROUNDS = 9


def many() -> list[Row]:
    """Growth over 1 to 1,000 specs, and one that has changed of 200."""
    return [*growth(), *_one_of_many()]


def _one_of_many() -> Iterator[Row]:
    alone, rest, one, idle = [], [], [], []
    files = 0
    with project(1) as single, project(MANY) as whole, project(MANY) as fewer:
        spec_of(fewer, MANY - 1).unlink()
        for number, folder in enumerate((single, whole, fewer), start=1):
            progress(f"generating projects to change ({number} of 3)")
            run(GENERATE, folder)
        for number in range(1, ROUNDS + 1):
            progress(f"one changed of {MANY} (round {number} of {ROUNDS})")
            before = stamps(whole)
            alone.append(_changed(single))
            rest.append(run(GENERATE, fewer))
            one.append(_changed(whole))
            files = len(written(whole, before))
            idle.append(run(GENERATE, whole))
    nothing = Runs(tuple(idle))
    yield Row(
        f"nothing to do for {MANY} specs",
        f"{nothing.seconds:.3f} s",
        "0.3 s",
        f"{nothing.spread}; of the processor {nothing.processor * 1000:.0f} ms",
    )
    times = [each.seconds for each in one]
    floor = [a.seconds + b.seconds for a, b in zip(alone, rest, strict=True)]
    yield Row(
        f"a field changed in one of {MANY}, against that one alone and nothing to do "
        "for the others",
        f"{ratio(times, floor):.2f}x",
        "1.5x",
        f"{middle_half(times, floor)}; {median(times):.2f} s against "
        f"{_seconds(alone)} and {_seconds(rest)}; wrote {files - 1} files of that "
        "provider, the manifest and nothing else",
    )


def _changed(folder: Path) -> Run:
    """A run after a field has changed."""
    change_a_field(folder)
    return run(GENERATE, folder)


def _seconds(runs: list[Run]) -> str:
    return f"{median(each.seconds for each in runs):.2f} s"
