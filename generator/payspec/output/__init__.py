"""Files on disk: what a generation hands over, compared with and put in its place.

With `cli` the only room that touches the disk. Nothing here knows what the files say.
"""

from .changes import Changes
from .compare import compare
from .disk import LOCAL_DISK, Disk
from .errors import (
    DiskFailed,
    ManifestDamaged,
    ManifestTooNew,
    OutputError,
    PlanDamaged,
    UnsafePlace,
    WriteInterrupted,
    WriteRefused,
)
from .manifest import Manifest, VersionChange
from .paths import MANIFEST, WORK_FOLDER, InvalidPath, check_path
from .recover import Discarded, Finished, Recovery, Untouched, recover
from .scan import load_manifest
from .tree import FileTree, InvalidText
from .unchanged import unchanged
from .write import Written, write

__all__ = [
    "LOCAL_DISK",
    "MANIFEST",
    "WORK_FOLDER",
    "Changes",
    "Discarded",
    "Disk",
    "DiskFailed",
    "FileTree",
    "Finished",
    "InvalidPath",
    "InvalidText",
    "Manifest",
    "ManifestDamaged",
    "ManifestTooNew",
    "OutputError",
    "PlanDamaged",
    "Recovery",
    "UnsafePlace",
    "Untouched",
    "VersionChange",
    "WriteInterrupted",
    "WriteRefused",
    "Written",
    "check_path",
    "compare",
    "load_manifest",
    "recover",
    "unchanged",
    "write",
]
