"""Where the files lie that a run reads, for a watch over them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from payspec.output import OutputError, load_manifest

from .project import Project

_CONFIG = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Watched:
    """The folders of specs and samples, each without those below it.

    Of `root`, unless it is one of them, only the configuration is read. What lies below
    `output` is written, and not read.
    """

    folders: frozenset[Path]
    root: Path
    output: Path

    @classmethod
    def of(cls, project: Project) -> "Watched":
        """What is read for a project as it is now."""
        found: set[Path] = {each.path.parent for each in project.specs}
        for place in project.places:
            found |= set(_within(place)) if place.is_dir() else {place.parent}
        try:
            manifest = load_manifest(project.output)
        except (OutputError, OSError):
            manifest = None
        inputs = () if manifest is None else manifest.inputs
        beside = {(project.root / label).parent for label in inputs if "/" in label}
        found |= {folder for folder in beside if folder.is_dir()}
        return cls(frozenset(map(_plain, found)), project.root, _plain(project.output))

    @property
    def places(self) -> tuple[Path, ...]:
        """All folders in which something is waited for."""
        return tuple(sorted(self.folders | {self.root}))

    def concerns(self, path: Path) -> bool:
        """Whether a change of this file may change what is generated."""
        if path.name.startswith(".") or path.name.endswith("~"):
            # What editors keep while they write.
            return False
        if path.is_relative_to(self.output):
            return False
        config = path.parent == self.root and path.name == _CONFIG
        return config or path.parent in self.folders


def _plain(path: Path) -> Path:
    return Path(os.path.normpath(path))


def _within(place: Path) -> Iterator[Path]:
    for folder, below, _ in os.walk(place):
        below[:] = [name for name in below if not name.startswith(".")]
        yield Path(folder)
