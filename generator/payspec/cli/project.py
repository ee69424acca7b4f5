"""The project that the command runs in: its configuration, specs and samples."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from payspec.config import BadConfig, Config, parse

from .arguments import Options
from .failure import CannotRun

LARGEST = 8 * 1024 * 1024 + 1
"""Bytes that are read of a file at most: one more than any file may have."""


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


@dataclass(frozen=True, slots=True)
class Project:
    """Where the command runs, and what it is to do there."""

    root: Path
    config: Config
    specs: tuple[SpecFile, ...]
    places: tuple[Path, ...]
    """The files and folders that the specs were looked for in."""

    @property
    def output(self) -> Path:
        """The folder that the package is written to."""
        return self.root / self.config.output

    @property
    def docs(self) -> Path:
        """The folder that pages are written to."""
        return self.root / self.config.docs

    def label(self, path: Path) -> str:
        """The name of an input in the manifest: relative, the same on any machine."""
        return Path(os.path.relpath(path, self.root)).as_posix()

    def digests(self, labels: Iterable[str]) -> dict[str, str]:
        """The digests of those of these inputs that can be read."""
        found = {label: self.digest(label) for label in sorted(labels)}
        return {label: digest for label, digest in found.items() if digest is not None}

    def digest(self, label: str) -> str | None:
        """The digest of the input of that name; `None` if it is no file, or too large.

        Names come from a manifest, which anybody may have written.
        """
        path = self.root / label
        try:
            if not path.is_file() or path.stat().st_size > LARGEST:
                return None
            return sha256(path.read_bytes()).hexdigest()
        except OSError:
            return None


def find(options: Options) -> Project:
    """The project of the folder that the command was started in.

    Raises `CannotRun` for a configuration that cannot be used and specs that are not
    there.
    """
    here = Path.cwd()
    root = next(
        (each for each in (here, *here.parents) if (each / "pyproject.toml").is_file()),
        here,
    )
    config = _config(root)
    given = [here / each for each in options.paths]
    places = given or [root / each for each in config.specs]
    files = tuple(
        SpecFile(path, Path(os.path.relpath(path, here)).as_posix())
        for place in places
        for path in _specs(place)
    )
    if not files:
        raise CannotRun(f"there is no spec in {', '.join(map(str, places))}")
    output = str(here / options.output) if options.output else config.output
    docs = str(here / options.docs) if options.docs else config.docs
    package = options.package or config.package
    if not package.isidentifier():
        raise CannotRun(f"{package!r} cannot name a package")
    return Project(
        root, Config(config.specs, output, package, docs), files, tuple(places)
    )


def _config(root: Path) -> Config:
    file = root / "pyproject.toml"
    if not file.is_file():
        return Config()
    try:
        return parse(file.read_text(encoding="utf-8"))
    except (BadConfig, UnicodeDecodeError) as error:
        raise CannotRun(str(error)) from None


def _specs(place: Path) -> list[Path]:
    if place.is_dir():
        folders = (place, place / "deployments")
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
