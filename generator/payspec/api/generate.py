"""`payspec.generate`: the clients that specs describe, written or compared."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from payspec import __version__
from payspec.config import FILE, INSTALLED
from payspec.output import MANIFEST, Changes, VersionChange, WriteRefused, Written
from payspec.output import write as write_tree
from payspec.project.find import Project, find

from .findings import Findings
from .installed import versions
from .last_run import GENERATOR, LastRun, settle
from .places import Place, folder, texts
from .progress import Progress, quiet
from .uncollected import uncollected

if TYPE_CHECKING:
    from .plan import Plan

EMITTERS = ("black", "datamodel-code-generator", "jinja2")


@dataclass(frozen=True, slots=True)
class Generated:
    """One package: what was written, or would be.

    `files` are its files and `inputs` the specs and samples that it is made of,
    `installed` those inputs that lie in an installed package of specs;
    `places` are the configuration and the folders that tell which specs there are.
    Where `unchanged` is true, digests told that nothing has changed since the last run,
    and nothing was looked at beyond them. `written` is `None` if nothing was to be.
    `finished` says that an earlier write had been cut short and was finished first;
    `left` are files that somebody had changed meanwhile. `versions` are those of tools
    that differ from the last run's.
    """

    name: str
    output: Path
    files: tuple[Path, ...]
    inputs: tuple[Path, ...]
    installed: tuple[Path, ...]
    places: tuple[Path, ...]
    changes: Changes
    written: Written | None
    unchanged: bool = False
    finished: bool = False
    left: tuple[str, ...] = ()
    versions: tuple[VersionChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Generation(Findings):
    """What was found, and each package; none of them if something is an error."""

    packages: tuple[Generated, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether no spec has an error and no file differed; for `write=False`."""
        return self.ok and all(each.changes.clean for each in self.packages)


def generate(
    *specs: Place,
    project: Place | None = None,
    package: str | None = None,
    output: Place | None = None,
    write: bool = True,
    fail_on: str = "error",
    skip_unchanged: bool = False,
    progress: Progress = quiet,
) -> Generation:
    """Write the packages that the project configures, or all that is one's own of it.

    `specs` and `output` replace what is configured. Where one package is configured,
    `package` is another name for it; where several are, it picks one. `project` is the
    folder that all of these are relative to, and whose `pyproject.toml`, or the nearest
    above, is read; without it that is the working folder.

    Without `write` nothing on disk changes, and `changes` says what would. `fail_on` is
    the least severity that keeps anything from being written. With `skip_unchanged`, a
    package whose inputs and files have the digests of the last run is not looked at,
    and nothing is found in it.

    Nothing on disk changes if anything is an error. Raises `CannotRun` if there is
    nothing to generate from, and `OutputError` if files cannot be written, or would be
    lost (`WriteRefused`).
    """
    place = None if output is None else os.fspath(output)
    projects = find(folder(project), texts(specs), place, package)
    tool = {"payspec": __version__, **versions(EMITTERS)}
    settled = {each.config.package: settle(each) for each in projects}
    wanted = tuple(
        each
        for each in projects
        if not skip_unchanged or not settled[each.config.package].holds(each, tool)
    )
    found, plans = Findings(), dict[str, "Plan"]()
    if wanted:
        # Imported here: a run with nothing to do needs neither templates nor models.
        from .plan import plan_all

        with uncollected():
            found, plans = plan_all(wanted, tool, fail_on, progress)
    if len(plans) < len(wanted):
        return _generation(found, ())
    written = _write(plans, progress) if write else {}
    return _generation(
        found,
        tuple(
            _generated(each, settled[name], tool, plans.get(name), written.get(name))
            for each in projects
            for name in (each.config.package,)
        ),
    )


def _write(plans: Mapping[str, Plan], progress: Progress) -> dict[str, Written]:
    """Write every package, or none if files of one would be lost."""
    progress("writing")
    for plan in plans.values():
        if plan.changes.refused:
            raise WriteRefused(plan.changes)
    return {
        name: write_tree(plan.project.output, plan.tree, plan.manifest)
        for name, plan in plans.items()
    }


def _generated(
    project: Project,
    last: LastRun,
    tool: Mapping[str, str],
    plan: Plan | None,
    written: Written | None,
) -> Generated:
    manifest = last.manifest if plan is None else plan.manifest
    inputs: Mapping[str, str] = {} if manifest is None else manifest.inputs
    outputs: Mapping[str, str] = {} if manifest is None else manifest.outputs
    read = {label: project.path(label) for label in inputs if label != GENERATOR}
    configuration = project.root / FILE
    return Generated(
        name=project.config.package,
        output=project.output,
        files=tuple(project.output / path for path in (*outputs, MANIFEST)),
        inputs=tuple(path for path in read.values() if path is not None),
        installed=tuple(
            path
            for label, path in read.items()
            if path is not None and label.startswith(INSTALLED)
        ),
        places=(
            *project.folders,
            *((configuration,) if configuration.is_file() else ()),
        ),
        changes=Changes() if plan is None else plan.changes,
        written=written,
        unchanged=plan is None,
        finished=last.finished,
        left=(*last.left, *(() if written is None else written.left)),
        versions=last.versions(tool),
    )


def _generation(found: Findings, packages: tuple[Generated, ...]) -> Generation:
    return Generation(
        found.diagnostics, found.worst, found.complete, found.sources, packages
    )
