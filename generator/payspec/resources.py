"""The files that payspec itself consists of: where they are, and their digest."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from .digests import digest

_PACKAGE = Path(__file__).resolve().parent


class ResourcesMissing(RuntimeError):
    """The installation lacks files of its own. The message names the folder."""


def templates_folder(package: Path = _PACKAGE) -> Path:
    """Find the templates: in the checkout first, else inside the installed package.

    An editable install leaves a stale copy in the environment, hence the order. The
    folder above is a checkout only if it has the layout of one: a package vendored
    into somebody's project must not take that project's templates.

    Raises `ResourcesMissing`.
    """
    checkout = _checkout(package)
    folder = (checkout or package) / "templates"
    if not folder.is_dir():
        raise ResourcesMissing(
            f"payspec's templates are not at {folder}: install payspec again"
        )
    return folder


def example_files(rule: str, package: Path = _PACKAGE) -> dict[str, str]:
    """Give the texts of a rule's example by name: a spec that breaks it, and so on.

    Templates are named by the folder that they stand in: `breaks/client.py.j2`.

    Those of a rule that has none are none. Raises `ResourcesMissing` if no rule has.
    """
    checkout = _checkout(package)
    folder = package / "examples" if checkout is None else checkout / "tests" / "rules"
    if not folder.is_dir():
        raise ResourcesMissing(
            f"payspec's examples are not at {folder}: install payspec again"
        )
    if not (folder / rule).is_dir():
        return {}
    return {
        name: (folder / rule / name).read_text(encoding="utf-8", errors="replace")
        for name in sorted(_files(str(folder / rule)))
        if name.endswith((".yaml", ".txt", ".j2"))
    }


def starter_text(package: Path = _PACKAGE) -> str:
    """Give the text of the spec that `payspec init` writes, with its blanks."""
    return (package / "starter" / "provider.yaml").read_text(encoding="utf-8")


def generator_digest(package: Path = _PACKAGE) -> str:
    """Give the SHA-256 over every file of the generator and its templates.

    The same for a checkout and for what is installed from it, wherever it lies; another
    if a name or a byte of a source, table or template changes. Raises
    `ResourcesMissing` and `OSError`.
    """
    templates = templates_folder(package)
    total = sha256()
    for label, folder in (("payspec", package), ("templates", templates)):
        for path in sorted(_files(str(folder))):
            # In an installed package they lie within it; examples decide nothing.
            if label == "payspec" and path.startswith(("templates/", "examples/")):
                continue
            found = digest(f"{folder}/{path}", links=True)
            total.update(f"{found} {label}/{path}\n".encode())
    return total.hexdigest()


def core_files(package: Path = _PACKAGE) -> dict[str, str]:
    """Give the core's files, which are copied as they are, by path below it."""
    return _copied(package / "runtime")


def testing_files(package: Path = _PACKAGE) -> dict[str, str]:
    """Give the test kit's files, which are copied as they are, by path below it."""
    return _copied(package / "testing")


def _copied(folder: Path) -> dict[str, str]:
    return {
        path: (folder / path).read_text(encoding="utf-8")
        for path in sorted(_files(str(folder)))
    }


def _checkout(package: Path) -> Path | None:
    source, root = package.parent, package.parent.parent
    laid_out = source.name == "generator" and (root / "pyproject.toml").is_file()
    return root if laid_out else None


def _files(folder: str, prefix: str = "") -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name.startswith(".") or name == "__pycache__" or name.endswith(".pyc"):
                continue
            if entry.is_dir():
                yield from _files(entry.path, f"{prefix}{name}/")
            else:
                yield f"{prefix}{name}"
