"""Which files still are what the manifest says, for those that need not be made."""

from collections.abc import Mapping
from pathlib import Path

from .scan import Regular, look


def intact(root: Path, files: Mapping[str, str]) -> bool:
    """True if every file of these paths has the digest beside it; never raises."""
    try:
        return all(
            look(root, path) == Regular(digest) for path, digest in files.items()
        )
    except OSError:
        return False
