"""`payspec docs`."""

import os

from payspec.api.docs import Pages, docs
from payspec.diagnostics import Severity
from payspec.output import OutputError
from payspec.project.failure import CannotRun
from payspec.resources import ResourcesMissing

from .arguments import Options
from .drift import Mending, drift
from .progress import progress
from .terminal import show


def run(options: Options) -> int:
    """Write the pages, or with `--check` name those that differ.

    Nothing on disk changes if anything is an error.
    """
    try:
        pages = docs(
            *options.paths,
            output=options.docs,
            language=options.language,
            write=not options.check,
            progress=progress,
        )
    except (OutputError, ResourcesMissing) as error:
        raise CannotRun(str(error)) from None
    if pages.finished:
        print("finished the write that had been cut short")
    show(pages, options, Severity.WARNING)
    if not pages.ok:
        return 1
    written = pages.written
    if written is None:
        return _report_drift(pages, options)
    print(
        f"{len(written.created)} created, {len(written.replaced)} replaced, "
        f"{len(written.removed)} removed"
    )
    return 0


def _report_drift(pages: Pages, options: Options) -> int:
    changes = pages.changes
    command = "payspec docs --language" if options.language else "payspec docs"
    mending = Mending(command, os.path.relpath(pages.output))
    # Pages that people write stand beside these.
    found = [each for each in drift(changes, mending) if each.file not in changes.extra]
    for each in found:
        print(f"{each.state}: {each.file}")
    mend = f"run `{command}` to write the files that payspec owns anew"
    print(mend if found else "nothing differs")
    return int(bool(found))
