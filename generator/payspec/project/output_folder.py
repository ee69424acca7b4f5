"""Folders that nothing is generated into: what is there is not payspec's to change."""

import os
from collections.abc import Iterable
from pathlib import Path

from .failure import CannotRun

_MARKS = (".git", ".hg", ".svn")


def check_output(
    given: str, folder: Path, root: Path, inputs: Iterable[Path], package: str = ""
) -> None:
    """Raise `CannotRun` unless `folder`, which was `given`, may be written to.

    `inputs` are the folders that specs and templates are read from, `root` is that of
    the project, `package` the folder in it that is written whole.
    """
    what = "output"
    if not given.strip():
        raise CannotRun(f"{what} names no folder: give one, such as generated")
    if "\0" in given:
        raise CannotRun(f"{what} {given!a} is no name of a folder")
    if os.path.islink(folder):
        raise CannotRun(
            f"{what} {given} is a link: name the folder itself, so that nothing"
            " is written elsewhere than it says"
        )
    place = Path(os.path.realpath(folder))
    inner = Path(os.path.relpath(place, os.path.realpath(root)))
    if any(part in _MARKS for part in inner.parts):
        raise CannotRun(f"{what} {given} lies in what version control keeps for itself")
    problem = _problem(place, Path(os.path.realpath(root)))
    if problem is not None:
        raise CannotRun(
            f"{what} {given} is {problem}: give what is generated a folder of its own,"
            " such as generated"
        )
    for each in inputs:
        read = Path(os.path.realpath(each))
        if read == place or (package and read.is_relative_to(place / package)):
            raise CannotRun(
                f"{what} {given} would be written to where {each} is read: give what is"
                " generated a folder of its own, such as generated"
            )


def _problem(place: Path, root: Path) -> str | None:
    if place == Path(place.anchor):
        return "the root of the file system"
    if place == Path(os.path.realpath(os.path.expanduser("~"))):
        return "your home folder"
    if place == root:
        return "the folder of the project itself"
    if any(os.path.lexists(place / mark) for mark in _MARKS):
        return "the root of a repository"
    if root.is_relative_to(place):
        return "a folder that the project lies in"
    return None
