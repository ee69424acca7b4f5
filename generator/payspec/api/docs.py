"""`payspec.docs`: pages on the language, its rules and providers."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from payspec import __version__
from payspec.diagnostics import Collector
from payspec.output import (
    Changes,
    DiskFailed,
    FileTree,
    Finished,
    Manifest,
    Written,
    compare,
    recover,
)
from payspec.output import write as write_tree
from payspec.pipeline.check import Spec, check
from payspec.pipeline.docs import docs as emit_pages
from payspec.pipeline.rulebook import RULES
from payspec.project.find import find_specs, project_root, read_config
from payspec.project.output_folder import check_output
from payspec.resources import templates_folder

from .claimed import refuse_package
from .examples import explained
from .findings import Findings, findings
from .places import Place, folder, texts
from .progress import Progress, quiet


@dataclass(frozen=True, slots=True)
class Pages(Findings):
    """What was found, and the folder of the pages.

    `changes` say how it differed; those that people wrote beside are `extra`. `written`
    is `None` if nothing was to be, or something is an error. `finished` says that an
    earlier write had been cut short and was finished first.
    """

    output: Path = field(default_factory=Path)
    changes: Changes = field(default_factory=Changes)
    written: Written | None = None
    finished: bool = False


def docs(
    *specs: Place,
    project: Place | None = None,
    output: Place | None = None,
    language: bool = False,
    write: bool = True,
    progress: Progress = quiet,
) -> Pages:
    """Write the pages on the configured providers.

    With `language` also those on the language, its rules and its templates.
    `specs`, `output` and `project` are as for `generate`; the providers of all packages
    have one folder of pages. The manifest records no inputs: the pages are compared
    with themselves, and another version of payspec that says the same is no drift.
    Nothing on disk changes if anything is an error. Raises `CannotRun` and
    `OutputError`.
    """
    try:
        return _docs(folder(project), texts(specs), output, language, write, progress)
    except OSError as error:
        raise DiskFailed(error) from error


def _docs(
    here: Path,
    specs: tuple[str, ...],
    output: Place | None,
    language: bool,
    write: bool,
    progress: Progress,
) -> Pages:
    root = project_root(here)
    configured, _ = read_config(root)
    place = root / configured[0].docs if output is None else here / os.fspath(output)
    given = configured[0].docs if output is None else os.fspath(output)
    packages = find_specs(here, specs)
    folders = {file.path.parent for package in packages for file in package}
    check_output(given, place, root, sorted(folders))
    finished = isinstance(recover(place), Finished)
    refuse_package(place)
    files = {file.path: file for package in packages for file in package}
    read = tuple(
        Spec(each.label, each.read(), each.read_sample) for each in files.values()
    )
    report = Collector()
    checked = check(read, report, progress)
    found = findings(report, read)
    changes, written = Changes(), None
    if found.ok:
        rules = {name: explained(rule) for name, rule in RULES.items()}
        pages = emit_pages(checked, rules, templates_folder(), language=language)
        tree = FileTree.of_text(pages)
        manifest = Manifest.of(tree, inputs={}, tool={"payspec": __version__})
        changes = compare(place, tree, manifest)
        written = write_tree(place, tree, manifest) if write else None
    return Pages(
        found.diagnostics,
        found.worst,
        found.complete,
        found.sources,
        place,
        changes,
        written,
        finished,
    )
