"""Files on disk: what a generation hands over, compared with and put in its place.

With `cli` the only room that touches the disk. Nothing here knows what the files say.
What a run with nothing to do has no use for is imported when it is first used.
"""

from typing import TYPE_CHECKING

from payspec.runtime.lazy import exports

from .changes import Changes
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
from .receipts import has_receipt
from .scan import load_manifest, read_own
from .unchanged import unchanged
from .unfinished import unfinished

if TYPE_CHECKING:
    from .comparison import compare
    from .difference import Difference, differences
    from .disk import LOCAL_DISK, Disk
    from .one_file import StagedFile, stage_file
    from .recovery import Discarded, Finished, Recovery, Untouched, recover
    from .spool import Spool
    from .tree import FileTree, InvalidText
    from .writing import Written, write

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
    "StagedFile",
    "UnsafePlace",
    "Untouched",
    "VersionChange",
    "WriteInterrupted",
    "WriteRefused",
    "Written",
    "check_path",
    "compare",
    "differences",
    "has_receipt",
    "intact",
    "load_manifest",
    "read_own",
    "recover",
    "stage_file",
    "unchanged",
    "unfinished",
    "write",
]

# None of these modules has the name of what it exports: a module that is imported takes
# its own name in the package.
__getattr__, __dir__ = exports(
    __name__,
    {
        ".comparison": ("compare",),
        ".difference": ("Difference", "differences"),
        ".disk": ("LOCAL_DISK", "Disk"),
        ".one_file": ("StagedFile", "stage_file"),
        ".recovery": ("Discarded", "Finished", "Recovery", "Untouched", "recover"),
        ".spool": ("Spool",),
        ".tree": ("FileTree", "InvalidText"),
        ".writing": ("Written", "write"),
    },
)
