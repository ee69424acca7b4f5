"""From the specs of packages to the trees that would be written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from payspec.diagnostics import Collector, Severity
from payspec.output import Changes, FileTree, Manifest, compare
from payspec.pipeline.check import Checked, Spec, check
from payspec.pipeline.generate import generate
from payspec.project.find import Project
from payspec.resources import (
    core_files,
    generator_digest,
    templates_folder,
    testing_files,
)

from .findings import Findings, findings
from .last_run import GENERATOR
from .progress import Progress


@dataclass(frozen=True, slots=True)
class Plan:
    """What a package would be, and how the disk differs from it."""

    project: Project
    tree: FileTree
    manifest: Manifest
    changes: Changes


def plan_all(
    projects: Sequence[Project],
    tool: Mapping[str, str],
    fail_on: str,
    progress: Progress,
) -> tuple[Findings, dict[str, Plan]]:
    """What was found in all of them, and the plan of each by the package's name.

    There is none if anything is an error, or reaches the severity `fail_on`.
    """
    report = Collector()
    read = [_read(each) for each in projects]
    checked = [check(specs, report, progress) for specs in read]
    found = findings(report, [spec for specs in read for spec in specs])
    if not found.ok or found.has(Severity(fail_on)):
        return found, {}
    plans = {
        project.config.package: _plan(project, specs, sound, tool, progress)
        for project, specs, sound in zip(projects, read, checked, strict=True)
    }
    return found, plans


def _read(project: Project) -> tuple[Spec, ...]:
    return tuple(
        Spec(each.label, each.read(), each.read_sample) for each in project.specs
    )


def _plan(
    project: Project,
    specs: Sequence[Spec],
    checked: tuple[Checked, ...],
    tool: Mapping[str, str],
    progress: Progress,
) -> Plan:
    texts = generate(
        checked,
        project.config.package,
        templates_folder(),
        core_files(),
        progress,
        testing_files(),
    )
    tree = FileTree({path: text.encode() for path, text in texts.items()})
    manifest = Manifest(tool, _inputs(project, specs, checked), tree.digests)
    return Plan(project, tree, manifest, compare(project.output, tree, manifest))


def _inputs(
    project: Project, specs: Sequence[Spec], checked: Sequence[Checked]
) -> dict[str, str]:
    """Digests of what was read: not of what the disk may hold by now."""
    inputs = {GENERATOR: generator_digest()}
    for file, spec in zip(project.specs, specs, strict=True):
        inputs[project.label(file.path)] = sha256(spec.data).hexdigest()
    # A deployment is a spec without a provider of its own.
    folders = {file.label: file.path.parent for file in project.specs}
    for found in checked:
        folder = folders[found.provider.span.file]
        for operation in found.provider.operations:
            for sample in operation.samples:
                label = project.label(folder / sample.file)
                inputs[label] = sha256(sample.text.encode()).hexdigest()
    return inputs
