"""THE TABLE of the reference: every page, and what makes it. There are no others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from . import rules, templates
from .language import page as language
from .language.rooms import ROOMS
from .material import Material
from .providers import page as providers


@dataclass(frozen=True, slots=True)
class Page:
    """One page that a template prints from a view.

    `language` tells those about payspec itself from those about the providers.
    """

    path: str
    template: str
    view: Callable[[Material], object]
    language: bool = True


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages of one kind, one for each of some names; `language` as for one page."""

    path: str
    template: str
    views: Callable[[Material], Mapping[str, object]]
    language: bool = True


Artifact = Page | Pages
"""Every kind of page; one class per kind."""


def _room(name: str) -> Page:
    def view(_: Material) -> object:
        return language.pages()[name]

    return Page(f"language/{name}.md", f"reference/language/{name}.md.j2", view)


TABLE: tuple[Artifact, ...] = (
    Page(
        "language/README.md",
        "reference/language/index.md.j2",
        lambda _: language.index(),
    ),
    *(_room(room.name) for room in ROOMS),
    Page("rules.md", "reference/rules.md.j2", rules.index),
    Pages("rules/{name}.md", "reference/page.md.j2", rules.pages),
    Page("templates.md", "reference/templates.md.j2", templates.page),
    Page("providers/README.md", "reference/providers.md.j2", providers.index, False),
    Pages("providers/{name}.md", "reference/page.md.j2", providers.pages, False),
)
"""Every page, by its path below the folder of the documentation."""
