"""Specs by the hundred: how a run grows, and what one change of many costs."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from .processes import ROOT, Run, run
from .table import Row

SIZES = (1, 10, 100, 1_000)
MANY = 200
ROUNDS = 3
COMMAND = [sys.executable, "-m", "payspec", "generate"]
SPEC = ROOT / "specs" / "begateway.yaml"
TITLE = "title: beGateway payouts"


def many() -> list[Row]:
    """Growth over 1 to 1,000 specs, and one that has changed of 200."""
    return [*_growth(), *_one_of_many()]


def _growth() -> Iterator[Row]:
    before: tuple[int, Run] | None = None
    for size in SIZES:
        with project(size) as folder:
            cold = run([*COMMAND, "--jobs", "1"], folder)
            idle = run(COMMAND, folder)
        seen = f"{cold.processor:.1f} s of the processor"
        if before is not None:
            fewer, last = before
            each = (cold.processor - last.processor) / (size - fewer)
            more = (cold.mebibytes - last.mebibytes) / (size - fewer)
            seen += f"; each one more {each * 1000:.0f} ms and {more * 1024:.0f} KiB"
        what = f"generating {size:,} spec{'s' if size > 1 else ''} anew, one at a time"
        yield Row(what, f"{cold.seconds:.1f} s, {cold.mebibytes:.0f} MiB", seen=seen)
        yield Row(
            f"the same again, with nothing to do for {size:,}",
            f"{idle.seconds:.3f} s, {idle.mebibytes:.0f} MiB",
        )
        before = (size, cold)


def _one_of_many() -> Iterator[Row]:
    with project(1) as folder:
        run(COMMAND, folder)
        alone = median(_changed(folder) for _ in range(ROUNDS))
    with project(MANY - 1) as folder:
        run(COMMAND, folder)
        rest = median(run(COMMAND, folder).seconds for _ in range(2 * ROUNDS))
    with project(MANY) as folder:
        run(COMMAND, folder)
        idle = median(run(COMMAND, folder).seconds for _ in range(2 * ROUNDS))
        one = median(_changed(folder) for _ in range(ROUNDS))
    yield Row(f"nothing to do for {MANY} specs", f"{idle:.3f} s", "0.3 s")
    yield Row(
        f"one changed of {MANY}, against it alone and nothing to do for the rest",
        f"{one / (alone + rest):.2f}x",
        "1.5x",
        f"{one:.2f} s against {alone:.2f} s and {rest:.2f} s",
    )


def _changed(folder: Path) -> float:
    """The time of a run after one spec has changed, and then changed back."""
    spec = folder / "specs" / "provider_0.yaml"
    before = spec.read_text(encoding="utf-8")
    spec.write_text(before.replace(TITLE, f"{TITLE}, changed"), encoding="utf-8")
    seconds = run(COMMAND, folder).seconds
    spec.write_text(before, encoding="utf-8")
    run(COMMAND, folder)
    return seconds


@contextmanager
def project(specs: int) -> Iterator[Path]:
    """A project of so many providers, each as large as beGateway's."""
    text = SPEC.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "pyproject.toml").write_text("", encoding="utf-8")
        shutil.copytree(SPEC.with_suffix(""), folder / "specs" / "begateway")
        for number in range(specs):
            renamed = text.replace(
                "provider: begateway", f"provider: provider_{number}"
            )
            path = folder / "specs" / f"provider_{number}.yaml"
            path.write_text(renamed, encoding="utf-8")
        yield folder
