"""`payspec.generate`: the clients that specs describe, written or compared."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from payspec import __version__
from payspec.config import FILE, INSTALLED
from payspec.output import MANIFEST, Changes, DiskFailed
from payspec.project.find import Project, find
from payspec.project.output_folder import check_output
from payspec.regeneration.last_run import GENERATOR, LastRun, look, settle

from .claimed import refuse_pages
from .findings import Findings
from .generated import EditsRefused, Generated, Generation
from .installed import versions
from .places import Place, folder, texts
from .progress import Progress, quiet
from .uncollected import uncollected

if TYPE_CHECKING:
    from payspec.output import StagedFile, Written

    from .plan import Plan, Planned

EMITTERS = ("black", "datamodel-code-generator", "jinja2")
NOTHING: Mapping[str, Written] = MappingProxyType({})


@uncollected()
def generate(
    *specs: Place,
    project: Place | None = None,
    package: str | None = None,
    output: Place | None = None,
    write: bool = True,
    diff: bool = False,
    fail_on: str = "error",
    shows: str = "note",
    rename: bool = False,
    rekey: bool = False,
    locked: bool = False,
    jobs: int | None = None,
    progress: Progress = quiet,
) -> Generation:
    """Write the packages that the project configures, or all that is one's own of it.

    `specs` and `output` replace what is configured. Where one package is configured,
    `package` is another name for it; where several are, it picks one. `project` is the
    folder that all of these are relative to, and whose `pyproject.toml`, or the nearest
    above, is read; without it that is the working folder.

    Without `write` nothing on disk changes, and `changes` says what would; with `diff`,
    `differences` says how. `fail_on` is the least severity that keeps anything from
    being written. A run that writes keeps a provider whose inputs and files are as the
    last run on this machine left them; it is checked again only if it had findings from
    `shows` on. A run that compares makes everything anew.

    Lock files beside the specs say what idempotency keys are derived from, and which
    names programs use. `rename` is the consent to other names, `rekey` that to other
    keys: an order that is in doubt would be paid again. `taken` are the moves that were
    consented to. With `locked`, for builds, lock files are not written, and nothing is
    where they lack what keys are derived from. `jobs` is how many specs are worked on
    at once, usually as many as pay.

    Nothing on disk changes if anything is an error, in one spec of one package. Raises
    `CannotRun` if there is nothing to generate from, and `OutputError` if files cannot
    be written, or would be lost (`EditsRefused`).
    """
    place = None if output is None else os.fspath(output)
    try:
        projects = find(folder(project), texts(specs), place, package)
        for each in projects:
            given = each.config.output if place is None else place
            name = each.config.package
            check_output(given, each.output, each.root, each.input_folders, name)
        run = _begun(projects, write)
        # What is compared is never taken for what it says of itself.
        wanted = run.wanted(shows) if write else tuple(projects)
        if not wanted:
            return Generation(packages=run.packages({}))
        # Imported here: a run with nothing to do needs neither templates nor models.
        from .plan import Wishes, plan_all

        with ExitStack() as spools:
            wishes = Wishes.of(
                fail_on,
                shows,
                jobs,
                rename=rename,
                rekey=rekey,
                locked=locked,
                writes=write,
            )
            planned = plan_all(wanted, run.tool, wishes, spools, progress)
            return _carried_out(run, planned, write, diff, progress)
    except OSError as error:
        raise DiskFailed(error) from error


@dataclass(frozen=True, slots=True)
class _Run:
    projects: Sequence[Project]
    tool: Mapping[str, str]
    last: Mapping[str, LastRun]

    def wanted(self, shows: str) -> tuple[Project, ...]:
        """The packages that something may have changed of."""
        return tuple(
            each
            for each in self.projects
            if not self.last[each.config.package].holds(each, self.tool, shows)
        )

    def packages(
        self, plans: Mapping[str, Plan], written: Mapping[str, Written] = NOTHING
    ) -> tuple[Generated, ...]:
        names = [each.config.package for each in self.projects]
        return tuple(
            self._generated(project, plans.get(name), written.get(name))
            for name, project in zip(names, self.projects, strict=True)
        )

    def _generated(
        self, project: Project, plan: Plan | None, written: Written | None
    ) -> Generated:
        name = project.config.package
        last = self.last[name]
        manifest = last.manifest if plan is None else plan.manifest
        inputs: Mapping[str, str] = {} if manifest is None else manifest.inputs
        outputs: Mapping[str, str] = {} if manifest is None else manifest.outputs
        read = {label: project.path(label) for label in inputs if label != GENERATOR}
        configuration = project.root / FILE
        return Generated(
            name=name,
            output=project.output,
            paths=(*outputs, MANIFEST),
            inputs=tuple(path for path in read.values() if path is not None),
            installed=tuple(
                path
                for label, path in read.items()
                if path is not None and label.startswith(INSTALLED)
            ),
            locks=tuple(
                place.path for place in project.lock_places if place.path.is_file()
            ),
            places=(
                *project.folders,
                *project.template_folders,
                *((configuration,) if configuration.is_file() else ()),
            ),
            changes=Changes() if plan is None else plan.changes,
            written=written,
            unchanged=plan is None,
            finished=last.finished,
            unfinished=last.unfinished,
            left_behind=self._left_behind(project, plan),
            left=(*last.left, *(() if written is None else written.left)),
            versions=last.versions(self.tool),
        )

    def _left_behind(self, project: Project, plan: Plan | None) -> tuple[Path, ...]:
        """Packages of the same specs elsewhere, where this one is a new one."""
        if plan is None or self.last[project.config.package].manifest is not None:
            return ()
        from payspec.regeneration.left_behind import left_behind

        return left_behind(project, [each.output for each in self.projects])


def _begun(projects: Sequence[Project], write: bool) -> _Run:
    """What there is before a run; a write that was cut short is settled by a write."""
    run = _Run(
        projects,
        {"payspec": __version__, **versions(EMITTERS)},
        {each.config.package: (settle if write else look)(each) for each in projects},
    )
    for each in projects:
        refuse_pages(each.output, run.last[each.config.package].manifest)
    return run


def _carried_out(
    run: _Run, planned: Planned, write: bool, diff: bool, progress: Progress
) -> Generation:
    """Write every package, or none if files of one would be lost."""
    plans = planned.plans
    if not plans:
        return _generation(planned.found, (), planned)
    refused = any(plan.changes.refused for plan in plans.values())
    if write and refused:
        raise EditsRefused(_compared(run, planned, of_edits=True))
    if not write:
        if diff:
            return _compared(run, planned, of_edits=False)
        return _generation(planned.found, run.packages(plans), planned)
    progress("writing")
    written = _written(planned)
    return _generation(planned.found, run.packages(plans, written), planned)


def _written(planned: Planned) -> dict[str, Written]:
    """Write the lock files, then the packages.

    A lock file that cannot be written is told before anything is, and becomes what it
    was where no package could be written after it. The manifest is last of all: tools
    that build by the times of files take it for the end.
    """
    from payspec.output import OutputError, WriteInterrupted, stage_file

    written: dict[str, Written] = {}
    with ExitStack() as parts:
        staged: list[StagedFile] = []
        for each in planned.locks:
            staged.append(stage_file(each.place.path, each.data, each.digest))
            parts.callback(staged[-1].drop)
        for part in staged:
            part.put()
        try:
            for name, plan in planned.plans.items():
                written[name] = plan.write()
        except OutputError as error:
            if not written and not isinstance(error, WriteInterrupted):
                for part in staged:
                    part.put_back()
            raise
    return written


def _compared(run: _Run, planned: Planned, *, of_edits: bool) -> Generation:
    plans = planned.plans
    packages = (
        (
            replace(each, differences=plans[each.name].differences(of_edits=of_edits))
            if each.name in plans
            else each
        )
        for each in run.packages(plans)
    )
    return _generation(planned.found, tuple(packages), planned)


def _generation(
    found: Findings, packages: tuple[Generated, ...], planned: Planned
) -> Generation:
    return Generation(
        found.diagnostics,
        found.worst,
        found.complete,
        found.sources,
        packages,
        planned.renamed,
        planned.crashes,
        planned.rekeyed,
        planned.taken,
        planned.locks,
        planned.unlocked,
    )
