"""Judging many specs at once, in processes that live as long as the run."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from payspec.resources import core_files

from .judge import PACKAGE, Judge
from .shrink import shrunk
from .specs import document, text

_TOGETHER = 50
"""Specs that a process is given at a time."""


@dataclass
class Done:
    """What became of some specs: how many of each outcome, and each failure in full."""

    counts: Counter[str] = field(default_factory=Counter[str])
    failures: list[str] = field(default_factory=list[str])
    trees: dict[int, Mapping[str, str]] = field(default_factory=dict)

    def add(self, other: Done) -> None:
        """Count what another process has judged."""
        self.counts += other.counts
        self.failures += other.failures
        self.trees |= other.trees


def run(first: int, specs: int, processes: int, kept: int = 0) -> Iterator[Done]:
    """Judge specs from number `first` on; gives all that is known after each share.

    Up to `kept` trees of the first that were generated are kept.
    """
    done = Done()
    shares = [
        range(start, min(start + _TOGETHER, first + specs))
        for start in range(first, first + specs, _TOGETHER)
    ]
    if processes == 1:
        for share in shares:
            done.add(judged(share, len(done.trees) < kept))
            yield done
        return
    # Each starts anew: what the parent has imported is no part of what is tried.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        keeps = (at * _TOGETHER < kept * 4 for at in range(len(shares)))
        for part in pool.map(judged, shares, keeps):
            done.add(part)
            yield done


def judged(numbers: range, keep: bool) -> Done:
    """Judge the specs of these numbers in this process."""
    judge, done = own_judge(), Done()
    for number in numbers:
        of = document(number)
        verdict = judge.judge(of)
        done.counts[verdict.outcome] += 1
        done.counts["names changed as findings said"] += verdict.mends
        if verdict.outcome == "failed":
            least = text(shrunk(of, verdict.kind, judge))
            said = f"seed {number}: {verdict.kind}\n{verdict.problem}\n{least}"
            done.failures.append(said)
        if keep and verdict.tree:
            done.trees[number] = verdict.tree
    return done


_JUDGES: list[Judge] = []
_FOLDERS: list[tempfile.TemporaryDirectory[str]] = []


def own_judge() -> Judge:
    """This process's own, with the core in its folder."""
    if not _JUDGES:
        _FOLDERS.append(tempfile.TemporaryDirectory(prefix="fuzz-names-"))
        folder = Path(_FOLDERS[0].name)
        write_core(folder)
        sys.path.insert(0, str(folder))
        sys.dont_write_bytecode = True
        _JUDGES.append(Judge(folder))
    return _JUDGES[0]


def forget() -> None:
    """Let the next judge begin with a folder, and modules, of its own."""
    for folder in _FOLDERS:
        if folder.name in sys.path:
            sys.path.remove(folder.name)
    _JUDGES.clear()
    _FOLDERS.clear()
    for name in [each for each in sys.modules if each.split(".")[0] == PACKAGE]:
        del sys.modules[name]


def write_core(folder: Path) -> None:
    """The core of the package, whose providers come and go."""
    for name, source in core_files().items():
        place = folder / PACKAGE / "core" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(source, encoding="utf-8")
    (folder / PACKAGE / "__init__.py").write_text("", encoding="utf-8")
    (folder / PACKAGE / "py.typed").write_text("", encoding="utf-8")
