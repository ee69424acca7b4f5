"""How the time and the memory of a run grow with the number of specs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from payspec.cli.progress import progress

from .processes import GENERATE, Run, run
from .projects import project
from .table import Row

SIZES = (1, 10, 100, 1_000)


@dataclass(frozen=True)
class Size:
    """A number of specs, generated from nothing, and again with nothing to do."""

    specs: int
    cold: Run
    idle: Run


def growth(sizes: tuple[int, ...] = SIZES) -> Iterator[Row]:
    """Two rows a size: what it takes, and what each spec takes beyond the size before.

    Where that is the same from size to size, growth is linear; where the memory of one
    spec more is next to nothing, it is flat.
    """
    before: Size | None = None
    for specs in sizes:
        what = f"{specs:,} spec{'' if specs == 1 else 's'}"
        progress(f"generating {what} (sizes up to {sizes[-1]:,})")
        with project(specs) as folder:
            size = Size(specs, run(GENERATE, folder), run(GENERATE, folder))
        yield _row(f"generating {what} anew", size, before, size.cold)
        yield _row(f"nothing to do for {what}", size, before, size.idle)
        before = size


def _row(what: str, size: Size, before: Size | None, of: Run) -> Row:
    seen = [f"{of.processor:.2f} s of the processor"]
    if of.processes > 1:
        seen.append(f"{of.processes} processes")
    if before is not None:
        last = before.cold if of is size.cold else before.idle
        more = size.specs - before.specs
        seconds = (of.processor - last.processor) / more
        seen.append(f"each spec more {seconds * 1000:.1f} ms")
        if last.processes == of.processes:
            kibibytes = (of.mebibytes - last.mebibytes) * 1024 / more
            seen.append(f"{kibibytes:.0f} KiB")
    return Row(
        what, f"{of.seconds:.2f} s, {of.mebibytes:.0f} MiB", seen=", ".join(seen)
    )
