"""Which versions of other packages are installed beside payspec.

`importlib.metadata` answers the same, by way of the parser of e-mails that it loads:
a third of the time that a run with nothing to do takes.
"""

import os
import re
import sys
from collections.abc import Collection, Iterator

_DESCRIBED = ".dist-info"
_SEPARATORS = re.compile("[-_.]+")


def versions(names: Collection[str]) -> dict[str, str]:
    """The version of each package, by its normalised name, as its installer noted it.

    Where a package is there twice, the one counts that an import finds. Raises
    `importlib.metadata.PackageNotFoundError` for one that is not there.
    """
    found: dict[str, str] = {}
    for folder in sys.path:
        for name, metadata in _described(folder or "."):
            if name in names and name not in found:
                version = _version(metadata)
                if version is not None:
                    found[name] = version
    return {name: found.get(name) or _elsewhere(name) for name in names}


def _described(folder: str) -> Iterator[tuple[str, str]]:
    """What is installed in a folder: normalised name, and its file of metadata."""
    try:
        entries = os.listdir(folder)
    except OSError:
        # Names on the path need not exist, and may be archives.
        return
    for entry in entries:
        if entry.endswith(_DESCRIBED):
            name = entry.removesuffix(_DESCRIBED).partition("-")[0]
            normalised = _SEPARATORS.sub("-", name).lower()
            yield normalised, os.path.join(folder, entry, "METADATA")


def _version(metadata: str) -> str | None:
    try:
        with open(metadata, encoding="utf-8") as file:
            for line in file:
                name, colon, value = line.partition(":")
                if not colon:
                    # The headers are over.
                    return None
                if name.lower() == "version":
                    return value.strip()
    except (OSError, UnicodeDecodeError):
        pass
    return None


def _elsewhere(name: str) -> str:
    """For what lies in an archive, or was installed in an older way."""
    from importlib.metadata import version

    return version(name)
