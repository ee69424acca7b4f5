"""Tries specs of hostile names, and prints what came of them."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests import checkers

from .every import KINDS
from .judge import PACKAGE
from .run import Done, run, write_core
from .sweep import sweep

SPECS = 20_000
TYPED = 200


def main() -> int:
    """Fail for each spec that is neither usable nor refused at a line."""
    parser = argparse.ArgumentParser(prog="fuzz_names", description=__doc__)
    parser.add_argument("--specs", type=int, default=SPECS, help="how many")
    parser.add_argument("--seed", type=int, default=0, help="the number of the first")
    parser.add_argument("--typed", type=int, default=TYPED, help="how many for mypy")
    parser.add_argument(
        "--every",
        nargs="*",
        metavar="KIND",
        help="try every word as a name of every kind, or of these",
    )
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    options = parser.parse_args()
    if options.every is not None:
        return every(tuple(options.every) or tuple(KINDS), options.jobs)
    start, done = time.monotonic(), Done()
    for done in run(options.seed, options.specs, options.jobs, options.typed):
        if sys.stderr.isatty():
            judged = sum(done.counts[each] for each in OUTCOMES)
            print(f"\r{judged} specs", end="", file=sys.stderr, flush=True)
    for failure in done.failures:
        print(failure, end="\n\n")
    for what, times in sorted(done.counts.items()):
        print(f"{times:7,} {what}")
    numbers = sorted(done.trees)[: options.typed]
    wrong = typed({number: done.trees[number] for number in numbers})
    print(*wrong, f"{len(numbers):7,} given to mypy", sep="\n")
    seconds = time.monotonic() - start
    failed = len(done.failures) + len(wrong)
    print(
        f"fuzz of names: {options.specs:,} specs from seed {options.seed}, "
        f"{failed} failures, {seconds:.0f} s"
    )
    return 1 if failed else 0


def every(kinds: Sequence[str], processes: int) -> int:
    """Fail for each word that is neither a name that works nor refused at a line."""
    start = time.monotonic()
    done = {kind: Done() for kind in kinds}
    for kind, part in sweep(tuple(kinds), processes):
        done[kind].add(part)
        for failure in part.failures:
            print(failure, end="\n\n", flush=True)
    for kind, of in done.items():
        said = ", ".join(f"{of.counts[each]:,} {each}" for each in OUTCOMES)
        print(f"{kind:17} {said}")
    tried = sum(of.counts[each] for of in done.values() for each in OUTCOMES)
    failed = sum(len(of.failures) for of in done.values())
    print(
        f"fuzz of names: {tried:,} words as names of {len(done)} kinds, "
        f"{failed} failures, {time.monotonic() - start:.0f} s"
    )
    return 1 if failed else 0


OUTCOMES = ("generated", "mended", "refused", "failed")


def typed(trees: Mapping[int, Mapping[str, str]]) -> list[str]:
    """What mypy, strict, says of emitted providers."""
    if not trees:
        return []
    with tempfile.TemporaryDirectory(prefix="fuzz-names-typed-") as name:
        folder = Path(name)
        write_core(folder)
        for number, tree in trees.items():
            for path, source in tree.items():
                place = folder / PACKAGE / f"seed{number}" / path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(source, encoding="utf-8")
        ended = checkers.run(
            "mypy", "--strict", "-p", PACKAGE, folder=folder, seconds=1800
        )
        return [each for each in ended.stdout.splitlines() if ": error:" in each]


if __name__ == "__main__":
    sys.exit(main())
