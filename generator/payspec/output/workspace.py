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
from .scan import read_own

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
        """True if a write is under way or was cut short. Raises `UnsafePlace`."""
        return _is_folder(self.folder)

    def load_plan(self) -> Plan | None:
        """Read the plan, ``None`` if none was committed.

        Raises `PlanDamaged`, `UnsafePlace` and `OSError`.
        """
        data = read_own(self.plan)
        if data is None:
            return None
        # Not at the top: nearly always there is none.
        from .plan import Plan

        try:
            return Plan.parse(data)
        except ValueError as error:
            raise PlanDamaged(f"{self.root.name}/{WORK_FOLDER}", str(error)) from None

    def stage(self, contents: Iterable[tuple[str, bytes]], disk: Disk) -> None:
        """Write each (name, contents) and return when all have reached the disk."""
        disk.make_folder(self.folder)
        disk.make_folder(self.staging)
        written: list[Path] = []
        for name, data in contents:
            disk.write_file(self.staging / name, data)
            written.append(self.staging / name)
        disk.sync_files(written)
        disk.sync_folders([self.staging])

    def commit(self, plan: Plan, disk: Disk) -> None:
        """Make `plan` the one to carry out; after this it will be finished."""
        disk.write_file(self.draft, plan.to_bytes())
        disk.sync_files([self.draft])
        disk.replace(self.draft, self.plan)
        disk.sync_folders([self.folder])
        disk.sync_folders([self.root])

    def discard(self, disk: Disk) -> None:
        """Remove the plan, then what is staged, then the folder itself."""
        if not self.exists():
            return
        if read_own(self.plan) is not None:
            disk.remove_file(self.plan)
            # A plan must not come back after a power cut without what it stages.
            disk.sync_folders([self.folder])
        if read_own(self.draft) is not None:
            disk.remove_file(self.draft)
        if _is_folder(self.staging):
            for name in sorted(os.listdir(self.staging)):
                disk.remove_file(self.staging / name)
            disk.remove_folder(self.staging)
        if not os.listdir(self.folder):
            disk.remove_folder(self.folder)


def _is_folder(path: Path) -> bool:
    try:
        mode = os.lstat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return False
    if not stat.S_ISDIR(mode):
        raise UnsafePlace(path.name)
    return True
