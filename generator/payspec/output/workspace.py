"""The tool's own folder in the output: staged contents and the plan.

``.payspec/staged/<n>`` holds new contents; ``.payspec/plan.json`` exists exactly while
they are being put in place. Outside a write there is no such folder.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import PlanDamaged, UnsafePlace
from .paths import WORK_FOLDER
from .receipts import has_plan_receipt, leave_plan_receipt
from .scan import mode_of, read_own

if TYPE_CHECKING:
    from .disk import Disk
    from .plan import Plan


@dataclass(frozen=True, slots=True)
class Workspace:
    """The places below one output folder."""

    root: Path

    @property
    def folder(self) -> Path:
        return self.root / WORK_FOLDER

    @property
    def staging(self) -> Path:
        return self.folder / "staged"

    @property
    def plan(self) -> Path:
        return self.folder / "plan.json"

    @property
    def draft(self) -> Path:
        return self.folder / "plan.json.part"

    def exists(self) -> bool:
        """True if there is such a folder. Raises `UnsafePlace`."""
        return _is_folder(self.folder)

    def unfinished(self) -> bool:
        """True if a write is under way or was cut short. Raises `UnsafePlace`.

        What others keep in the folder says nothing of a write; a folder that is empty
        was made for one.
        """
        if not self.exists():
            return False
        own = (self.plan, self.draft)
        begun = any(os.path.lexists(each) for each in own) or bool(self._staged())
        # Neither is passed over, nor written through.
        begun = begun or not _is_folder_or_nothing(self.staging)
        return begun or not self.strays()

    def strays(self) -> tuple[str, ...]:
        """What stands in the folder and is not payspec's, by relative path."""
        if not self.exists():
            return ()
        own = {self.plan.name, self.draft.name, self.staging.name}
        found: list[str] = []
        for name in os.listdir(self.folder):
            if name == self.staging.name:
                if not _is_plain_folder(self.staging):
                    continue
                staged = self._staged()
                inner = os.listdir(self.staging)
                found += (f"{name}/{each}" for each in inner if each not in staged)
            elif name not in own:
                found.append(name)
        return tuple(sorted(f"{WORK_FOLDER}/{each}" for each in found))

    def _staged(self) -> frozenset[str]:
        """The names of contents that payspec has put there."""
        if not _is_plain_folder(self.staging):
            return frozenset()
        return frozenset(
            name
            for name in os.listdir(self.staging)
            if name.isascii() and name.isdigit() and _is_plain_file(self.staging / name)
        )

    def load_plan(self) -> Plan | None:
        """Read the plan, ``None`` if none was committed here by payspec itself.

        Raises `PlanDamaged`, `UnsafePlace` and `OSError`.
        """
        data = self._own(self.plan)
        if data is None:
            return None
        # Not at the top: nearly always there is none.
        from .plan import Plan

        try:
            plan = Plan.parse(data)
        except ValueError as error:
            raise PlanDamaged(f"{self.root.name}/{WORK_FOLDER}", str(error)) from None
        # Whoever can put a folder into a checkout can put a plan into it.
        return plan if has_plan_receipt(self.root, data) else None

    def _own(self, place: Path) -> bytes | None:
        try:
            return read_own(place)
        except UnsafePlace:
            raise UnsafePlace(f"{WORK_FOLDER}/{place.name}") from None

    def stage(self, contents: Iterable[tuple[str, bytes]], disk: Disk) -> None:
        """Write each (name, contents) and return when all have reached the disk."""
        for folder in (self.folder, self.staging):
            if not _is_folder(folder):
                disk.make_folder(folder)
        written: list[Path] = []
        for name, data in contents:
            disk.write_file(self.staging / name, data)
            written.append(self.staging / name)
        disk.sync_files(written)
        disk.sync_folders([self.staging])

    def commit(self, plan: Plan, disk: Disk) -> None:
        """Make `plan` the one to carry out; after this it will be finished."""
        data = plan.to_bytes()
        disk.write_file(self.draft, data)
        disk.sync_files([self.draft])
        leave_plan_receipt(self.root, data)
        disk.replace(self.draft, self.plan)
        disk.sync_folders([self.folder])
        disk.sync_folders([self.root])

    def discard(self, disk: Disk) -> None:
        """Remove the plan, then what is staged, then the folder itself.

        What is not payspec's stays, and the folder around it.
        """
        if not self.exists():
            return
        if self._own(self.plan) is not None:
            disk.remove_file(self.plan)
            # A plan must not come back after a power cut without what it stages.
            disk.sync_folders([self.folder])
        if self._own(self.draft) is not None:
            disk.remove_file(self.draft)
        if _is_folder(self.staging):
            for name in sorted(self._staged()):
                disk.remove_file(self.staging / name)
            if not os.listdir(self.staging):
                disk.remove_folder(self.staging)
        if not os.listdir(self.folder):
            disk.remove_folder(self.folder)


def _is_plain_folder(path: Path) -> bool:
    mode = mode_of(path)
    return mode is not None and stat.S_ISDIR(mode)


def _is_folder_or_nothing(path: Path) -> bool:
    mode = mode_of(path)
    return mode is None or stat.S_ISDIR(mode)


def _is_plain_file(path: Path) -> bool:
    mode = mode_of(path)
    return mode is not None and stat.S_ISREG(mode)


def _is_folder(path: Path) -> bool:
    try:
        mode = os.lstat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return False
    if not stat.S_ISDIR(mode):
        inner = path.parent.name == WORK_FOLDER
        raise UnsafePlace(f"{WORK_FOLDER}/{path.name}" if inner else path.name)
    return True
