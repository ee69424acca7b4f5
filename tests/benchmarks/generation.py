"""Generating: from nothing, and with nothing to do."""

from __future__ import annotations

import shutil
import tempfile

from .processes import GENERATE, Runs, run
from .table import Row

ROUNDS = 9


def generation() -> list[Row]:
    """Cold generation, runs with nothing to do, and their peak memory."""
    one = [*GENERATE, "specs/begateway.yaml", "--output"]
    four = [*GENERATE, "--output"]
    with tempfile.TemporaryDirectory() as folder:
        output, all_of_them = f"{folder}/one", f"{folder}/four"
        run([*one, output])
        run([*four, all_of_them])
        cold, idle, idle_four = [], [], []
        for _ in range(ROUNDS):
            shutil.rmtree(output)
            cold.append(run([*one, output]))
            idle.append(run([*one, output]))
            idle_four.append(run([*four, all_of_them]))
    nothing = "a run with nothing to do"
    return [
        *_rows("cold generation of one provider", "0.6 s", Runs(tuple(cold))),
        *_rows(f"{nothing} over one provider", "0.1 s", Runs(tuple(idle))),
        *_rows(f"{nothing} over the four", "0.1 s", Runs(tuple(idle_four))),
    ]


def _rows(what: str, aim: str, runs: Runs) -> list[Row]:
    seen = f"{runs.spread}; of the processor {runs.processor * 1000:.0f} ms"
    return [
        Row(what, f"{runs.seconds:.3f} s", aim, seen),
        Row(f"{what}, peak memory", f"{runs.mebibytes:.0f} MiB"),
    ]
