"""Running the table: checked providers in, a mapping of paths to texts out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from typing import assert_never

from payspec.ir.provider import Provider

from .artifacts import (
    PACKAGE_TABLE,
    PROVIDER_TABLE,
    Copied,
    Documents,
    Marker,
    Printed,
    Shared,
)
from .format import settle
from .names import Names
from .readable import check_readable
from .render import render
from .render.overrides.files import NONE, Overrides
from .render.overrides.printing import Breakage, OverridesBroken, print_overridden
from .views.context import ProviderContext

Progress = Callable[[str], None]
"""Told what is being emitted, as it begins."""


@dataclass(frozen=True, slots=True)
class Emission:
    """What emitting needs beside the providers.

    `package` is the name of the emitted package, `templates` the folder of templates,
    `core` the files of the core by their path below it. So is `testing` of the test
    kit, which may be left out. `overrides` are templates of the consumer's.
    """

    package: str
    templates: Path
    core: Mapping[str, str]
    testing: Mapping[str, str] = field(default_factory=dict[str, str])
    overrides: Overrides = NONE

    @property
    def folders(self) -> Mapping[str, Mapping[str, str]]:
        """The folders that are copied, by the path that they get."""
        return {"core": self.core, "testing": self.testing}


def emit(
    providers: tuple[tuple[Provider, Names], ...],
    emission: Emission,
    progress: Progress,
) -> dict[str, str]:
    """Every file of the package, by its path below the output folder."""
    tree = emit_package(tuple(each.name for each, _ in providers), emission)
    for provider, names in providers:
        progress(f"emitting {provider.name}")
        tree |= emit_provider(provider, names, emission)
    return tree


def emit_package(providers: tuple[str, ...], emission: Emission) -> dict[str, str]:
    """The files that are emitted once, for the providers of these names.

    Raises `OverridesBroken`.
    """
    copied = {
        f"{emission.package}/{folder}/{name}"
        for folder, files in emission.folders.items()
        for name in files
    }
    return _whole(_package(providers, emission), copied)


def emit_provider(
    provider: Provider, names: Names, emission: Emission
) -> dict[str, str]:
    """The files of one provider; they depend on no other. Raises `OverridesBroken`."""
    context = ProviderContext(emission.package, provider, names)
    return _whole(_provider(context, emission))


def provider_folder(package: str, provider: str) -> str:
    """Where the files of a provider lie, and nothing else does."""
    return f"{package}/{provider}"


_File = tuple[str, str | Breakage]


def _whole(
    files: Iterable[_File], copied: AbstractSet[str] = frozenset()
) -> dict[str, str]:
    """All files; what breaks in one of them keeps no other from being tried.

    Raises `UnreadableOutput` for one that cannot be read again.
    """
    found = dict(files)
    broken = [each for each in found.values() if isinstance(each, Breakage)]
    if broken:
        raise OverridesBroken(broken)
    texts = {path: text for path, text in found.items() if isinstance(text, str)}
    # What is copied is real Python, and is run before it is copied.
    check_readable({path: texts[path] for path in texts.keys() - copied})
    return texts


def _package(providers: tuple[str, ...], emission: Emission) -> Iterator[_File]:
    for artifact in PACKAGE_TABLE:
        path = f"{emission.package}/{artifact.path}"
        match artifact:
            case Shared(template=template, view=view):
                yield path, _printed(emission, template, view(providers), path)
            case Marker():
                yield path, ""
            case Copied(path=folder):
                for name, text in emission.folders[folder].items():
                    yield f"{path}/{name}", text.replace(_CORE, _CORE_EMITTED)
            case _:
                assert_never(artifact)


def _provider(context: ProviderContext, emission: Emission) -> Iterator[_File]:
    folder = provider_folder(emission.package, context.provider.name)
    for artifact in PROVIDER_TABLE:
        path = f"{folder}/{artifact.path}"
        match artifact:
            case Printed(template=template, view=view, when=when):
                if when(context):
                    yield path, _printed(emission, template, view(context), path)
            case Documents(texts=texts):
                for name, text in texts(context):
                    yield path.format(name=name), text
            case _:
                assert_never(artifact)


_CORE, _CORE_EMITTED = "from ..runtime.", "from ..core."
"""How the test kit imports from the core: that has another name in a package."""


def _printed(
    emission: Emission, template: str, view: object, path: str
) -> str | Breakage:
    templates, overrides = emission.templates, emission.overrides
    if overrides.touching(template):
        return print_overridden(templates, overrides, template, {"view": view}, path)
    return settle(render(templates, template, {"view": view}))
