"""The quick answer for a run that has nothing to do."""

from collections.abc import Mapping
from pathlib import Path

from payspec.digests import digests

from .errors import OutputError
from .manifest import Manifest
from .receipts import has_receipt
from .scan import scan
from .workspace import Workspace


def unchanged(
    root: Path, manifest: Manifest, inputs: Mapping[str, str], tool: Mapping[str, str]
) -> bool:
    """True if generating from `inputs` with `tool` would find nothing to change.

    That is: `manifest`, the one on disk, names exactly these and has a receipt, every
    output on disk has the digest that it names, and nothing else stands in the
    packages. Never raises for the state of the disk: whatever is doubtful is ``False``,
    and the full way says what it is.
    """
    if manifest.inputs != inputs or manifest.tool != tool:
        return False
    if not has_receipt(root, manifest):
        return False
    outputs = manifest.outputs
    try:
        disk = scan(root, outputs)
        if disk.others or disk.files != frozenset(outputs) or Workspace(root).exists():
            return False
        found = digests([f"{root}/{path}" for path in outputs], links=False)
        return found == list(outputs.values())
    except (OutputError, OSError):
        return False
