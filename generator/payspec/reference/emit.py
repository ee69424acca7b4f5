"""Running the table: what is known in, a mapping of paths to pages out."""

from collections.abc import Iterator
from pathlib import Path
from typing import assert_never

from payspec.python.render import render

from .artifacts import TABLE, Page, Pages
from .material import Material


def emit(material: Material, templates: Path, *, language: bool) -> dict[str, str]:
    """The pages on the providers, by their paths below the folder of documentation.

    With `language` also those on the language, its rules and its templates.
    """
    return dict(_pages(material, templates, language))


def _pages(
    material: Material, templates: Path, language: bool
) -> Iterator[tuple[str, str]]:
    for artifact in TABLE:
        if artifact.language and not language:
            continue
        match artifact:
            case Page(path, template, view):
                yield path, render(templates, template, {"view": view(material)})
            case Pages(path, template, views):
                for name, shown in views(material).items():
                    text = render(templates, template, {"view": shown})
                    yield path.format(name=name), text
            case _:
                assert_never(artifact)
