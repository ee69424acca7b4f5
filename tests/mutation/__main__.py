"""Every mutant of everything that is generated, or every nth with an argument.

It takes minutes, prints a table, and fails below nine tenths.
"""

from __future__ import annotations

import sys
from multiprocessing import get_context

from .mutants import mutants
from .run import GENERATED, PROVIDERS, survived
from .tally import Tally

AIM = 0.9
_AT_ONCE = 40


def main(every: int) -> int:
    """Try them, and print what came of it."""
    found = [each for name in PROVIDERS for each in mutants(GENERATED / name)]
    found = found[::every]
    batches = [found[at : at + _AT_ONCE] for at in range(0, len(found), _AT_ONCE)]
    tally = Tally()
    done = 0
    # A process that has imported hundreds of packages is given up for another.
    with get_context("spawn").Pool(maxtasksperchild=2) as pool:
        for batch, ends in zip(batches, pool.imap(survived, batches), strict=True):
            for mutant, end in zip(batch, ends, strict=True):
                tally.add(mutant, survived=end)
            done += len(batch)
            if sys.stderr.isatty():
                print(f"\r{done} of {len(found)}", end="", file=sys.stderr)
    print("\n".join(tally.lines()))
    return 0 if tally.share >= AIM else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1))
