"""After a kill: finish the write that had begun, or drop what was only prepared."""

from dataclasses import dataclass
from pathlib import Path

from .carry_out import carry_out
from .disk import LOCAL_DISK, Disk
from .errors import WriteInterrupted
from .lock import locked
from .paths import MANIFEST
from .plan import Plan
from .standing import Absent, Regular, look
from .workspace import Workspace


@dataclass(frozen=True, slots=True)
class Untouched:
    """No write had been cut short."""


@dataclass(frozen=True, slots=True)
class Discarded:
    """A write had been cut short before its first file; the output is the old one."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A write had been cut short among its files; the output is the new one now.

    ``left`` are files that somebody changed in between; they were not touched.
    """

    left: tuple[str, ...]


Recovery = Untouched | Discarded | Finished


def recover(root: Path, *, disk: Disk = LOCAL_DISK) -> Recovery:
    """Bring `root` to wholly old or wholly new; for the start of every command.

    Waits for a write that is under way. Raises `PlanDamaged`, `UnsafePlace`, and
    `WriteInterrupted` if the system refuses a step.
    """
    try:
        if not Workspace(root).unfinished():
            return Untouched()
        with locked(root):
            return settle(root, disk)
    except OSError as error:
        raise WriteInterrupted(error) from error


def settle(root: Path, disk: Disk) -> Recovery:
    """Do what `recover` does, for a caller that holds the lock. Raises `OSError`."""
    workspace = Workspace(root)
    if not workspace.unfinished():
        return Untouched()
    plan = workspace.load_plan()
    if plan is None or not _concerns(root, plan):
        workspace.discard(disk)
        return Discarded()
    return Finished(carry_out(root, plan, disk))


def _concerns(root: Path, plan: Plan) -> bool:
    """True unless the output was moved to another state since, as by a checkout."""
    match look(root, MANIFEST):
        case Regular(digest):
            return digest in (plan.manifest.old, plan.manifest.new)
        case Absent():
            return plan.manifest.old is None
        case _:
            return False
