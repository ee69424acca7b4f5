"""Makes mutants of specs, checks all and generates for some; prints what failed."""

from __future__ import annotations

import argparse
import os
import sys
import time

from .run import Run, run, smallest

MUTANTS = 100_000
GENERATED = 1_000
_SHOWN = 20


def main() -> int:
    """Fail if a mutant raised, took long or was told of at a place that it has not."""
    parser = argparse.ArgumentParser(prog="fuzz_structure", description=__doc__)
    parser.add_argument("--mutants", type=int, default=MUTANTS)
    parser.add_argument("--generate", type=int, default=GENERATED)
    parser.add_argument("--seed", type=int, default=0, help="other mutants")
    parser.add_argument("--processes", type=int, default=min(2, os.cpu_count() or 1))
    options = parser.parse_args()
    start = time.monotonic()
    done = run(options.mutants, options.generate, options.seed, options.processes)
    _print(done)
    counted = done.counted
    print(
        f"structure: {counted['checked']:,} checked, {counted['generated']:,} "
        f"generated, {done.failures:,} failures (seed {options.seed}, "
        f"{time.monotonic() - start:.0f} s)"
    )
    return 1 if done.failures else 0


def _print(done: Run) -> None:
    for kind, names in [*done.wrong.items()][:_SHOWN]:
        print(f"== {len(names)} times: {kind}\n{names[0]}")
        if not kind.startswith(("slow", "import")):
            print(f"-- the smallest:\n{smallest(names[0], kind)}")
    if len(done.wrong) > _SHOWN:
        print(f"... and {len(done.wrong) - _SHOWN} kinds more")
    for word, count in sorted(done.counted.items()):
        print(f"{word:10} {count:>9,}")


if __name__ == "__main__":
    sys.exit(main())
