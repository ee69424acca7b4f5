"""`python -m tests.hostile`: cases of all kinds, and counts of what came of them."""

from __future__ import annotations

import argparse
import os
import sys
import time

from .run import Tally, cases, run_in, sample


def main() -> int:
    """Run the cases; 1 if one of them breaks a rule."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--most",
        type=int,
        default=10_000,
        help="so many cases, chosen by the seed; 0 for all",
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    every = len(cases())
    chosen = sample(options.seed, options.most or every)
    tally, begun = Tally(), time.monotonic()
    for part in run_in(options.jobs, chosen):
        tally.add(part)
        for each in part.wrong:
            print(f"violation: {each}", flush=True)
    for title, counts in (("faults", tally.by_fault), ("ends", tally.by_end)):
        listed = ", ".join(f"{name} {count}" for name, count in counts.most_common())
        print(f"{title}: {listed}")
    seconds = time.monotonic() - begun
    print(
        f"hostile: {tally.cases} of {every} cases, {len(tally.wrong)} violations, "
        f"{seconds:.0f} s, seed {options.seed}"
    )
    return int(bool(tally.wrong))


if __name__ == "__main__":
    sys.exit(main())
