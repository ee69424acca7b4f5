"""What the last run left of a package, and whether it still holds."""

from collections.abc import Mapping
from dataclasses import dataclass

from payspec.output import (
    Finished,
    Manifest,
    VersionChange,
    load_manifest,
    recover,
    unchanged,
)
from payspec.project.find import Project
from payspec.resources import generator_digest

GENERATOR = "payspec"
"""The label of the generator's own files among the inputs."""


@dataclass(frozen=True, slots=True)
class LastRun:
    """The manifest on disk, if there is one.

    `finished` says that the run had been cut short, and is finished now; `left` are
    files that it then did not touch, because somebody had changed them meanwhile.
    """

    manifest: Manifest | None
    finished: bool
    left: tuple[str, ...]

    def holds(self, project: Project, tool: Mapping[str, str]) -> bool:
        """Whether all that it was made from, and all that it wrote, is the same."""
        if self.manifest is None:
            return False
        labels = {project.label(each.path) for each in project.specs}
        labels |= set(self.manifest.inputs) - {GENERATOR}
        digests = {label: project.digest(label) for label in sorted(labels)}
        there = {label: each for label, each in digests.items() if each is not None}
        inputs = {**there, GENERATOR: generator_digest()}
        return unchanged(project.output, inputs, tool)

    def versions(self, tool: Mapping[str, str]) -> tuple[VersionChange, ...]:
        """The tools whose versions differ from those of then."""
        return () if self.manifest is None else self.manifest.version_changes(tool)


def settle(project: Project) -> LastRun:
    """Finish or drop a write that was cut short, and read what is there then."""
    recovered = recover(project.output)
    finished = isinstance(recovered, Finished)
    left = tuple(recovered.left) if isinstance(recovered, Finished) else ()
    return LastRun(load_manifest(project.output), finished, left)
