"""Whole processes: how long they take, and how much memory at most."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from .memory import watched

ROOT = Path(__file__).parents[2]
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
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=_env()
    )
    assert process.stderr is not None
    with watched(process.pid) as all_of_it:
        said = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[0]} failed: {said.decode()}")
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Run(
        seconds,
        usage.ru_utime + usage.ru_stime,
        max(usage.ru_maxrss / scale, all_of_it.mebibytes),
        all_of_it.processes,
    )


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
