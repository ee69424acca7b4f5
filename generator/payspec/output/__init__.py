"""Files on disk: what a generation hands over, compared with and put in its place.

With `cli` the only room that touches the disk. Nothing here knows what the files say.
"""

from .changes import Changes
from .compare import compare
from .differences import Difference, differences
from .disk import LOCAL_DISK, Disk
from .errors import (
    ChangedMeanwhile,
    DiskFailed,
    ManifestDamaged,
    ManifestTooNew,
    NotAFolder,
    OutputError,
    PlanDamaged,
    UnsafePlace,
    WriteInterrupted,
    WriteRefused,
)
from .intact import intact
from .manifest import Manifest, VersionChange
from .origin import Origin
from .paths import MANIFEST, WORK_FOLDER, InvalidPath, check_path
from .recover import Discarded, Finished, Recovery, Untouched, recover
from .scan import load_manifest
from .spool import Spool
from .tree import FileTree, InvalidText
from .unchanged import unchanged
from .unfinished import unfinished
from .write import Written, write

__all__ = [
    "LOCAL_DISK",
    "MANIFEST",
    "WORK_FOLDER",
    "ChangedMeanwhile",
    "Changes",
    "Difference",
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
    "NotAFolder",
    "Origin",
    "OutputError",
    "PlanDamaged",
    "Recovery",
    "Spool",
    "UnsafePlace",
    "Untouched",
    "VersionChange",
    "WriteInterrupted",
    "WriteRefused",
    "Written",
    "check_path",
    "compare",
    "differences",
    "intact",
    "load_manifest",
    "recover",
    "unchanged",
    "unfinished",
    "write",
]
