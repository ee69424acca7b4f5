"""One writer at a time in an output folder."""

import errno
import fcntl
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

_UNLOCKABLE = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.EINVAL})


@contextmanager
def locked(root: Path) -> Generator[None]:
    """Hold `root` for this process, waiting for another payspec to finish.

    The lock is on the folder itself, so no lock file is left, and the system drops it
    when the process dies. A file system without locks goes unlocked.
    """
    descriptor = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError as error:
            if error.errno not in _UNLOCKABLE:
                raise
        yield
    finally:
        os.close(descriptor)
