"""A spec on disk, and the samples beside it."""

from dataclasses import dataclass
from pathlib import Path

from .failure import CannotRun

LARGEST = 8 * 1024 * 1024 + 1
"""Bytes that are read of a file at most: one more than any file may have."""
DEPLOYMENTS = "deployments"
"""The folder of deployments, beside the specs of their platforms."""


@dataclass(frozen=True, slots=True)
class SpecFile:
    """A spec on disk. `label` is its path as the person sees it."""

    path: Path
    label: str

    def read(self) -> bytes:
        """The spec's bytes; `CannotRun` if they cannot be had."""
        return _read(self.path)

    def read_sample(self, name: str) -> bytes | None:
        """The bytes of a sample beside the spec; `None` if there is none there."""
        folder = self.path.parent.resolve()
        path = (folder / name).resolve()
        if not path.is_relative_to(folder) or not path.is_file():
            return None
        return _read(path)


def spec_paths(place: Path) -> list[Path]:
    """The specs of a folder and its `deployments`, sorted, or the file itself.

    Names that start with a dot are left out: editors keep theirs so. Raises `CannotRun`
    if neither is there, or a spec cannot be read: what was made of it would be removed.
    """
    try:
        if place.is_dir():
            found = [*_named_as_specs(place), *_named_as_specs(place / DEPLOYMENTS)]
            strange = [path for path in sorted(found) if not path.is_file()]
            if strange:
                raise CannotRun("\n".join(f"{each} {_fault(each)}" for each in strange))
            return sorted(found)
        if place.is_file():
            return [place]
    except OSError as error:
        raise CannotRun(f"{error.filename}: {error.strerror or error}") from None
    raise CannotRun(f"{place} {_fault(place)}")


def _named_as_specs(folder: Path) -> list[Path]:
    if not folder.is_dir():
        if folder.is_symlink():
            raise CannotRun(f"{folder} {_fault(folder)}")
        return []
    return [
        path
        for path in folder.iterdir()
        if path.suffix in (".yaml", ".yml") and not path.name.startswith(".")
    ]


def _fault(place: Path) -> str:
    if place.is_symlink() and not place.exists():
        return "is a link that leads nowhere"
    if place.is_dir():
        return "is a folder with the name of a spec"
    return "is no plain file" if place.exists() else "does not exist"


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST)
    except OSError as error:
        raise CannotRun(f"{path}: {error.strerror or error}") from None
