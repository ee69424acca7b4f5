"""What one write does, step by step, as it is kept on disk while it is done.

The plan is synced before the first file is replaced, so a write that was cut short can
be finished. It is read back with distrust: whoever made a folder made its plan too.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .paths import MANIFEST, check_path
from .records import (
    JsonObject,
    Unreadable,
    as_digest,
    as_format,
    as_object,
    as_text,
    read_object,
    write_object,
)

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Remove:
    """Remove a file if it still has the contents `old`."""

    path: str
    old: str


@dataclass(frozen=True, slots=True)
class Replace:
    """Put the staged contents `new` at `path` if it has `old`, or ``None``: nothing."""

    path: str
    staged: str
    old: str | None
    new: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Removals, then replacements, then the manifest."""

    removals: tuple[Remove, ...]
    replacements: tuple[Replace, ...]
    manifest: Replace

    @property
    def staged(self) -> tuple[Replace, ...]:
        """Every step that has staged contents."""
        return (*self.replacements, self.manifest)

    def to_bytes(self) -> bytes:
        """Give the text of the plan."""
        return write_object(
            {
                "format": FORMAT,
                "manifest": _record(self.manifest),
                "remove": {step.path: {"old": step.old} for step in self.removals},
                "replace": {step.path: _record(step) for step in self.replacements},
            }
        )

    @classmethod
    def parse(cls, data: bytes) -> "Plan":
        """Read a plan. Raises `ValueError`, saying what is wrong with it."""
        record = read_object(data)
        if as_format(record.get("format")) != FORMAT:
            raise Unreadable("its plan has a format that this payspec does not know")
        removals = as_object(record.get("remove"), "remove")
        replacements = as_object(record.get("replace"), "replace")
        for path in (*removals, *replacements):
            check_path(path)
        return cls(
            removals=tuple(
                Remove(path, as_digest(as_object(step, path).get("old"), "old"))
                for path, step in sorted(removals.items())
            ),
            replacements=tuple(
                _replace(path, as_object(step, path))
                for path, step in sorted(replacements.items())
            ),
            manifest=_replace(MANIFEST, as_object(record.get("manifest"), "manifest")),
        )


def _record(step: Replace) -> Mapping[str, object]:
    return {"new": step.new, "old": step.old, "staged": step.staged}


def _replace(path: str, step: JsonObject) -> Replace:
    staged, old = as_text(step.get("staged"), "staged"), step.get("old")
    if not (staged.isascii() and staged.isdigit()):
        raise Unreadable("a staged name is not a number")
    return Replace(
        path,
        staged,
        old=None if old is None else as_digest(old, "old"),
        new=as_digest(step.get("new"), "new"),
    )
