"""What a write would change inside the files, as a unified diff."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from payspec.digests import read

from .changes import Changes
from .errors import DiskFailed
from .paths import MANIFEST
from .standing import Absent, Other, Regular, look
from .tree import FileTree

_NOWHERE = "/dev/null"
_UNENDED = "\\ No newline at end of file\n"


@dataclass(frozen=True, slots=True)
class Difference:
    """A file, and the lines of its diff as they are printed, line feeds included."""

    path: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole of it; `patch -p1` and `git apply` take it."""
        return "".join(self.lines)


def differences(
    root: Path, tree: FileTree, changes: Changes, *, of_edits: bool = False
) -> Iterator[Difference]:
    """The diff of each file that differs, by path: from the disk to what is generated.

    The manifest is left out: it has nothing but digests. With `of_edits` only of files
    that a write would lose, and from what is generated to the disk: what somebody did.
    Raises `DiskFailed`.
    """
    if of_edits:
        paths = set(changes.refused)
    else:
        unwritten = {*changes.missing, *changes.changed, *changes.orphaned}
        paths = {*unwritten, *changes.refused} - {MANIFEST}
    for path in sorted(paths):
        wanted = tree[path] if path in tree else None
        try:
            standing = _standing(root, path)
        except OSError as error:
            raise DiskFailed(error) from error
        if standing == wanted:
            continue
        sides = (wanted, standing) if of_edits else (standing, wanted)
        yield Difference(path, tuple(_lines(path, *sides)))


class _Unreadable:
    """A link, a folder or a device, which has no contents to compare."""


_Contents = bytes | _Unreadable | None


def _standing(root: Path, path: str) -> _Contents:
    match look(root, path):
        case Absent():
            return None
        case Other():
            return _Unreadable()
        case Regular():
            return read(f"{root}/{path}", links=False)
        case _ as other:
            assert_never(other)


def _lines(path: str, old: _Contents, new: _Contents) -> Iterator[str]:
    names = [
        _NOWHERE if contents is None else f"{side}/{path}"
        for side, contents in (("a", old), ("b", new))
    ]
    try:
        before, after = _split(old), _split(new)
    except UnicodeDecodeError:
        yield f"Files {names[0]} and {names[1]} differ\n"
        return
    # Not at the top: a run that changes nothing has nothing to compare.
    from difflib import unified_diff

    if not (before or after):
        # An empty file has no lines to come or go.
        yield from (f"--- {names[0]}\n", f"+++ {names[1]}\n")
    for line in unified_diff(before, after, names[0], names[1]):
        yield line if line.endswith("\n") else f"{line}\n{_UNENDED}"


def _split(contents: _Contents) -> list[str]:
    if isinstance(contents, _Unreadable):
        return ["a link, a folder or a device\n"]
    text = "" if contents is None else contents.decode()
    # Not `splitlines`: it sees ends of lines where `patch` sees none.
    return [f"{line}\n" for line in text.split("\n")[:-1]] + _rest(text)


def _rest(text: str) -> list[str]:
    last = text.rpartition("\n")[2]
    return [last] if last else []
