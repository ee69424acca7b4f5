"""Running the table: what is known in, a mapping of paths to pages out."""

from collections.abc import Iterator
from pathlib import Path
from typing import assert_never

from payspec.python.render import render

from .artifacts import TABLE, Page, Pages
from .material import Material


def emit(material: Material, templates: Path) -> dict[str, str]:
    """Every page, by its path below the folder of the documentation."""
    return dict(_pages(material, templates))


def _pages(material: Material, templates: Path) -> Iterator[tuple[str, str]]:
    for artifact in TABLE:
        match artifact:
            case Page(path, template, view):
                yield path, render(templates, template, {"view": view(material)})
            case Pages(path, template, views):
                for name, shown in views(material).items():
                    text = render(templates, template, {"view": shown})
                    yield path.format(name=name), text
            case _:
                assert_never(artifact)
