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

    Raises `CannotRun` if neither is there.
    """
    if place.is_dir():
        folders = (place, place / DEPLOYMENTS)
        found = [
            path
            for each in folders
            for end in ("yaml", "yml")
            for path in each.glob(f"*.{end}")
        ]
        return sorted(path for path in found if path.is_file())
    if place.is_file():
        return [place]
    raise CannotRun(f"{place} does not exist")


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST)
    except OSError as error:
        raise CannotRun(f"{path}: {error.strerror or error}") from None
