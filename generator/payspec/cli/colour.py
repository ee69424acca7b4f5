"""Whether what is printed has colours."""

import os
import sys


def colour() -> bool:
    """Whether standard output is a terminal that shows them, and nobody minds.

    `NO_COLOR` and `FORCE_COLOR` decide where they are not empty, in this order.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
