"""Where the files lie that a run reads, for a watch over them."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from payspec.config import FILE
from payspec.output import OutputError, load_manifest
from payspec.project.find import Project


@dataclass(frozen=True, slots=True)
class Watched:
    """The folders of specs, samples and templates, each without those below it.

    Of `root`, unless it is one of them, only the configuration is read. What lies below
    `outputs` is written, and not read.
    """

    folders: frozenset[Path]
    root: Path
    outputs: frozenset[Path]

    @classmethod
    def of(cls, projects: Iterable[Project]) -> "Watched":
        """What is read for the packages of a project as they are now."""
        packages = tuple(projects)
        found = {folder for each in packages for folder in _read(each)}
        return cls(
            frozenset(map(_plain, found)),
            packages[0].root,
            frozenset(_plain(each.output) for each in packages),
        )

    @property
    def places(self) -> tuple[Path, ...]:
        """All folders in which something is waited for."""
        return tuple(sorted(self.folders | {self.root}))

    def concerns(self, path: Path) -> bool:
        """Whether a change of this file may change what is generated."""
        if path.name.startswith(".") or path.name.endswith("~"):
            # What editors keep while they write.
            return False
        if any(path.is_relative_to(output) for output in self.outputs):
            return False
        config = path.parent == self.root and path.name == FILE
        return config or path.parent in self.folders


def _read(project: Project) -> Iterator[Path]:
    for spec in project.specs:
        yield spec.path.parent
    for folder in project.folders:
        yield from _within(folder)
    yield from project.template_folders
    try:
        manifest = load_manifest(project.output)
    except (OutputError, OSError):
        manifest = None
    for label in () if manifest is None else manifest.inputs:
        path = project.path(label) if "/" in label else None
        if path is not None and path.parent.is_dir():
            yield path.parent


def _plain(path: Path) -> Path:
    return Path(os.path.normpath(path))


def _within(place: Path) -> Iterator[Path]:
    for folder, below, _ in os.walk(place):
        below[:] = [name for name in below if not name.startswith(".")]
        yield Path(folder)
