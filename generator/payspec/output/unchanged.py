"""The quick answer for a run that has nothing to do."""

from collections.abc import Mapping
from pathlib import Path

from .errors import OutputError
from .scan import digest_of, load_manifest, scan
from .workspace import Workspace


def unchanged(root: Path, inputs: Mapping[str, str], tool: Mapping[str, str]) -> bool:
    """True if generating from `inputs` with `tool` would find nothing to change.

    That is: the manifest names exactly these, every output on disk has the digest that
    it names, and nothing else stands in the packages. Never raises for the state of
    the disk: whatever is doubtful is ``False``, and the full way says what it is.
    """
    try:
        manifest = load_manifest(root)
        if manifest is None or manifest.inputs != inputs or manifest.tool != tool:
            return False
        disk = scan(root, manifest.outputs)
        if disk.others or disk.files != frozenset(manifest.outputs):
            return False
        if Workspace(root).exists():
            return False
        return all(
            digest_of(root, path) == digest for path, digest in manifest.outputs.items()
        )
    except (OutputError, OSError):
        return False
