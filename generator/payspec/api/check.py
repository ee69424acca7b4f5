"""`payspec.check`: what is wrong with specs, and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from payspec.diagnostics import Collector
from payspec.language.samples.masking import masked
from payspec.pipeline.check import Spec
from payspec.pipeline.check import check as check_specs
from payspec.pipeline.templates import check_templates
from payspec.project.find import find_specs, find_templates
from payspec.resources import templates_folder

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

    Templates that override blocks are checked with the configured specs, as far as that
    goes without printing anything.

    `project` is the folder that everything is relative to, and whose `pyproject.toml`,
    or the nearest above, is read; without it that is the working folder. Raises
    `CannotRun` if there is nothing to check.
    """
    report = Collector()
    here = folder(project)
    read: dict[str, Spec] = {}
    providers: dict[str, None] = {}
    # A provider may be in several packages, and only once in each.
    for package in find_specs(here, texts(specs)):
        for file in package:
            if file.label not in read:
                read[file.label] = Spec(file.label, file.read(), file.read_sample)
        own = tuple(read[file.label] for file in package)
        sound = check_specs(own, report, progress)
        providers |= dict.fromkeys(each.provider.name for each in sound)
    templates = {} if specs else _check_templates(here, report)
    found = findings(report, tuple(read.values()))
    return Check(
        found.diagnostics,
        found.worst,
        found.complete,
        {**templates, **found.sources},
        tuple(read),
        tuple(providers),
    )


def _check_templates(here: Path, report: Collector) -> dict[str, str]:
    """Check the templates of every package; their texts by the names they have."""
    sources: dict[str, str] = {}
    for package in find_templates(here):
        given = tuple((each.name, each.label, each.read()) for each in package)
        overrides = check_templates(given, templates_folder(), report)
        sources |= {each.label: masked(each.text) for each in overrides.files}
    return sources
