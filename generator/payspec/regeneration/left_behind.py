"""Packages that were generated somewhere that is no output any more."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from payspec.output import MANIFEST, OutputError, load_manifest
from payspec.project.find import Project

_PASSED_OVER = frozenset({"node_modules", "build", "dist"})
_DEEPEST = 2
_MOST = 2_000
"""Folders that are looked into at most."""


def left_behind(project: Project, outputs: Collection[Path]) -> tuple[Path, ...]:
    """Folders in the project with a package of the same specs, beside the `outputs`.

    They are no longer renewed, and nothing removes them. Reads only.
    """
    specs = {project.label(each.path) for each in project.specs}
    own = {Path(os.path.realpath(each)) for each in outputs}
    found: list[Path] = []
    for folder in _folders(project.root):
        if Path(os.path.realpath(folder)) in own:
            continue
        try:
            manifest = load_manifest(folder)
        except (OutputError, OSError):
            continue
        if manifest is not None and not specs.isdisjoint(manifest.inputs):
            found.append(folder)
    return tuple(found)


def _folders(root: Path) -> Iterator[Path]:
    """Those with a manifest, not deep below the root."""
    for number, (folder, below, names) in enumerate(os.walk(root)):
        if number > _MOST:
            return
        depth = len(Path(folder).relative_to(root).parts)
        if MANIFEST in names:
            yield Path(folder)
        below[:] = sorted(
            name
            for name in below
            if depth < _DEEPEST
            and not name.startswith(".")
            and name not in _PASSED_OVER
        )
