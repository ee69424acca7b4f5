"""The files that a generation produces, as a value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from types import MappingProxyType

from .paths import InvalidPath, check_path, parents
from .spool import Spool


class InvalidText(ValueError):
    """A generated file that is not UTF-8 text with plain line feeds."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class FileTree(Mapping[str, bytes]):
    """An immutable mapping of relative POSIX path to contents, sorted by path.

    `files` gives the contents; those in a spool lie there until they are asked for, and
    nothing may be added to it any more. `kept` maps paths, other than those, to the
    digests of files that stand in the output already and are to stay: of these the tree
    has no contents.

    Raises `InvalidPath` for a path outside the rules of `paths`, for one that differs
    from another only by case, and for a file that is also a folder; `InvalidText` for
    contents that are not UTF-8 or hold a carriage return or a byte order mark.
    """

    files: Mapping[str, bytes]
    kept: Mapping[str, str] = field(default_factory=dict[str, str])
    digests: Mapping[str, str] = field(init=False)
    """Path to the SHA-256 of the contents, in hexadecimal."""

    def __post_init__(self) -> None:
        files = self.files if isinstance(self.files, Spool) else dict(self.files)
        object.__setattr__(self, "files", MappingProxyType(files))
        digests = dict(self.kept)
        for path in digests:
            check_path(path)
        for path, data in self.files.items():
            check_path(path)
            _check_text(path, data)
            digests[path] = sha256(data).hexdigest()
        _check_clashes(digests)
        digests = dict(sorted(digests.items()))
        object.__setattr__(self, "digests", MappingProxyType(digests))

    @classmethod
    def of_text(cls, files: Mapping[str, str]) -> "FileTree":
        """Make a tree of texts. Raises as the class does."""
        return cls({path: text.encode() for path, text in files.items()})

    def __getitem__(self, path: str) -> bytes:
        return self.files[path]

    def __contains__(self, path: object) -> bool:
        return path in self.digests

    def __iter__(self) -> Iterator[str]:
        return iter(self.digests)

    def __len__(self) -> int:
        return len(self.digests)

    def __repr__(self) -> str:
        return f"FileTree({len(self)} files)"


def _check_text(path: str, data: bytes) -> None:
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise InvalidText(f"{path} is not UTF-8 at byte {error.start}") from None
    if "\r" in text:
        raise InvalidText(f"{path} holds a carriage return")
    if text.startswith("\ufeff"):
        raise InvalidText(f"{path} starts with a byte order mark")


def _check_clashes(files: Mapping[str, str]) -> None:
    spellings: dict[str, str] = {}
    folders: set[str] = set()
    for path in files:
        names = [path]
        folder = path.rpartition("/")[0]
        if folder not in folders:
            # Those above the first file of a folder are those above all of it.
            folders.add(folder)
            names = [*parents(path), path]
        for name in names:
            first = spellings.setdefault(name.lower(), name)
            if first != name:
                raise InvalidPath(path, f"differs from {first!a} only by case")
            if name != path and name in files:
                raise InvalidPath(path, f"lies in {name!a}, which is a file")
