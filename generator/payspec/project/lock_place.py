"""Where the lock file of a spec lies."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from .spec_file import DEPLOYMENTS

LOCK = "payspec.lock.json"
"""The name of a lock file, beside the specs that it is of."""


@dataclass(frozen=True, slots=True)
class LockPlace:
    """A lock file and the name that a person has for it.

    `specs` is the folder of the specs that it is of, `deep` whether it is also of those
    in the folders below.
    """

    path: Path
    label: str
    specs: Path
    deep: bool = False


def beside(spec: Path, label: str) -> LockPlace:
    """The lock file of a spec of the project's own, whose own name is `label`."""
    folder = spec.parent
    named = PurePosixPath(label).parent
    if folder.name == DEPLOYMENTS:
        # Deployments lie below the specs of their platforms.
        folder, named = folder.parent, named.parent
    return LockPlace(folder / LOCK, str(named / LOCK), folder)


def of_installed(name: str, folder: Path, root: Path, here: str) -> LockPlace:
    """The lock file of the specs in an installed package: beside the configuration.

    Such a package is replaced as a whole; what a project relies on is the project's.
    `here` is the way from the working folder to `root`.
    """
    file = f"payspec.{name}.lock.json"
    prefix = "" if here == "." else f"{here}/"
    return LockPlace(root / file, f"{prefix}{file}", folder, deep=True)
