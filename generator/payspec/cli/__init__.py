"""The command `payspec`; a file per subcommand.

Exit 0: nothing at or above the bar. 1: findings, drift, refused edits. 2: it could not
run.
"""

import gc
import sys
from collections.abc import Sequence

from payspec.project.failure import CannotRun

from .arguments import parse
from .progress import done
from .streams import give_up, prepare


def command() -> int:
    """Run the command as all that this process does; the exit code is returned."""
    code = main()
    # All that is left goes with the process: nobody has to look through it before.
    gc.freeze()
    return code


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code is returned. Never raises for bad input."""
    prepare()
    options = parse(sys.argv[1:] if arguments is None else list(arguments))
    try:
        code = options.run(options)
        sys.stdout.flush()
        return code
    except CannotRun as error:
        return _ended(str(error), 2)
    except KeyboardInterrupt as stopped:
        notes: list[str] = getattr(stopped, "__notes__", [])
        return _ended("; ".join(["interrupted", *notes]), 130)
    except BrokenPipeError:
        # Who reads has seen enough.
        give_up()
        return 1
    except OSError as error:
        where = "" if error.filename is None else f": {error.filename}"
        return _ended(f"{error.strerror or error}{where}", 2)


def _ended(problem: str, code: int) -> int:
    done()
    try:
        # Imported here: most runs end well.
        from payspec.diagnostics.display import visible

        shown = "\n".join(map(visible, problem.split("\n")))
        print(f"payspec: {shown}", file=sys.stderr, flush=True)
    except OSError:
        pass
    give_up()
    return code
