"""`make signals`: interrupts at every step, real signals, and cancelled tasks."""

from __future__ import annotations

import argparse
import faulthandler
import sys
from collections import Counter

from . import entries, processes, steps, turns
from .calls import trials
from .lines import KINDS

Found = tuple[Counter[str], list[str]]


def every_line(stride: int, seed: int) -> Found:
    """An exception at each line of the core, or at each of `stride`, in every call."""
    counted: Counter[str] = Counter()
    wrong: list[str] = []
    for trial in trials():
        for kind in ("Client", "AsyncClient"):
            lines = steps.lines_of(trial, kind)[seed % stride :: stride]
            for turn, at in enumerate(lines):
                raised = KINDS[turn % len(KINDS)]
                ended = steps.interrupted(trial, kind, at, raised)
                counted[ended.how] += 1
                place = f"{trial} {kind} {raised.__name__} at {at}"
                wrong += [f"{place}: {each}" for each in ended.wrong]
        turn = 1
        while (ended := steps.cancelled(trial, turn)) is not None:
            counted[f"cancelled: {ended.how}"] += 1
            wrong += [f"{trial} cancelled at turn {turn}: {w}" for w in ended.wrong]
            turn += 1
    return counted, wrong


def every_entry(stride: int, seed: int) -> Found:
    """The same for what is no call: building a client, callbacks, validators."""
    counted: Counter[str] = Counter()
    wrong: list[str] = []
    for entry in entries.entries():
        found = [("by itself", entries.by_itself(entry))]
        for turn, at in enumerate(entries.lines_of(entry)[seed % stride :: stride]):
            raised = KINDS[turn % len(KINDS)]
            ended = entries.interrupted(entry, at, raised)
            found.append((f"{raised.__name__} at {at}", ended))
        for place, ended in found:
            counted[ended.how] += 1
            wrong += [f"{entry} {place}: {each}" for each in ended.wrong]
    return counted, wrong


def main() -> int:
    """Run the four parts and print what was counted; 1 if anything was wrong."""
    parser = argparse.ArgumentParser(prog="make signals")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--signals", type=int, default=20_000)
    parser.add_argument("--tasks", type=int, default=8_000)
    parser.add_argument("--stride", type=int, default=1, help="each how manyth line")
    asked = parser.parse_args()
    # A hang ends with the stack that hangs, and not with patience.
    faulthandler.dump_traceback_later(3_600, exit=True)
    parts = {
        "lines of calls": every_line(asked.stride, asked.seed),
        "lines of other entries": every_entry(asked.stride, asked.seed),
        "signals": processes.signalled(asked.signals, asked.seed),
        "tasks": turns.turned(asked.tasks, asked.seed),
    }
    total, violations = 0, 0
    for name, (counted, wrong) in parts.items():
        print(f"{name}: {counted.total()}")
        for how, count in sorted(counted.items()):
            print(f"  {count:>6}  {how}")
        for each in wrong[:20]:
            print(f"  WRONG   {each}")
        total += counted.total()
        violations += len(wrong)
    print(f"signals: {total} interrupts, seed {asked.seed}, {violations} violations")
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())
