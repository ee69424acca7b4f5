"""What the last run left of a package, and whether it still holds."""

from collections.abc import Mapping
from dataclasses import dataclass

from payspec.output import (
    Manifest,
    VersionChange,
    load_manifest,
    unchanged,
    unfinished,
)
from payspec.project.failure import CannotRun
from payspec.project.find import Project
from payspec.resources import generator_digest

from .lock_file import holds as lock_holds

GENERATOR = "payspec"
"""The label of the generator's own files among the inputs."""

# Words, as a manifest has them: a run with nothing to do loads no `Severity`.
_RANKS = {"note": 1, "warning": 2, "error": 3}


@dataclass(frozen=True, slots=True)
class LastRun:
    """The manifest on disk, if there is one.

    `finished` says that the run had been cut short, and is finished now; `left` are
    files that it then did not touch, because somebody had changed them meanwhile.
    `unfinished` says that it was cut short, and waits for the next write.
    """

    manifest: Manifest | None
    finished: bool = False
    left: tuple[str, ...] = ()
    unfinished: bool = False

    def holds(self, project: Project, tool: Mapping[str, str], shows: str) -> bool:
        """Whether all that it was made from, and all that it wrote, is the same.

        False too if it found something as severe as `shows`, which is to be seen again.
        """
        manifest = self.manifest
        if manifest is None or self.unfinished:
            return False
        folder = f"{project.config.package}/"
        if not all(path.startswith(folder) for path in manifest.outputs):
            return False
        loudest = (origin.loudest for origin in manifest.providers.values())
        if any(_RANKS.get(each or "", 0) >= _RANKS[shows] for each in loudest):
            return False
        specs = {project.label(each.path) for each in project.specs}
        templates = {project.label(each.path) for each in project.templates}
        if not _are_of(manifest, specs, templates):
            return False
        inputs = project.digests(manifest.inputs.keys() - {GENERATOR})
        inputs[GENERATOR] = generator_digest()
        if not unchanged(project.output, manifest, inputs, tool):
            return False
        names = {name: origin.names for name, origin in manifest.providers.items()}
        try:
            return lock_holds(project, names)
        except (CannotRun, OSError):
            # The full way says what is wrong with them.
            return False

    def versions(self, tool: Mapping[str, str]) -> tuple[VersionChange, ...]:
        """The tools whose versions differ from those of then."""
        return () if self.manifest is None else self.manifest.version_changes(tool)


def _are_of(manifest: Manifest, specs: set[str], templates: set[str]) -> bool:
    """Whether these are all that was given: what is not any more may lie there yet."""
    known = {label for each in manifest.providers.values() for label in each.specs}
    return known == specs and set(manifest.own_inputs) == {GENERATOR, *templates}


def settle(project: Project) -> LastRun:
    """Finish or drop a write that was cut short, and read what is there then."""
    if not unfinished(project.output):
        return LastRun(load_manifest(project.output))
    # Not at the top: nearly always there is nothing to finish.
    from payspec.output import Finished, recover

    recovered = recover(project.output)
    manifest = load_manifest(project.output)
    if isinstance(recovered, Finished):
        return LastRun(manifest, finished=True, left=recovered.left)
    return LastRun(manifest)


def look(project: Project) -> LastRun:
    """Read what is there, and change nothing: a write that was cut short waits."""
    waits = unfinished(project.output)
    return LastRun(load_manifest(project.output), unfinished=waits)
