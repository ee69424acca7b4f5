"""A consumer's templates, as values."""

from dataclasses import dataclass
from functools import cached_property

SHIPPED = "payspec"
"""What stands before the name of a template that is meant as it is shipped."""

BASE = "module.py.j2"
"""The template that all others of emitted modules extend."""


@dataclass(frozen=True)
class Override:
    """A consumer's template: the name of the one that it refines, and its bytes.

    `label` is its path as the person sees it.
    """

    name: str
    label: str
    data: bytes

    @cached_property
    def text(self) -> str:
        """Its text; what is no UTF-8 in it was found before."""
        text = self.data.decode("utf-8-sig", errors="replace")
        return text.replace("\r\n", "\n").replace("\r", "\n")


@dataclass(frozen=True, slots=True)
class Overrides:
    """All of a consumer's templates for one package, by their names in order."""

    files: tuple[Override, ...] = ()

    def touching(self, template: str) -> tuple[Override, ...]:
        """Those that have a part in what a template prints, its own one first."""
        by_name = {each.name: each for each in self.files}
        return tuple(by_name[name] for name in (template, BASE) if name in by_name)


NONE = Overrides()
