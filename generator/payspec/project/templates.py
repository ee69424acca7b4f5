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

_FOR_PEOPLE = (".md", "~", "#")
"""What names end with of files that are no templates: notes, and copies of editors."""

_SUFFIX = ".j2"
"""What names of templates end with."""


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
    is not there, or something in it that would be left out in silence.
    """
    if config.templates is None:
        return ()
    folder = root / config.templates
    if not folder.is_dir():
        raise CannotRun(_missing(root, config))
    strange = [f"{each} {why}" for each in _entries(folder) if (why := _fault(each))]
    if strange:
        raise CannotRun("\n".join(sorted(strange)))
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
    return (each for each in _entries(folder) if not each.is_dir())


def _entries(folder: Path) -> Iterator[Path]:
    """All that is there for payspec, below the folder."""
    for inner, names in _walk(folder):
        for name in names:
            if not name.endswith(_FOR_PEOPLE):
                yield inner / name


def _fault(entry: Path) -> str | None:
    """Why this is neither a template nor a folder of some."""
    if entry.is_dir():
        if entry.is_symlink():
            return "is a link to a folder, which is not followed: put the folder there"
        if entry.suffix == _SUFFIX:
            return "is a folder with the name of a template"
        return None
    if entry.is_symlink() and not entry.exists():
        return "is a link that leads nowhere"
    return None if entry.is_file() else "is no plain file"


def _walk(folder: Path) -> Iterator[tuple[Path, list[str]]]:
    """Each folder with what is in it; names that begin with a dot are left out."""
    for inner, below, names in os.walk(folder):
        below[:] = [name for name in below if not name.startswith(".")]
        files = (name for name in names if not name.startswith("."))
        yield Path(inner), [*below, *files]
