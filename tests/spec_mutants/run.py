"""Judging many mutants at once, in as many processes as there are cores."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from .judge import Verdict, judged
from .mutants import Mutant
from .trees import Emitted, Looked, emitted, look


@dataclass(frozen=True, slots=True)
class Run:
    """What came of all mutants, and of looking at what was generated for the good."""

    verdicts: tuple[Verdict, ...]
    generated: int
    looked: Looked | None


def run(mutants: Sequence[Mutant], *, typed: bool, processes: int | None = None) -> Run:
    """Judge mutants and generate for the good ones; `typed` holds that to the tools."""
    with ProcessPoolExecutor(processes or os.cpu_count()) as pool:
        each = [*pool.map(_one, mutants, chunksize=8)]
    found = [tree for _, tree in each if tree is not None]
    looked = None
    if typed:
        with TemporaryDirectory() as folder:
            looked = look(Path(folder), found)
    return Run(tuple(verdict for verdict, _ in each), len(found), looked)


def _one(mutant: Mutant) -> tuple[Verdict, Emitted | None]:
    verdict, checked = judged(mutant)
    if not checked:
        return verdict, None
    try:
        return verdict, emitted(mutant.name, checked)
    except Exception as error:
        said = f"generating: {type(error).__name__}: {error}"
        return Verdict(mutant.name, "crashed", said=said), None
