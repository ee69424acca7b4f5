"""Lines for a person, about a generation."""

import os

from payspec.api.generated import Generation
from payspec.output import WORK_FOLDER

from .arguments import Options


def say(options: Options, text: str) -> None:
    """Print a line for a person; a program is told nothing but findings."""
    if options.format == "text":
        print(text)


def say_left(options: Options, result: Generation) -> None:
    """Name the files that somebody changed while they were about to be written."""
    for each in result.packages:
        for path in each.left:
            say(options, f"left as it is, because it was changed meanwhile: {path}")
        if each.written is None:
            continue
        # Imported here: a run with nothing to do has nothing to show.
        from payspec.diagnostics.display import visible

        for folder in each.left_behind:
            place = visible(os.path.relpath(folder))
            say(
                options,
                f"{place} holds a package of these specs that is not renewed any more:"
                " if the output has moved, remove it there",
            )
        for path in each.changes.unproven:
            say(
                options,
                "left as it is, because nothing but the manifest says that payspec"
                f" wrote it: {visible(path)}; no longer generated, and yours to remove",
            )
        for path in each.changes.extra:
            if path.startswith(f"{WORK_FOLDER}/"):
                say(
                    options,
                    f"left as it is, because it is not payspec's: {visible(path)}",
                )
