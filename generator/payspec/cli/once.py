"""One generation for the command, told in the words and the format it was asked for."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from payspec.api.generate import generate
from payspec.api.generated import EditsRefused, Generation
from payspec.output import OutputError
from payspec.project.failure import CannotRun
from payspec.resources import ResourcesMissing

from .arguments import Options
from .progress import done, progress
from .say import say, say_left

_SEVERITIES = ("note", "warning", "error")


def once(options: Options, jobs: int | None) -> int:
    """Do what `generate` does one time, in so many processes. Raises `CannotRun`."""
    try:
        result = generate(
            *options.paths,
            output=options.output,
            package=options.package,
            write=not (options.check or options.diff),
            diff=options.diff,
            fail_on=options.fail_on,
            shows=_least_shown(options),
            rename=options.rename,
            rekey=options.rekey,
            locked=options.locked,
            jobs=jobs,
            progress=progress,
        )
    except EditsRefused as refused:
        from .outcome import report_refused

        return report_refused(refused, options)
    except (OutputError, ResourcesMissing) as error:
        done()
        raise CannotRun(str(error)) from None
    done()
    code = _report(result, options)
    if options.depfile is not None and code == 0:
        _write_depfile(result, Path(options.depfile))
    return 1 if options.fail_if_written and _wrote(result) else code


def _wrote(result: Generation) -> bool:
    """Whether anything on disk is another than before, be it the manifest alone."""
    return any(
        each.finished or (each.written is not None and each.changes.pending)
        for each in result.packages
    )


def _least_shown(options: Options) -> str:
    """The least severity that is of interest.

    A person has seen the warnings of what has not changed since, unless they are asked
    for; a program is told all of them each time.
    """
    usual = "error" if options.format == "text" else "warning"
    return min(usual, options.fail_on, key=_SEVERITIES.index)


def _report(result: Generation, options: Options) -> int:
    for each in result.packages:
        if each.finished:
            say(options, "finished the write that had been cut short")
    if not result.packages or not all(each.unchanged for each in result.packages):
        from .outcome import report

        return report(result, options)
    say_left(options, result)
    if not options.watch:
        say(options, "nothing to do")
    if options.format == "json":
        from payspec.diagnostics import render_json

        drift = () if options.check or options.diff else None
        sys.stdout.write(render_json((), drift=drift))
    return 0


def _write_depfile(result: Generation, file: Path) -> None:
    from payspec.api.depfile import depfile

    data = depfile(result.packages, Path.cwd()).encode(errors="surrogateescape")
    part = file.with_name(f"{file.name}.part")
    try:
        if file.is_symlink() or (file.exists() and not file.is_file()):
            # A link stays one, be it that of standard output; so does a pipe.
            file.write_bytes(data)
        else:
            # Wholly old or wholly new: half a rule would stop the next build.
            part.write_bytes(data)
            os.replace(part, file)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise CannotRun(f"{file}: {error.strerror or error}") from None
