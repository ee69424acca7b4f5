"""`payspec check`."""

from payspec.api.check import check

from .arguments import Options
from .progress import progress
from .terminal import show


def run(options: Options) -> int:
    """Check specs and print what was found; 1 if something is at or above the bar."""
    return int(show(check(*options.paths, progress=progress), options))
