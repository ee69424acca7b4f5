"""Doing what a plan says; the same code for a first run and after a kill.

Each step looks before it acts, so a step that was done already is passed over, and a
file that somebody edited in between is left alone.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from .disk import Disk
from .paths import parents
from .plan import Plan, Remove, Replace
from .standing import Absent, Other, Regular, is_folder, look
from .workspace import Workspace


def carry_out(root: Path, plan: Plan, disk: Disk) -> tuple[str, ...]:
    """Do all steps, sync, write the manifest, drop the plan.

    Gives the paths that were left as they are, because they are neither as the plan
    found them nor as it makes them. Raises `OSError`; the plan then stays.
    """
    work = _Work(root, Workspace(root), disk, set(), [])
    for removal in plan.removals:
        _remove(work, removal)
    _prune(work, plan)
    for replacement in plan.replacements:
        _replace(work, replacement)
    touched = [root / folder for folder in sorted(work.touched)]
    disk.sync_folders([folder for folder in touched if folder.is_dir()])
    _replace(work, plan.manifest)
    disk.sync_folders([root])
    work.workspace.discard(disk)
    return tuple(work.left)


@dataclass(frozen=True, slots=True)
class _Work:
    root: Path
    workspace: Workspace
    disk: Disk
    touched: set[str]
    """Folders whose names changed and are not synced yet; "" is the root."""
    left: list[str]


def _remove(work: _Work, step: Remove) -> None:
    match look(work.root, step.path):
        case Absent():
            pass
        case Regular(digest) if digest == step.old:
            work.disk.remove_file(work.root / step.path)
            work.touched.add(_folder_of(step.path))
        case Regular() | Other():
            work.left.append(step.path)
        case _ as other:
            assert_never(other)


def _replace(work: _Work, step: Replace) -> None:
    match look(work.root, step.path):
        case Regular(digest) if digest == step.new:
            # Perhaps put there just before a kill: its folder was not synced then.
            work.touched.add(_folder_of(step.path))
        case Absent():
            _put(work, step)
        case Regular(digest) if digest == step.old:
            _put(work, step)
        case Regular() | Other():
            work.left.append(step.path)
        case _ as other:
            assert_never(other)


def _put(work: _Work, step: Replace) -> None:
    staged = work.workspace.staging / step.staged
    if look(work.workspace.staging, step.staged) != Regular(step.new):
        work.left.append(step.path)
        return
    for folder in parents(step.path):
        if not (work.root / folder).is_dir():
            work.disk.make_folder(work.root / folder)
            work.touched.add(_folder_of(folder))
    work.disk.replace(staged, work.root / step.path)
    work.touched.add(_folder_of(step.path))


def _prune(work: _Work, plan: Plan) -> None:
    """Remove the folders that the removals emptied, deepest first."""
    emptied = {folder for step in plan.removals for folder in parents(step.path)}
    for folder in sorted(emptied, key=lambda path: (-path.count("/"), path)):
        place = work.root / folder
        if is_folder(work.root, folder) and not any(place.iterdir()):
            work.disk.remove_folder(place)
            work.touched.add(_folder_of(folder))


def _folder_of(path: str) -> str:
    return path.rpartition("/")[0]
