"""What could not be read: it has been reported, and nothing is concluded from it."""

import re
from dataclasses import dataclass

from payspec.ir.scalars import Json

_APART = re.compile("[-_]")

UNREADABLE = Json()
"""The type of what could not be read as a type. It is told by identity: any other
`Json` was written."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """Places of the expanded document, as paths of names, that were left out."""

    paths: frozenset[tuple[str, ...]] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.paths)

    def at(self, *path: str) -> bool:
        """Whether the place, or one that holds it, was left out.

        A name that was left out because it is badly written is meant by any other
        that differs in case, hyphens or underscores alone.
        """
        wanted = _folded(path)
        return any(wanted[: len(gap)] == _folded(gap) for gap in self.paths)

    def within(self, *path: str) -> bool:
        """Whether the place, one that holds it or one inside it was left out."""
        return self.at(*path) or any(gap[: len(path)] == path for gap in self.paths)


def _folded(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_APART.sub("", name).casefold() for name in path)
