"""Every step that changes the disk, one method each, so that a test can stop at any."""

import errno
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

_UNSYNCABLE = frozenset({errno.EINVAL, errno.ENOTSUP})
_AT_ONCE = 8


class Disk(Protocol):
    """The changing steps. Each raises `OSError` and then has changed nothing whole."""

    def make_folder(self, path: Path) -> None:
        """Make one folder that is not there yet."""
        ...

    def write_file(self, path: Path, data: bytes) -> None:
        """Write a file that is not there yet. Not synced."""
        ...

    def sync_files(self, paths: Sequence[Path]) -> None:
        """Return when the contents of all these files have reached the disk."""
        ...

    def sync_folders(self, paths: Sequence[Path]) -> None:
        """Return when the names in all these folders have reached the disk."""
        ...

    def replace(self, source: Path, target: Path) -> None:
        """Put `source` in the place of `target` in one step."""
        ...

    def remove_file(self, path: Path) -> None:
        """Remove a file or a link, never what a link points at."""
        ...

    def remove_folder(self, path: Path) -> None:
        """Remove an empty folder."""
        ...


class LocalDisk:
    """The real disk."""

    def make_folder(self, path: Path) -> None:
        os.mkdir(path)

    def write_file(self, path: Path, data: bytes) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
        with open(os.open(path, flags, 0o666), "wb", buffering=0) as file:
            rest = memoryview(data)
            try:
                while rest:
                    rest = rest[file.write(rest) :]
            except OSError as error:
                # The system names no file here, and one wants to know which disk.
                error.filename = error.filename or str(path)
                raise

    def sync_files(self, paths: Sequence[Path]) -> None:
        _together(_sync_file, paths)

    def sync_folders(self, paths: Sequence[Path]) -> None:
        _together(_sync_folder, paths)

    def replace(self, source: Path, target: Path) -> None:
        os.replace(source, target)

    def remove_file(self, path: Path) -> None:
        os.unlink(path)

    def remove_folder(self, path: Path) -> None:
        os.rmdir(path)


LOCAL_DISK: Disk = LocalDisk()


def _together(step: Callable[[Path], None], paths: Sequence[Path]) -> None:
    """Take the step for every path; raises what the first failing one raised.

    At once, not in turn: a file system puts all that wait into one turn of its journal,
    and a hundred files then take little longer than one.
    """
    if len(paths) < 2:
        for path in paths:
            step(path)
        return
    # Not at the top: a run that changes nothing syncs nothing.
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(min(_AT_ONCE, len(paths))) as pool:
        for _ in pool.map(step, paths):
            pass


def _sync_file(path: Path) -> None:
    _sync(path, os.O_RDONLY | os.O_NOFOLLOW)


def _sync_folder(path: Path) -> None:
    try:
        _sync(path, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        # Some file systems cannot sync a folder; they order their names themselves.
        if error.errno not in _UNSYNCABLE:
            raise


def _sync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
