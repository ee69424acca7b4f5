"""Every step that changes the disk, one method each, so that a test can stop at any."""

import errno
import os
from pathlib import Path
from typing import Protocol

_UNSYNCABLE = frozenset({errno.EINVAL, errno.ENOTSUP})


class Disk(Protocol):
    """The changing steps. Each raises `OSError` and then has changed nothing whole."""

    def make_folder(self, path: Path) -> None:
        """Make one folder that is not there yet."""
        ...

    def write_file(self, path: Path, data: bytes) -> None:
        """Write a file that is not there yet. Not synced."""
        ...

    def sync_file(self, path: Path) -> None:
        """Return when the contents of a file have reached the disk."""
        ...

    def sync_folder(self, path: Path) -> None:
        """Return when the names in a folder have reached the disk."""
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
            while rest:
                rest = rest[file.write(rest) :]

    def sync_file(self, path: Path) -> None:
        _sync(path, os.O_RDONLY | os.O_NOFOLLOW)

    def sync_folder(self, path: Path) -> None:
        try:
            _sync(path, os.O_RDONLY | os.O_DIRECTORY)
        except OSError as error:
            # Some file systems cannot sync a folder; they order their names themselves.
            if error.errno not in _UNSYNCABLE:
                raise

    def replace(self, source: Path, target: Path) -> None:
        os.replace(source, target)

    def remove_file(self, path: Path) -> None:
        os.unlink(path)

    def remove_folder(self, path: Path) -> None:
        os.rmdir(path)


LOCAL_DISK: Disk = LocalDisk()


def _sync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
