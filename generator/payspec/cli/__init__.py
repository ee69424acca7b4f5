"""The command `payspec`; a file per subcommand.

Exit 0: nothing at or above the bar. 1: findings, drift, refused edits. 2: it could not
run.
"""

import gc
import sys
from collections.abc import Sequence

from payspec.project.failure import CannotRun

from .arguments import parse


def command() -> int:
    """Run the command as all that this process does; the exit code is returned."""
    code = main()
    # All that is left goes with the process: nobody has to look through it before.
    gc.freeze()
    return code


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code is returned. Never raises for bad input."""
    options = parse(sys.argv[1:] if arguments is None else list(arguments))
    try:
        return options.run(options)
    except CannotRun as error:
        print(f"payspec: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("payspec: interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:
        return 1
