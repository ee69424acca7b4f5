"""Folders and files as callers name them."""

import os
from pathlib import Path
from typing import TypeAlias

Place: TypeAlias = str | os.PathLike[str]
"""A path, or `package:NAME` for specs of an installed package."""


def folder(place: Place | None) -> Path:
    """The folder to work in: the one that is named, or the working folder."""
    return Path.cwd() if place is None else Path.cwd() / place


def texts(places: tuple[Place, ...]) -> tuple[str, ...]:
    """Places as texts."""
    return tuple(os.fspath(each) for each in places)
