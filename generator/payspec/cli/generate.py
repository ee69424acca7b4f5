"""`payspec generate`."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from payspec import __version__
from payspec.output import (
    Changes,
    FileTree,
    Finished,
    Manifest,
    OutputError,
    compare,
    load_manifest,
    recover,
    unchanged,
    write,
)
from payspec.resources import (
    ResourcesMissing,
    core_files,
    generator_digest,
    templates_folder,
    testing_files,
)

from .arguments import Options
from .claimed import refuse_pages
from .failure import CannotRun
from .installed import versions
from .project import Project, find
from .uncollected import uncollected

if TYPE_CHECKING:
    from payspec.pipeline.check import Checked, Spec

EMITTERS = ("black", "datamodel-code-generator", "jinja2")
GENERATOR = "payspec"
"""The label of the generator's own files among the inputs."""


def run(options: Options) -> int:
    """Write what the specs describe, or with `--check` name what differs.

    Nothing on disk changes if anything is an error.
    """
    project = find(options)
    try:
        recovered = recover(project.output)
        refuse_pages(project.output)
        if isinstance(recovered, Finished):
            _say(options, "finished the write that had been cut short")
            _say_left(options, recovered.left)
        tool = {"payspec": __version__, **versions(EMITTERS)}
        # A program is told all findings, also by a run that has nothing to write.
        inputs = _recorded_inputs(project) if options.format == "text" else None
        if inputs is not None and unchanged(project.output, inputs, tool):
            _say(options, "nothing to do")
            return 0
        with uncollected():
            return _generate(project, tool, options)
    except (OutputError, ResourcesMissing) as error:
        raise CannotRun(str(error)) from None


def _recorded_inputs(project: Project) -> Mapping[str, str] | None:
    """Digests, as they are now, of what the last run was made from."""
    manifest = load_manifest(project.output)
    if manifest is None:
        return None
    labels = {project.label(each.path) for each in project.specs}
    labels |= set(manifest.inputs) - {GENERATOR}
    digests = {label: project.digest(label) for label in sorted(labels)}
    known = {label: digest for label, digest in digests.items() if digest is not None}
    return {**known, GENERATOR: generator_digest()}


def _generate(project: Project, tool: Mapping[str, str], options: Options) -> int:
    # Imported here: a run with nothing to do needs neither templates nor models.
    from payspec.diagnostics import Collector, Severity
    from payspec.language.samples.masking import masked
    from payspec.language.source import source_text
    from payspec.pipeline.check import Spec, check
    from payspec.pipeline.generate import generate

    from .drift import drift
    from .terminal import done, progress, show

    report = Collector()
    specs = tuple(
        Spec(each.label, each.read(), each.read_sample) for each in project.specs
    )
    checked = check(specs, report, progress)
    sources = {each.file: masked(source_text(each.data)) for each in specs}
    failed = report.has(Severity(options.fail_on)) or report.has(Severity.ERROR)
    # Findings and drift are one object of JSON.
    both = options.check and options.format == "json" and not failed
    if not both:
        # Notes are for `check`: here they would hide what was written.
        show(report, sources, options, Severity.WARNING)
    if failed:
        return 1
    texts = generate(
        checked,
        project.config.package,
        templates_folder(),
        core_files(),
        progress,
        testing_files(),
    )
    progress("writing")
    tree = FileTree({path: text.encode() for path, text in texts.items()})
    manifest = Manifest(tool, _inputs(project, specs, checked), tree.digests)
    if options.check:
        done()
        changes = compare(project.output, tree, manifest)
        if both:
            show(report, sources, options, Severity.WARNING, drift(changes))
            return int(not changes.clean)
        _report_versions(project, tool, options)
        return _report_drift(project, changes, options)
    written = write(project.output, tree, manifest)
    done()
    _say(
        options,
        f"{len(written.created)} created, {len(written.replaced)} replaced, "
        f"{len(written.removed)} removed",
    )
    _say_left(options, written.left)
    return 0


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


def _report_versions(
    project: Project, tool: Mapping[str, str], options: Options
) -> None:
    recorded = load_manifest(project.output)
    for change in () if recorded is None else recorded.version_changes(tool):
        before, now = change.recorded or "none", change.current or "none"
        _say(options, f"written with {change.name} {before}, this is {now}")


def _report_drift(project: Project, changes: Changes, options: Options) -> int:
    from payspec.diagnostics.github import render_drift

    from .drift import drift
    from .repository import repository_path

    if changes.clean:
        _say(options, "nothing differs")
        return 0
    if options.format == "github":
        folder = os.path.relpath(project.output)

        def path(file: str) -> str:
            return repository_path(os.path.join(folder, file))

        print(render_drift(drift(changes), path), end="")
        return 1
    for each in drift(changes):
        print(f"{each.state}: {each.file}")
    _say(options, "run `payspec generate` to mend what is payspec's own")
    return 1


def _say_left(options: Options, paths: Sequence[str]) -> None:
    for path in paths:
        _say(options, f"left as it is, because it was changed meanwhile: {path}")


def _say(options: Options, text: str) -> None:
    if options.format == "text":
        print(text)
