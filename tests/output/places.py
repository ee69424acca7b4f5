"""Trees, output folders and a disk that stops, for the tests of the output room."""

import errno
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from payspec.output import (
    LOCAL_DISK,
    Disk,
    FileTree,
    Manifest,
    Origin,
    OutputError,
    Spool,
    load_manifest,
    unchanged,
    write,
)

TOOL = {"payspec": "0.1.0", "black": "26.10.1"}
NOBODY: Mapping[str, Origin] = MappingProxyType({})
INPUTS = {"specs/acme.yaml": "a" * 64}


def manifest_of(
    tree: FileTree,
    *,
    inputs: Mapping[str, str] = INPUTS,
    tool: Mapping[str, str] = TOOL,
    providers: Mapping[str, Origin] = NOBODY,
) -> Manifest:
    return Manifest.of(tree, inputs=inputs, tool=tool, providers=providers)


def put(root: Path, files: Mapping[str, str], **rest: Mapping[str, str]) -> FileTree:
    """Write `files` as payspec does and give their tree."""
    tree = FileTree.of_text(files)
    write(root, tree, manifest_of(tree, **rest))
    return tree


def has_nothing_to_do(
    root: Path, inputs: Mapping[str, str] = INPUTS, tool: Mapping[str, str] = TOOL
) -> bool:
    """The quick answer, by the manifest that stands there."""
    try:
        manifest = load_manifest(root)
    except OutputError:
        return False
    return manifest is not None and unchanged(root, manifest, inputs, tool)


def kept_and_spooled(tree: FileTree, *kept: str) -> FileTree:
    """The same tree of files that stay, and of others that wait out of the memory."""
    spool = Spool(in_memory=1)
    for path in sorted(tree, reverse=True):
        if path not in kept:
            spool.add(path, tree[path])
    return FileTree(spool, {path: tree.digests[path] for path in kept})


def listing(root: Path) -> dict[str, str]:
    """Give everything below `root`: files as text, links and folders by kind."""
    found: dict[str, str] = {}
    for folder, folders, files in os.walk(root):
        for name in [*folders, *files]:
            path = Path(folder, name)
            label = path.relative_to(root).as_posix()
            if path.is_symlink():
                found[label] = f"-> {os.readlink(path)}"
            else:
                found[label] = path.read_text() if path.is_file() else "folder"
    return found


class Killed(BaseException):
    """The process is gone: nothing after this may touch the disk."""


@dataclass
class StoppingDisk:
    """Does `allowed` steps on the real disk, then stops at the next one.

    With `refusal` the step, and only that step, raises that `OSError`. Without, it
    raises `Killed`, and so does every later one; `torn` first does half of the step.
    """

    allowed: int
    torn: bool = False
    refusal: int | None = None
    steps: list[str] = field(default_factory=list[str])

    def make_folder(self, path: Path) -> None:
        if self._passes("make_folder", path):
            LOCAL_DISK.make_folder(path)

    def write_file(self, path: Path, data: bytes) -> None:
        if self._passes("write_file", path):
            LOCAL_DISK.write_file(path, data)

    def sync_files(self, paths: Sequence[Path]) -> None:
        for path in paths:
            self._passes("sync_file", path)

    def sync_folders(self, paths: Sequence[Path]) -> None:
        for path in paths:
            self._passes("sync_folder", path)

    def replace(self, source: Path, target: Path) -> None:
        if self._passes("replace", target):
            LOCAL_DISK.replace(source, target)

    def remove_file(self, path: Path) -> None:
        if self._passes("remove_file", path):
            LOCAL_DISK.remove_file(path)

    def remove_folder(self, path: Path) -> None:
        if self._passes("remove_folder", path):
            LOCAL_DISK.remove_folder(path)

    def _passes(self, step: str, path: Path) -> bool:
        self.steps.append(step)
        if len(self.steps) <= self.allowed:
            return True
        if self.refusal is not None:
            if len(self.steps) == self.allowed + 1:
                raise OSError(self.refusal, os.strerror(self.refusal), str(path))
            return True
        if self.torn and step == "write_file" and len(self.steps) == self.allowed + 1:
            path.write_bytes(b"hal")
        raise Killed(step)


def full_disk(allowed: int) -> StoppingDisk:
    return StoppingDisk(allowed, refusal=errno.ENOSPC)


def endless() -> StoppingDisk:
    return StoppingDisk(1_000_000)


_: Disk = endless()
