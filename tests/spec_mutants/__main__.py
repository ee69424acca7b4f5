"""Makes mutants of the specs, judges them all and prints what came of them."""

from __future__ import annotations

import argparse
import sys
import time

from .bases import bases
from .mutants import mutants
from .run import run
from .table import failures, table

WANTED = 2_000


def main() -> int:
    """Fail for a crash, for a finding astray, and for code that is not clean."""
    parser = argparse.ArgumentParser(prog="spec_mutants", description=__doc__)
    parser.add_argument("--mutants", type=int, default=WANTED, help="at least so many")
    parser.add_argument("--seed", type=int, default=0, help="other mutants")
    parser.add_argument("--show", help="print those of an outcome or distance")
    options = parser.parse_args()
    start = time.monotonic()
    done = run(mutants(bases(), options.mutants, options.seed), typed=True)
    for each in done.verdicts:
        if options.show in (each.outcome, each.distance) and options.show:
            print(f"{each.name}: {each.outcome}\n{each.said}")
    print(table(done))
    print(f"seed {options.seed}, {time.monotonic() - start:.0f} s")
    bad = failures(done)
    print("\n".join(bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
