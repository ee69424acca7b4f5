"""What stands at one path of the output folder. Reads only, and follows no link."""

import stat
from dataclasses import dataclass
from pathlib import Path

from .paths import parents
from .scan import digest_of, mode_of


@dataclass(frozen=True, slots=True)
class Absent:
    """Nothing stands there."""


@dataclass(frozen=True, slots=True)
class Regular:
    """A plain file with this SHA-256 stands there."""

    digest: str


@dataclass(frozen=True, slots=True)
class Other:
    """A link, a folder or a device stands there or above."""


Standing = Absent | Regular | Other


def look(root: Path, path: str) -> Standing:
    """Say what stands at one relative path. Raises `OSError`."""
    for folder in parents(path):
        mode = mode_of(root / folder)
        if mode is None:
            return Absent()
        if not stat.S_ISDIR(mode):
            return Other()
    mode = mode_of(root / path)
    if mode is None:
        return Absent()
    if not stat.S_ISREG(mode):
        return Other()
    return Regular(digest_of(root, path))


def is_folder(root: Path, path: str) -> bool:
    """True if `path` is a folder that no link leads through. Raises `OSError`."""
    modes = (mode_of(root / folder) for folder in (*parents(path), path))
    return all(mode is not None and stat.S_ISDIR(mode) for mode in modes)
