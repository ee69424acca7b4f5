"""Where files lie in the repository that is worked in, as services name them."""

import os
from pathlib import Path
from urllib.parse import quote


def repository_path(file: str) -> str:
    """The path from the root of the repository to `file`, with `/` between names.

    `file` is relative to the working folder. A file outside keeps the name it has.
    """
    path = _resolved(file)
    root = _root()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else file


def repository_address(file: str) -> str:
    """The same as the reference of a URI; absolute for a file outside."""
    path = _resolved(file)
    root = _root()
    if not path.is_relative_to(root):
        return path.as_uri()
    # A name that is not UTF-8 is quoted by its bytes. A colon in the first name would
    # be read as a scheme; everywhere it may be quoted.
    return quote(os.fsencode(path.relative_to(root).as_posix()))


def _resolved(file: str) -> Path:
    return Path(os.path.normpath(Path.cwd() / file))


def _root() -> Path:
    """The nearest folder with a repository in it; the working folder without one."""
    here = Path.cwd()
    return next(
        (each for each in (here, *here.parents) if (each / ".git").exists()), here
    )
