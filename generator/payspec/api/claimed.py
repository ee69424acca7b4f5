"""Folders that one command writes to are not written to by another."""

from __future__ import annotations

from pathlib import Path

from payspec.output import Manifest, load_manifest
from payspec.project.failure import CannotRun


def refuse_pages(folder: Path, found: Manifest | None) -> None:
    """`CannotRun` if `payspec docs` wrote to that folder: its pages would be removed.

    They are known by the manifest that was found there, which records no inputs.
    """
    if found is not None and found.outputs and not found.inputs:
        raise CannotRun(f"{folder} holds the pages of `payspec docs`: choose another")


def refuse_package(folder: Path) -> None:
    """`CannotRun` if a package was generated there: its files would be removed."""
    found = load_manifest(folder)
    if found is not None and found.inputs:
        raise CannotRun(f"{folder} holds a generated package: choose another")
