"""Whether a write was cut short, for a command that only looks."""

from pathlib import Path

from .errors import DiskFailed
from .lock import locked
from .workspace import Workspace


def unfinished(root: Path) -> bool:
    """True if the next write has one to finish or to drop first; changes nothing.

    Waits for a write that is under way. Raises `UnsafePlace` and `DiskFailed`.
    """
    workspace = Workspace(root)
    try:
        if not workspace.unfinished():
            return False
        with locked(root):
            return workspace.unfinished()
    except OSError as error:
        raise DiskFailed(error) from error
