"""Folders of specs that were installed as a package."""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

from payspec.config import INSTALLED

from .failure import CannotRun


@dataclass(frozen=True, slots=True)
class InstalledPackage:
    """A package that is installed beside payspec, and its folder.

    It is found, never imported: specs are data, and so is what carries them.
    """

    name: str
    folder: Path

    def label(self, path: Path) -> str | None:
        """The name of a file in it, the same on any machine; `None` for others."""
        if not path.is_relative_to(self.folder):
            return None
        return f"{INSTALLED}{self.name}/{path.relative_to(self.folder).as_posix()}"

    def path(self, label: str) -> Path | None:
        """The file that a label names; `None` if it is none of this package."""
        prefix = f"{INSTALLED}{self.name}/"
        inner = PurePosixPath(label.removeprefix(prefix))
        if not label.startswith(prefix) or inner.is_absolute() or ".." in inner.parts:
            return None
        return self.folder / inner


def installed_package(place: str) -> tuple[InstalledPackage, Path]:
    """The package that `package:NAME/FOLDER` names, and the folder in it.

    Raises `CannotRun` if no such package is installed, or has no folder.
    """
    name, _, inner = place.removeprefix(INSTALLED).partition("/")
    try:
        found = find_spec(name) if name.isidentifier() else None
    except (ImportError, ValueError):
        found = None
    if found is None:
        raise CannotRun(
            f"no package '{name}' is installed beside payspec, to take specs from:"
            " install it, for a build by naming it in build-system.requires"
        )
    for location in found.submodule_search_locations or ():
        folder = Path(location)
        if folder.is_dir():
            return InstalledPackage(name, folder), folder / inner
    raise CannotRun(f"'{name}' is installed as no folder, so that it holds no specs")
