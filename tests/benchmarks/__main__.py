"""Runs every benchmark, prints the table and keeps it in `docs/benchmarks.md`."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path

from payspec.cli.progress import done, progress

from .calls import calls
from .generation import generation
from .many import many
from .starting import starting
from .table import Row, table

KEPT = Path(__file__).parents[2] / "docs" / "benchmarks.md"
HEAD = """# Benchmarks

Made by `make bench`: one run on one machine. Everything is run once before it counts,
and in turn with what it is compared with. A time is the median of its runs, from the
fastest to the slowest beside it. A ratio is the median of the ratios of neighbours,
which a slow minute does not move, with the range of the middle half of them beside it.
How far the floor is from itself says what a difference is worth. Only ratios carry over
to another machine.

Growth is of one run a size. Its memory is the most that all processes of the run had at
once, looked at every 20 ms; pages that they share count for each of them. "Each spec
more" is against the size before.
"""
MEASURES: dict[str, Callable[[], list[Row]]] = {
    "generation": generation,
    "many specs": many,
    "the start of programs": starting,
    "calls": calls,
}


def main() -> int:
    """Run, print and keep; nothing fails for being slow."""
    rows: list[Row] = []
    for what, measure in MEASURES.items():
        progress(f"measuring {what}")
        rows += measure()
    done()
    about = (
        f"{platform.python_implementation()} {platform.python_version()}, "
        f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}; "
        f"load {os.getloadavg()[0]:.1f} at the end."
    )
    text = f"{HEAD}\n{about}\n\n{table(rows)}\n"
    print(text)
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text(text, encoding="utf-8")
    return 0


sys.exit(main())
