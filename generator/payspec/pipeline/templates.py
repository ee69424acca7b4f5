"""A consumer's templates, checked before anything is printed."""

from collections.abc import Iterable
from pathlib import Path

from payspec.diagnostics import Collector
from payspec.python.render.overrides.check import check_overrides
from payspec.python.render.overrides.files import Override, Overrides


def check_templates(
    files: Iterable[tuple[str, str, bytes]], templates: Path, report: Collector
) -> Overrides:
    """Report what is wrong with templates, each a name, a label and bytes.

    The name is that of the template that it refines, `templates` the folder of those.
    """
    overrides = Overrides(tuple(Override(*each) for each in files))
    check_overrides(overrides, templates, report)
    return overrides
