"""`payspec.check`: what is wrong with specs, and where."""

from __future__ import annotations

from dataclasses import dataclass

from payspec.diagnostics import Collector
from payspec.pipeline.check import Spec
from payspec.pipeline.check import check as check_specs
from payspec.project.find import find_specs

from .findings import Findings, findings
from .places import Place, folder, texts
from .progress import Progress, quiet


@dataclass(frozen=True, slots=True)
class Check(Findings):
    """What was found; `specs` are those that were read, by the names they have there.

    `providers` are those that could be read of them, by their own names.
    """

    specs: tuple[str, ...] = ()
    providers: tuple[str, ...] = ()


def check(
    *specs: Place, project: Place | None = None, progress: Progress = quiet
) -> Check:
    """Check specs: files, folders, or else those that the project configures.

    `project` is the folder that everything is relative to, and whose `pyproject.toml`,
    or the nearest above, is read; without it that is the working folder. Raises
    `CannotRun` if there is nothing to check.
    """
    report = Collector()
    read: dict[str, Spec] = {}
    providers: dict[str, None] = {}
    # A provider may be in several packages, and only once in each.
    for package in find_specs(folder(project), texts(specs)):
        for file in package:
            if file.label not in read:
                read[file.label] = Spec(file.label, file.read(), file.read_sample)
        own = tuple(read[file.label] for file in package)
        sound = check_specs(own, report, progress)
        providers |= dict.fromkeys(each.provider.name for each in sound)
    found = findings(report, tuple(read.values()))
    return Check(
        found.diagnostics,
        found.worst,
        found.complete,
        found.sources,
        tuple(read),
        tuple(providers),
    )
