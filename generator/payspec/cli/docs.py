"""`payspec docs`."""

from __future__ import annotations

from payspec import __version__
from payspec.output import (
    FileTree,
    Finished,
    Manifest,
    OutputError,
    compare,
    recover,
    write,
)
from payspec.resources import ResourcesMissing, templates_folder

from .arguments import Options
from .claimed import refuse_package
from .drift import drift
from .failure import CannotRun
from .project import Project, find


def run(options: Options) -> int:
    """Write the pages of the language, of its rules and of the configured providers.

    With `--check` nothing is written and what differs is named. Nothing on disk
    changes if anything is an error. The manifest records no inputs: the pages are
    compared with themselves, and another version of payspec that says the same is no
    drift.
    """
    project = find(options)
    try:
        if isinstance(recover(project.docs), Finished):
            print("finished the write that had been cut short")
        refuse_package(project.docs)
        texts = _pages(project, options)
        return 1 if texts is None else _write(project, texts, options)
    except (OutputError, ResourcesMissing) as error:
        raise CannotRun(str(error)) from None


def _pages(project: Project, options: Options) -> dict[str, str] | None:
    # Imported here: other commands need none of it.
    from payspec.diagnostics import Collector, Severity
    from payspec.language.samples.masking import masked
    from payspec.language.source import source_text
    from payspec.pipeline.check import Spec, check
    from payspec.pipeline.docs import docs
    from payspec.pipeline.rulebook import RULES

    from .examples import explained
    from .terminal import progress, show

    report = Collector()
    specs = tuple(
        Spec(each.label, each.read(), each.read_sample) for each in project.specs
    )
    checked = check(specs, report, progress)
    sources = {each.file: masked(source_text(each.data)) for each in specs}
    show(report, sources, options, Severity.WARNING)
    if report.has(Severity.ERROR):
        return None
    return docs(
        checked,
        {name: explained(rule) for name, rule in RULES.items()},
        templates_folder(),
    )


def _write(project: Project, texts: dict[str, str], options: Options) -> int:
    tree = FileTree.of_text(texts)
    manifest = Manifest.of(tree, inputs={}, tool={"payspec": __version__})
    if not options.check:
        written = write(project.docs, tree, manifest)
        print(
            f"{len(written.created)} created, {len(written.replaced)} replaced, "
            f"{len(written.removed)} removed"
        )
        return 0
    changes = compare(project.docs, tree, manifest)
    # Pages that people write stand beside these.
    found = [each for each in drift(changes) if each.file not in changes.extra]
    for each in found:
        print(f"{each.state}: {each.file}")
    mend = "run `payspec docs` to mend what is payspec's own"
    print(mend if found else "nothing differs")
    return int(bool(found))
