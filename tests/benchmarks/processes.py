"""Whole processes: how long they take, and how much memory at most."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
MEASURED = Path(__file__).with_name("measured.py")
GENERATE = (sys.executable, "-m", "payspec", "generate")


@dataclass(frozen=True)
class Run:
    """One run: seconds by the clock and of the processor, and the most MiB.

    `processes` are the most that there were at once; the MiB are those of all.
    """

    seconds: float
    processor: float
    mebibytes: float
    processes: int = 1


@dataclass(frozen=True)
class Runs:
    """Several runs of one command."""

    runs: tuple[Run, ...]

    @property
    def times(self) -> tuple[float, ...]:
        """Seconds by the clock, in the order of the runs."""
        return tuple(run.seconds for run in self.runs)

    @property
    def seconds(self) -> float:
        """The median of the seconds by the clock."""
        return median(self.times)

    @property
    def processor(self) -> float:
        """The median of the seconds of the processor; waiting is not in them."""
        return median(run.processor for run in self.runs)

    @property
    def mebibytes(self) -> float:
        """The median of the largest resident sets."""
        return median(run.mebibytes for run in self.runs)

    @property
    def spread(self) -> str:
        """The fastest and the slowest, in milliseconds."""
        times = [seconds * 1000 for seconds in self.times]
        return f"{min(times):.0f} to {max(times):.0f} ms"


def run(command: Sequence[str], cwd: Path = ROOT) -> Run:
    """Run a command to its end; `RuntimeError` if it fails.

    The time of the processor is also that of the processes that it has started.
    """
    # Without the libraries of the environment, so that it starts small.
    program = [sys.executable, "-S", "-E", str(MEASURED), *command]
    done = subprocess.run(
        program, cwd=cwd, env=_env(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed: {done.stderr}")
    return Run(**json.loads(done.stdout))


def alternating(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, Runs]:
    """Run commands in turn, each once before it counts."""
    for command in commands.values():
        run(command)
    found: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            found[name].append(run(command))
    return {name: Runs(tuple(runs)) for name, runs in found.items()}


def python(code: str) -> list[str]:
    """The command that runs some code with this interpreter."""
    return [sys.executable, "-c", code]


def _env() -> dict[str, str]:
    path = f"{ROOT / 'generator'}{os.pathsep}{ROOT / 'generated'}"
    return {**os.environ, "PYTHONPATH": path}
