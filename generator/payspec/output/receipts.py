"""What payspec wrote on this machine, kept where no checkout can say it.

A manifest and a plan lie in the checkout: who can change a generated file can change
what they say of it. So a run that emitted all that a manifest describes leaves a
receipt, the digest of that manifest, in the cache folder of the user. What has one may
be believed. What has none may be honest too, as after a clone, and is made again.

Without a folder for them, or with one that others can write to or that lies in the
repository itself, there are no receipts: then every run makes everything.
"""

import os
import stat
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from .manifest import Manifest

_NAME = "receipts"
_LARGEST = 256 * 1024
_KEPT = 1_000
"""Receipts that stay when there are too many; each is a line of 65 bytes."""


def has_receipt(root: Path, manifest: Manifest) -> bool:
    """Whether a run on this machine wrote, or found, exactly what `manifest` says."""
    return _has_receipt(root, _of_manifest(manifest))


def leave_receipt(root: Path, manifest: Manifest) -> None:
    """Note that `manifest` says what was emitted. Never raises: without, nothing is
    believed."""
    _add(root, _of_manifest(manifest))


def has_plan_receipt(root: Path, plan: bytes) -> bool:
    """Whether a run on this machine made this plan, for this very folder."""
    return _has_receipt(root, _of_plan(root, plan))


def leave_plan_receipt(root: Path, plan: bytes) -> None:
    """Note that a plan is our own, before it is put in its place. Never raises."""
    _add(root, _of_plan(root, plan))


def _of_manifest(manifest: Manifest) -> str:
    return sha256(b"manifest\n" + manifest.to_bytes()).hexdigest()


def _of_plan(root: Path, plan: bytes) -> str:
    place = os.fsencode(os.path.realpath(root))
    return sha256(b"plan\n" + place + b"\n" + plan).hexdigest()


def _has_receipt(root: Path, receipt: str) -> bool:
    file = _file(root)
    if file is None:
        return False
    try:
        return receipt.encode() in _read(file).splitlines()
    except OSError:
        return False


def _add(root: Path, receipt: str) -> None:
    file = _file(root)
    if file is None or _has_receipt(root, receipt):
        return
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if file.exists() and file.stat().st_size > _LARGEST:
            _shorten(file)
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW
        descriptor = os.open(file, flags, 0o600)
        try:
            # One write of a line: another process adds its own before or after.
            os.write(descriptor, f"{receipt}\n".encode())
        finally:
            os.close(descriptor)


def _shorten(file: Path) -> None:
    kept = _read(file).splitlines(keepends=True)[-_KEPT:]
    part = file.with_name(f"{_NAME}.{os.getpid()}")
    part.write_bytes(b"".join(kept))
    part.chmod(0o600)
    part.replace(file)


def _read(file: Path) -> bytes:
    """The receipts, from a file that nobody else can have written. Raises `OSError`."""
    for place in (file.parent, file):
        _check_own(place)
    return file.read_bytes()


def _check_own(place: Path) -> None:
    status = os.lstat(place)
    others = stat.S_IWGRP | stat.S_IWOTH
    if stat.S_ISLNK(status.st_mode) or status.st_mode & others:
        raise PermissionError(f"others may write to {place}")
    if status.st_uid != os.geteuid():
        raise PermissionError(f"{place} is somebody else's")


def _file(root: Path) -> Path | None:
    home = Path(os.path.expanduser("~"))
    named = os.environ.get("XDG_CACHE_HOME", "")
    base = Path(named) if os.path.isabs(named) else home / ".cache"
    if not base.is_absolute():
        return None
    folder = Path(os.path.realpath(base)) / "payspec"
    if _in_a_repository_of(root, folder, home):
        return None
    return folder / _NAME


def _in_a_repository_of(root: Path, folder: Path, home: Path) -> bool:
    """Whether who changes the repository that `root` lies in changes `folder` too.

    Services keep caches in the folder of the checkout. A home folder that is itself a
    repository holds the settings of one person, and nobody proposes changes to it.
    """
    root = Path(os.path.realpath(root))
    if folder.is_relative_to(root):
        return True
    for above in root.parents:
        marked = any(os.path.lexists(above / name) for name in (".git", ".hg"))
        project = (above / "pyproject.toml").is_file()
        if (marked or project) and above != Path(os.path.realpath(home)):
            if folder.is_relative_to(above):
                return True
    return False
