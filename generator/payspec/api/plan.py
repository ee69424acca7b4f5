"""From the specs of packages to the trees that would be written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

from payspec.diagnostics import Collector, Severity
from payspec.output import (
    Changes,
    Difference,
    FileTree,
    Manifest,
    Spool,
    Written,
    compare,
    differences,
    write,
)
from payspec.project.find import Project
from payspec.regeneration.jobs import Crash
from payspec.regeneration.locking import LockChange, lock_changes
from payspec.regeneration.regenerate import Bars, Regeneration, regenerate
from payspec.regeneration.renamed import Rekeyed, Renamed

from .findings import Findings
from .progress import Progress


@dataclass(frozen=True, slots=True)
class Plan:
    """What a package would be, and how the disk differs from it."""

    project: Project
    tree: FileTree
    manifest: Manifest
    changes: Changes

    def differences(self, *, of_edits: bool = False) -> tuple[Difference, ...]:
        """How contents would change, or what somebody did to files that are refused."""
        found = differences(
            self.project.output, self.tree, self.changes, of_edits=of_edits
        )
        return tuple(found)

    def write(self) -> Written:
        """Make the disk what the package would be. Raises `OutputError`."""
        return write(self.project.output, self.tree, self.manifest)


@dataclass(slots=True)
class Planned:
    """What was found in all packages; a plan of each by its name, if nothing failed.

    There is none either where a run that `writes` would move names or keys without
    consent, or keys that no lock file has. `taken` are moves with consent, `locks` what
    becomes of lock files, `unlocked` those that were to hold all and do not.
    """

    found: Findings = field(default_factory=Findings)
    plans: dict[str, Plan] = field(default_factory=dict[str, Plan])
    renamed: tuple[Renamed, ...] = ()
    rekeyed: tuple[Rekeyed, ...] = ()
    taken: tuple[Renamed | Rekeyed, ...] = ()
    locks: tuple[LockChange, ...] = ()
    unlocked: tuple[LockChange, ...] = ()
    crashes: tuple[Crash, ...] = ()


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a run is to be made: its bars, its processes, and what it may change.

    `rename` and `rekey` are the consents to other names and to other idempotency keys;
    with `locked` lock files stay as they are, and hold what keys are derived from. A
    run that does not write compares whatever would move.
    """

    bars: Bars
    jobs: int | None
    rename: bool
    rekey: bool
    locked: bool
    writes: bool

    @classmethod
    def of(
        cls,
        fail_on: str,
        shows: str,
        jobs: int | None,
        *,
        rename: bool,
        rekey: bool,
        locked: bool,
        writes: bool,
    ) -> Wishes:
        """From words for severities."""
        bars = Bars(Severity(fail_on), Severity(shows))
        return cls(bars, jobs, rename, rekey, locked, writes)


def plan_all(
    projects: Sequence[Project],
    tool: Mapping[str, str],
    wishes: Wishes,
    spools: ExitStack,
    progress: Progress,
) -> Planned:
    """Make what has to be made of each; its files wait in `spools` until these close.

    A finding at the bar in one package, and none has a plan. Raises `CannotRun`,
    `OutputError`, `ResourcesMissing`, and `OSError` where the disk of the spools is
    full.
    """
    made: list[Regeneration] = []
    for project in projects:
        made.append(
            regenerate(
                project,
                tool,
                wishes.bars,
                wishes.jobs,
                spools.enter_context(Spool()),
                progress,
                # A package behind one that failed is not written either.
                emits=all(each.tree is not None for each in made),
                # What is compared is made anew: a checkout proves nothing of itself.
                keeps=wishes.writes,
            )
        )
    planned = Planned(_findings(made), crashes=_crashes(made))
    if any(each.tree is None for each in made):
        return planned
    _lock(planned, made, wishes)
    stopped = planned.renamed or planned.rekeyed or planned.unlocked
    if not (wishes.writes and stopped):
        planned.plans = {
            project.config.package: plan
            for project, each in zip(projects, made, strict=True)
            for plan in _plan(project, each)
        }
    return planned


def _lock(planned: Planned, made: Sequence[Regeneration], wishes: Wishes) -> None:
    """Say what has moved, and what of it there is consent to."""
    moves = dict.fromkeys(one for each in made for one in each.locking.moves)
    names = tuple(each for each in moves if isinstance(each, Renamed))
    keys = tuple(each for each in moves if isinstance(each, Rekeyed))
    planned.renamed = () if wishes.rename else names
    planned.rekeyed = () if wishes.rekey else keys
    planned.taken = (
        *(names if wishes.rename else ()),
        *(keys if wishes.rekey else ()),
    )
    refused: tuple[Renamed | Rekeyed, ...] = (*planned.renamed, *planned.rekeyed)
    changes = lock_changes([each.locking for each in made], refused)
    if wishes.locked:
        planned.unlocked = tuple(each for each in changes if each.keys)
    else:
        planned.locks = changes


def _plan(project: Project, made: Regeneration) -> list[Plan]:
    if made.tree is None or made.manifest is None:
        return []
    # What is kept was read when that was decided; a write reads it once more.
    changes = compare(project.output, made.tree, made.manifest, made.tree.kept)
    return [Plan(project, made.tree, made.manifest, changes)]


def _findings(made: Sequence[Regeneration]) -> Findings:
    report = Collector()
    sources: dict[str, str] = {}
    for each in made:
        report.merge(each.report)
        sources |= each.sources
    return Findings(report.everything, report.worst, not report.full, sources)


def _crashes(made: Sequence[Regeneration]) -> tuple[Crash, ...]:
    # A spec of several packages is told once.
    by_file = {crash.file: crash for each in made for crash in each.crashes}
    return tuple(by_file.values())
