"""From checked providers to the files of a package."""

from collections.abc import Callable, Mapping
from pathlib import Path

from payspec.python.emit import Emission, emit

from .check import Checked


def generate(
    checked: tuple[Checked, ...],
    package: str,
    templates: Path,
    core: Mapping[str, str],
    progress: Callable[[str], None],
    testing: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Every file of the package, by its path below the output folder.

    `templates` is the folder of templates, `core` the files of the core and `testing`
    those of the test kit; without them it is left out.
    """
    providers = tuple((each.provider, each.names) for each in checked)
    return emit(providers, Emission(package, templates, core, testing or {}), progress)
