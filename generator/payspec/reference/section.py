"""A page as its template prints it: sections of finished blocks."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, and the blocks of Markdown under it."""

    title: str
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """A page: its title, the blocks before the first heading, and its sections."""

    title: str
    opening: tuple[str, ...]
    sections: tuple[Section, ...]


def section(title: str, *blocks: str) -> Section:
    """A section without the blocks that are empty."""
    return Section(title, tuple(filter(None, blocks)))


def told(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections that say something."""
    return tuple(each for each in sections if each.blocks)
