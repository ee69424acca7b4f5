"""Writing a generated tree: all of it or nothing, and nobody else's file."""

import errno
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path

from payspec.digests import read

from .carry_out import carry_out
from .changes import Changes
from .comparison import compare
from .disk import LOCAL_DISK, Disk
from .errors import ChangedMeanwhile, DiskFailed, WriteInterrupted, WriteRefused
from .lock import locked
from .manifest import Manifest
from .paths import MANIFEST
from .plan import Plan, Remove, Replace
from .receipts import leave_receipt
from .recovery import settle
from .scan import check_root, holds, load_manifest, read_own
from .standing import Regular, look
from .tree import FileTree
from .workspace import Workspace


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did; relative paths, sorted, without the manifest.

    ``left`` are files that somebody changed while the write was under way; they were
    not touched.
    """

    created: tuple[str, ...]
    replaced: tuple[str, ...]
    removed: tuple[str, ...]
    left: tuple[str, ...] = ()


def write(
    root: Path, tree: FileTree, manifest: Manifest, *, disk: Disk = LOCAL_DISK
) -> Written:
    """Make `root` hold exactly `tree` and `manifest`, and nothing else of payspec's.

    Files that are right already are not touched. Raises `WriteRefused` if a file that
    payspec did not write would be lost, `ChangedMeanwhile` if a file that was to stay
    as it is did not, `DiskFailed` if the system refuses a step and nothing has changed,
    `WriteInterrupted` if it refuses one later, the errors of `compare` and `recover`,
    and `ValueError` if `manifest` is not that of `tree`.
    """
    if manifest.outputs != tree.digests:
        raise ValueError("the manifest does not describe the tree")
    made: list[Path] = []
    try:
        try:
            check_root(root)
            _make_root(root, made, disk)
            with locked(root):
                return _write(root, tree, manifest, disk)
        except OSError as error:
            raise DiskFailed(error) from error
    except BaseException:
        with suppress(OSError):
            _remove_made(made, disk)
        raise


def _write(root: Path, tree: FileTree, manifest: Manifest, disk: Disk) -> Written:
    try:
        settle(root, disk)
    except OSError as error:
        raise WriteInterrupted(error) from error
    changes = compare(root, tree, manifest)
    if changes.refused:
        raise WriteRefused(changes)
    if not changes.pending:
        leave_receipt(root, manifest)
        return Written((), (), ())
    workspace = Workspace(root)
    try:
        plan = _commit(workspace, tree, manifest, changes, disk)
    except BaseException:
        with suppress(OSError):
            workspace.discard(disk)
        raise
    try:
        left = carry_out(root, plan, disk)
    except OSError as error:
        raise WriteInterrupted(error) from error
    except KeyboardInterrupt as stopped:
        stopped.add_note(
            "the write had begun, and the next payspec command finishes it"
        )
        raise
    if not left:
        leave_receipt(root, manifest)
    return Written(
        created=_without_manifest(changes.missing),
        replaced=_without_manifest(changes.changed),
        removed=changes.orphaned,
        left=left,
    )


def _commit(
    workspace: Workspace,
    tree: FileTree,
    manifest: Manifest,
    changes: Changes,
    disk: Disk,
) -> Plan:
    root = workspace.root
    recorded = load_manifest(root)
    ours: Mapping[str, str] = {} if recorded is None else recorded.outputs
    contents = sorted({*changes.missing, *changes.changed} - {MANIFEST})
    if not tree.kept.keys().isdisjoint(contents):
        raise ChangedMeanwhile
    _check_reachable(root, [*contents, *changes.orphaned])
    replaced = frozenset(changes.changed)
    old_manifest = read_own(root / MANIFEST)
    new_manifest = manifest.to_bytes()
    plan = Plan(
        removals=tuple(
            Remove(path, _standing(root, path, ours[path])) for path in changes.orphaned
        ),
        replacements=tuple(
            Replace(
                path,
                staged=str(number),
                old=_standing(root, path, ours[path]) if path in replaced else None,
                new=tree.digests[path],
            )
            for number, path in enumerate(contents, start=1)
        ),
        manifest=Replace(
            MANIFEST,
            staged="0",
            old=None if old_manifest is None else sha256(old_manifest).hexdigest(),
            new=sha256(new_manifest).hexdigest(),
        ),
    )
    staged = ((step.staged, tree[step.path]) for step in plan.replacements)
    workspace.stage(chain(staged, [(plan.manifest.staged, new_manifest)]), disk)
    workspace.commit(plan, disk)
    return plan


def _standing(root: Path, path: str, recorded: str) -> str:
    """The digest of a file whose contents are those recorded, else the latter."""
    match look(root, path):
        case Regular(digest) if holds(read(f"{root}/{path}", links=False), recorded):
            return digest
        case _:
            return recorded


def _check_reachable(root: Path, paths: Iterable[str]) -> None:
    """Find out before the plan is committed what would stop it half-way."""
    device = os.stat(root).st_dev
    folders = {(root / path).parent for path in paths} | {root}
    for folder in sorted(folders):
        while not folder.is_dir():
            folder = folder.parent
        if os.stat(folder).st_dev != device:
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(folder))
        if not os.access(folder, os.W_OK | os.X_OK):
            raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


def _make_root(root: Path, made: list[Path], disk: Disk) -> None:
    if root.is_dir():
        return
    _make_root(root.parent, made, disk)
    disk.make_folder(root)
    made.append(root)
    disk.sync_folders([root.parent])


def _remove_made(made: list[Path], disk: Disk) -> None:
    for folder in reversed(made):
        if any(folder.iterdir()):
            return
        disk.remove_folder(folder)


def _without_manifest(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(path for path in paths if path != MANIFEST)
