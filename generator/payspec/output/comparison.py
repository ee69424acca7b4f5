"""Disk against what would be written."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from payspec.digests import digests, read

from .changes import Changes
from .errors import DiskFailed
from .manifest import Manifest
from .paths import MANIFEST, MARK, parents
from .receipts import has_receipt
from .scan import Snapshot, check_root, holds, load_manifest, scan
from .tree import FileTree
from .workspace import Workspace

_HEAD = 4096
"""Bytes at the start of a file among which its header is."""

NOTHING: Mapping[str, str] = MappingProxyType({})


def compare(
    root: Path,
    tree: FileTree,
    manifest: Manifest,
    known: Mapping[str, str] = NOTHING,
) -> Changes:
    """Say how `root` differs from `tree` and `manifest`; reads only.

    `manifest` is the one that would be written; what payspec wrote before is read from
    the manifest on disk. `known` are digests of files that this run has read before,
    and which are not read again. Raises `ManifestDamaged`, `ManifestTooNew`,
    `UnsafePlace`, and `DiskFailed` where the system refuses a read.
    """
    try:
        return _compare(root, tree, manifest, known)
    except OSError as error:
        raise DiskFailed(error) from error


@dataclass(slots=True)
class _Comparison:
    """The lists while they are filled."""

    root: Path
    tree: FileTree
    ours: dict[str, str]
    believed: bool
    """Whether the manifest on disk is known to be of payspec's own making."""
    disk: Snapshot
    digests: Mapping[str, str]
    """Of every file that is generated, or was."""
    lists: dict[str, set[str]] = field(default_factory=dict[str, set[str]])

    def note(self, kind: str, path: str) -> None:
        self.lists.setdefault(kind, set()).add(path)

    def noted(self, kind: str) -> set[str]:
        return self.lists.get(kind, set())


def _compare(
    root: Path, tree: FileTree, manifest: Manifest, known: Mapping[str, str]
) -> Changes:
    check_root(root)
    recorded = load_manifest(root)
    ours = {} if recorded is None else dict(recorded.outputs)
    disk = scan(root, [*tree, *ours])
    standing = (tree.keys() | ours.keys()) & disk.files
    believed = recorded is not None and has_receipt(root, recorded)
    found = _digests(root, standing, known)
    work = _Comparison(root, tree, ours, believed, disk, found)
    if recorded is None:
        work.note("missing", MANIFEST)
    elif recorded != manifest:
        work.note("changed", MANIFEST)
    for path in ours.keys() - tree.keys():
        _orphan(work, path)
    for path in tree:
        _wanted(work, path)
    expected = {*tree, *ours, *work.noted("foreign")}
    for path in (disk.files | disk.others) - expected:
        # Who moves a folder out of the way moves what is in it.
        if work.noted("foreign").isdisjoint(parents(path)):
            work.note("extra", path)
    for path in Workspace(root).strays():
        work.note("extra", path)
    return Changes(**{kind: tuple(sorted(at)) for kind, at in work.lists.items()})


def _digests(
    root: Path, paths: AbstractSet[str], known: Mapping[str, str]
) -> dict[str, str]:
    found = {path: known[path] for path in paths & known.keys()}
    unread = sorted(paths - known.keys())
    read = digests([f"{root}/{path}" for path in unread], links=False)
    return found | dict(zip(unread, read, strict=True))


def _orphan(work: _Comparison, path: str) -> None:
    there = path in work.disk.others or path in work.disk.files
    if there and not (work.believed or _is_marked(work, path)):
        work.note("unproven", path)
    elif path in work.disk.others:
        work.note("edited_orphans", path)
    elif path in work.disk.files:
        same = _as_written(work, path)
        work.note("orphaned" if same else "edited_orphans", path)


def _wanted(work: _Comparison, path: str) -> None:
    if path in work.disk.files:
        if work.digests[path] == work.tree.digests[path]:
            return
        if path not in work.ours:
            work.note("foreign", path)
        else:
            same = _as_written(work, path)
            work.note("changed" if same else "edited", path)
    elif path in work.disk.others:
        work.note("edited" if path in work.ours else "foreign", path)
    elif path in work.disk.folders and not _will_be_empty(work, path):
        work.note("foreign", path)
    else:
        work.note("missing", path)
        for folder in parents(path):
            # A file or link where a folder belongs; an orphan is already listed.
            in_the_way = folder in work.disk.files or folder in work.disk.others
            if in_the_way and folder not in work.ours:
                work.note("foreign", folder)


def _is_marked(work: _Comparison, path: str) -> bool:
    """Whether a file says itself that payspec wrote it."""
    if path not in work.disk.files:
        return False
    return MARK in read(f"{work.root}/{path}", links=False)[:_HEAD]


def _as_written(work: _Comparison, path: str) -> bool:
    """Whether a file is as last written, line ends that a checkout has turned apart."""
    if work.digests[path] == work.ours[path]:
        return True
    return holds(read(f"{work.root}/{path}", links=False), work.ours[path])


def _will_be_empty(work: _Comparison, folder: str) -> bool:
    """True if a write removes all that is in the folder, orphans being listed first."""
    standing = work.disk.files | work.disk.others
    inside = {path for path in standing if path.startswith(f"{folder}/")}
    return bool(inside) and inside <= work.noted("orphaned")
