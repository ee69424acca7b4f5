"""The files in the output folder. Reads only, and follows no link below the root."""

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from payspec.digests import digest, read

from .errors import NotAFolder, UnsafePlace
from .manifest import Manifest
from .paths import MANIFEST


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Relative paths below the scanned places, by what stands there.

    Names that start with a dot and Python's caches are left out: tools and editors
    keep theirs there, and no import reaches them.
    """

    files: frozenset[str]
    folders: frozenset[str]
    others: frozenset[str]
    """Links, sockets, pipes, devices."""


def check_root(root: Path) -> None:
    """Raise `NotAFolder` unless `root` is a folder, or one can be made there."""
    for place in (root, *root.parents):
        if place.is_dir():
            return
        if os.path.lexists(place):
            raise NotAFolder(str(place))


def scan(root: Path, paths: Iterable[str]) -> Snapshot:
    """List the packages that `paths` lie in, whole, and those of them at the top."""
    files: set[str] = set()
    folders: set[str] = set()
    others: set[str] = set()
    known = {path.split("/", 1)[0] for path in paths}
    pending = [""] if root.is_dir() else []
    while pending:
        folder = pending.pop()
        # No `Path` is made, here and below: there are thousands of files.
        with os.scandir(f"{root}/{folder}") as entries:
            for entry in entries:
                name = entry.name
                if not folder and name not in known:
                    continue
                if name.startswith(".") or name == "__pycache__":
                    continue
                path = f"{folder}/{name}" if folder else name
                if entry.is_dir(follow_symlinks=False):
                    folders.add(path)
                    pending.append(path)
                elif not entry.is_file(follow_symlinks=False):
                    others.add(path)
                elif not name.endswith(".pyc"):
                    files.add(path)
    return Snapshot(frozenset(files), frozenset(folders), frozenset(others))


def digest_of(root: Path, path: str) -> str:
    """Give the SHA-256 of a plain file. Raises `OSError`."""
    return digest(f"{root}/{path}", links=False)


def holds(data: bytes, digest: str) -> bool:
    """True if contents are those with this SHA-256, which have no CR.

    Line ends that a checkout has turned into CR LF make no other contents.
    """
    if sha256(data).hexdigest() == digest:
        return True
    return sha256(data.replace(b"\r\n", b"\n")).hexdigest() == digest


def load_manifest(root: Path) -> Manifest | None:
    """Read the manifest on disk, ``None`` if there is none.

    Raises `ManifestDamaged`, `ManifestTooNew`, `UnsafePlace` and `OSError`.
    """
    data = read_own(root / MANIFEST)
    return None if data is None else Manifest.parse(data)


def read_own(path: Path) -> bytes | None:
    """Read a file of the tool's own, ``None`` if there is none.

    Raises `UnsafePlace` if something else stands there, and `OSError`.
    """
    mode = mode_of(path)
    if mode is None:
        return None
    if not stat.S_ISREG(mode):
        raise UnsafePlace(path.name)
    return read(str(path), links=False)


def mode_of(path: Path) -> int | None:
    """The mode of what stands there, links not followed. Raises `OSError`."""
    try:
        return os.lstat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
