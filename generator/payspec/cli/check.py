"""`payspec check`."""

from payspec.diagnostics import Collector
from payspec.language.samples.masking import masked
from payspec.language.source import source_text
from payspec.pipeline.check import Spec, check

from .arguments import Options
from .project import find
from .terminal import progress, show


def run(options: Options) -> int:
    """Check specs and print what was found; 1 if something is at or above the bar."""
    project = find(options)
    report = Collector()
    specs = tuple(
        Spec(each.label, each.read(), each.read_sample) for each in project.specs
    )
    check(specs, report, progress)
    sources = {each.file: masked(source_text(each.data)) for each in specs}
    return int(show(report, sources, options))
