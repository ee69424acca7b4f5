"""Generating: from nothing, and with nothing to do."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from .processes import GENERATE, Runs, run
from .table import Row

ROUNDS = 9


def generation() -> list[Row]:
    """Cold generation, a run with nothing to do, and their peak memory."""
    command = [*GENERATE, "specs/begateway.yaml", "--output"]
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "generated")
        run([*command, str(output)])
        cold, idle = [], []
        for _ in range(ROUNDS):
            shutil.rmtree(output)
            cold.append(run([*command, str(output)]))
            idle.append(run([*command, str(output)]))
    return [
        *_rows("cold generation of one provider", "0.6 s", Runs(tuple(cold))),
        *_rows("a run with nothing to do", "0.1 s", Runs(tuple(idle))),
    ]


def _rows(what: str, aim: str, runs: Runs) -> list[Row]:
    seen = f"{runs.spread}; of the processor {runs.processor * 1000:.0f} ms"
    return [
        Row(what, f"{runs.seconds:.3f} s", aim, seen),
        Row(f"{what}, peak memory", f"{runs.mebibytes:.0f} MiB"),
    ]
