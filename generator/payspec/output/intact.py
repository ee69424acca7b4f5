"""Which files still are what the manifest says, for those that need not be made."""

from collections.abc import Mapping
from pathlib import Path

from payspec.digests import digests

from .scan import scan


def intact(root: Path, files: Mapping[str, str]) -> frozenset[str]:
    """The paths of those files that have the digests beside them.

    None of them if the system refuses to read one: the full way says what it is.
    """
    try:
        standing = scan(root, files).files
        paths = [path for path in files if path in standing]
        found = digests([f"{root}/{path}" for path in paths], links=False)
    except OSError:
        return frozenset()
    return frozenset(
        path for path, digest in zip(paths, found, strict=True) if digest == files[path]
    )
