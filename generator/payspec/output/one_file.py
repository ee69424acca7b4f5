"""A file of the tool's own outside of an output folder, replaced whole.

In two steps, so that what can fail does so before anything else is written.
"""

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from .disk import LOCAL_DISK, Disk
from .errors import ChangedMeanwhile, DiskFailed, UnsafePlace
from .scan import read_own


@dataclass(frozen=True, slots=True)
class StagedFile:
    """New contents beside the file that they are to replace."""

    path: Path
    part: Path
    before: bytes | None
    disk: Disk

    def put(self) -> None:
        """Put them in its place. Raises `DiskFailed`."""
        try:
            self.disk.replace(self.part, self.path)
            self.disk.sync_folders([self.path.parent])
        except OSError as error:
            raise DiskFailed(error) from error

    def put_back(self) -> None:
        """Make it what it was before. Raises `OSError`."""
        if self.before is None:
            self.disk.remove_file(self.path)
            return
        self.drop()
        self.disk.write_file(self.part, self.before)
        self.disk.sync_files([self.part])
        self.disk.replace(self.part, self.path)

    def drop(self) -> None:
        """Remove what was not put. Raises `OSError`."""
        if os.path.lexists(self.part):
            self.disk.remove_file(self.part)


def stage_file(
    path: Path, data: bytes, digest: str | None, *, disk: Disk = LOCAL_DISK
) -> StagedFile:
    """Write `data` beside `path`, which has contents of this digest, or is not there.

    Raises `ChangedMeanwhile` if it has others by now, `UnsafePlace` if something else
    stands there, and `DiskFailed`.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        standing = read_own(path)
        if (None if standing is None else sha256(standing).hexdigest()) != digest:
            raise ChangedMeanwhile
        if os.path.lexists(part):
            # A run that was killed has left it.
            disk.remove_file(part)
        disk.write_file(part, data)
        disk.sync_files([part])
    except UnsafePlace:
        raise
    except OSError as error:
        raise DiskFailed(error) from error
    return StagedFile(path, part, standing, disk)
