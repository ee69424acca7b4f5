"""Which names a generated file may have.

A path comes from names in a spec, from a manifest or from a plan on disk, and none of
them is trusted. What is allowed means the same file on every system that checks the
tree out: no link, no other folder, no second spelling.
"""

from collections.abc import Iterator
from functools import lru_cache

MANIFEST = "payspec.manifest.json"
"""The manifest's name in the output folder."""

WORK_FOLDER = ".payspec"
"""The folder, beside the manifest, that exists while a write is under way."""

MARK = b"Emitted by payspec from "
"""Begins the header of the modules that are emitted for a provider."""

_UNPORTABLE = frozenset('\\:*?"<>|')
_LONGEST_NAME = 255
_LONGEST_PATH = 1024


class InvalidPath(ValueError):
    """A path that no generated file may have. The message says why."""

    def __init__(self, path: str, problem: str) -> None:
        shown = path if len(path) <= 80 else path[:77] + "..."
        super().__init__(f"{shown!a} {problem}")


def check_path(path: str) -> None:
    """Raise `InvalidPath` unless `path` is a safe, portable, relative POSIX path."""
    if not path:
        raise InvalidPath(path, "is empty")
    if not path.isascii() or not path.isprintable():
        raise InvalidPath(path, "holds a character that is not printable ASCII")
    if path.startswith("/"):
        raise InvalidPath(path, "is absolute")
    if len(path) > _LONGEST_PATH:
        raise InvalidPath(path, f"is longer than {_LONGEST_PATH} characters")
    if path.lower() == MANIFEST:
        raise InvalidPath(path, "is the manifest's own name")
    for name in path.split("/"):
        problem = _problem(name)
        if problem is not None:
            raise InvalidPath(path, problem)


def parents(path: str) -> Iterator[str]:
    """Give the folders above `path`, outermost first, without the root."""
    position = path.find("/")
    while position != -1:
        yield path[:position]
        position = path.find("/", position + 1)


@lru_cache(maxsize=4096)
def _problem(name: str) -> str | None:
    """What is wrong with one segment. Kept: providers have files of the same names."""
    if not name:
        return "has an empty segment"
    if name.startswith("."):
        # Covers "." and "..", the work folder, and .git where the output is a checkout.
        return "has a segment that starts with a dot"
    if name.endswith((".", " ")):
        return "has a segment that ends with a dot or a space"
    if not _UNPORTABLE.isdisjoint(name):
        return "holds a character that is not portable"
    if len(name) > _LONGEST_NAME:
        return f"has a segment over {_LONGEST_NAME} characters"
    if name.lower() == "__pycache__" or name.lower().endswith(".pyc"):
        return "is a place of Python's own cache"
    return None
