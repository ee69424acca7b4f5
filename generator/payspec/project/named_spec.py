"""The one spec that the person means: a file, or a provider of the project."""

import os
from pathlib import Path

from payspec.diagnostics import Collector, nearest
from payspec.language.source import TextNode, read

from .failure import CannotRun
from .find import find
from .spec_file import SpecFile


def named_spec(named: str, here: Path) -> SpecFile:
    """The file of that name from `here`, or the configured spec of that provider.

    Raises `CannotRun` if there is none, or more than one.
    """
    path = here / named
    if path.is_file():
        return SpecFile(path, named)
    # A folder of samples may be called like the provider.
    if os.sep in named or path.suffix in (".yaml", ".yml"):
        raise CannotRun(f"there is no file {named!r}")
    specs = {spec.path: spec for project in find(here) for spec in project.specs}
    providers = [(_provider(each), each) for each in specs.values()]
    match [spec for name, spec in providers if name == named]:
        case [spec]:
            return spec
        case []:
            meant = nearest(named, [name for name, _ in providers if name])
            hint = f"; did you mean '{meant}'?" if meant else ""
            raise CannotRun(f"there is no spec or provider {named!r}{hint}")
        case several:
            labels = ", ".join(each.label for each in several)
            raise CannotRun(f"several specs describe {named!r}: {labels}")


def _provider(spec: SpecFile) -> str | None:
    """The provider that a spec says it describes, whatever else is wrong with it."""
    root = read(spec.label, spec.read(), Collector())
    name = None if root is None else root.get("provider")
    return name.text if isinstance(name, TextNode) else None
