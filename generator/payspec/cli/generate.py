"""`payspec generate`."""

from __future__ import annotations

from pathlib import Path

from payspec.project.failure import CannotRun

from .arguments import Options
from .once import once


def run(options: Options) -> int:
    """Write what the specs describe, or with `--check` or `--diff` say what differs.

    Nothing on disk changes if anything is an error.
    """
    if options.diff and options.format == "github":
        raise CannotRun("`--diff` is for people and programs: text or json")
    if options.depfile is not None:
        _check_depfile(options)
    if not options.watch:
        return once(options, options.jobs)
    if options.check or options.diff:
        raise CannotRun("`--watch` writes: without `--check` and `--diff`")
    from .watch import watch

    return watch(options)


def _check_depfile(options: Options) -> None:
    """Refuse one that cannot be written before anything else is."""
    if options.check or options.diff:
        raise CannotRun("`--depfile` writes: without `--check` and `--diff`")
    file = Path(options.depfile or "")
    if file.is_dir():
        raise CannotRun(f"{file}: is a folder, and `--depfile` names a file")
    if not file.parent.is_dir():
        raise CannotRun(f"{file}: there is no folder {file.parent}")
