"""The templates of a project that override blocks of payspec's own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from payspec.config import FILE, Config, key
from payspec.config.places import place

from .failure import CannotRun
from .spec_file import LARGEST

_FOR_PEOPLE = (".md", "~")
"""What names end with of files that are no templates: notes, and copies of editors."""


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """A template on disk. `name` is its path below the folder of templates.

    `label` is its path as the person sees it.
    """

    name: str
    path: Path
    label: str

    def read(self) -> bytes:
        """Its bytes; `CannotRun` if they cannot be had."""
        try:
            with self.path.open("rb") as file:
                data = file.read(LARGEST)
        except OSError as error:
            raise CannotRun(f"{self.path}: {error.strerror or error}") from None
        if len(data) == LARGEST:
            raise CannotRun(f"{self.path} is larger than 8 MiB")
        return data


def template_files(here: Path, root: Path, config: Config) -> tuple[TemplateFile, ...]:
    """The templates that a package of the project in `root` is configured with.

    Sorted by name; labels are from `here`. Raises `CannotRun` if the configured folder
    is not there.
    """
    if config.templates is None:
        return ()
    folder = root / config.templates
    if not folder.is_dir():
        raise CannotRun(_missing(root, config))
    return tuple(
        TemplateFile(
            path.relative_to(folder).as_posix(),
            path,
            Path(os.path.relpath(path, here)).as_posix(),
        )
        for path in sorted(_files(folder))
    )


def template_folders(root: Path, config: Config) -> tuple[Path, ...]:
    """The folder of templates and those in it: they tell what templates there are."""
    if config.templates is None:
        return ()
    return tuple(sorted(folder for folder, _ in _walk(root / config.templates)))


def _missing(root: Path, config: Config) -> str:
    text = (root / FILE).read_text(encoding="utf-8")
    line, column = place(text, key(config, "templates"))
    return (
        f"{FILE}:{line}:{column}: there is no folder '{config.templates}' beside this"
        " file: make it, or take the key away"
    )


def _files(folder: Path) -> Iterator[Path]:
    for inner, names in _walk(folder):
        for name in names:
            if not name.startswith(".") and not name.endswith(_FOR_PEOPLE):
                yield inner / name


def _walk(folder: Path) -> Iterator[tuple[Path, list[str]]]:
    for inner, below, names in os.walk(folder):
        below[:] = [name for name in below if not name.startswith(".")]
        yield Path(inner), names
