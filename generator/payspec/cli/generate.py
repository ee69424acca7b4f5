"""`payspec generate`."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from payspec.api.generate import Generated, Generation, generate
from payspec.output import OutputError
from payspec.project.failure import CannotRun
from payspec.resources import ResourcesMissing

from .arguments import Options
from .progress import done, progress

if TYPE_CHECKING:
    from payspec.diagnostics import Drift


def run(options: Options) -> int:
    """Write what the specs describe, or with `--check` name what differs.

    Nothing on disk changes if anything is an error.
    """
    try:
        result = generate(
            *options.paths,
            output=options.output,
            package=options.package,
            write=not options.check,
            fail_on=options.fail_on,
            # A program is told all findings, also by a run that has nothing to write.
            skip_unchanged=options.format == "text",
            progress=progress,
        )
    except (OutputError, ResourcesMissing) as error:
        done()
        raise CannotRun(str(error)) from None
    code = _report(result, options)
    if options.depfile and code == 0:
        _write_depfile(result, Path(options.depfile))
    return code


def _report(result: Generation, options: Options) -> int:
    done()
    for each in result.packages:
        if each.finished:
            _say(options, "finished the write that had been cut short")
    if not result.packages:
        _show(result, options)
        return 1
    if all(each.unchanged for each in result.packages):
        _say_left(options, result)
        _say(options, "nothing to do")
        return 0
    # Findings and drift are one object of JSON.
    if options.check and options.format == "json":
        _show(result, options, _drift(result))
        return int(not result.clean)
    _show(result, options)
    if options.check:
        return _report_drift(result, options)
    for each in result.packages:
        written = each.written
        if written is not None:
            _say(
                options,
                f"{_name(result, each)}{len(written.created)} created, "
                f"{len(written.replaced)} replaced, {len(written.removed)} removed",
            )
    _say_left(options, result)
    return 0


def _report_drift(result: Generation, options: Options) -> int:
    from payspec.diagnostics.github import render_drift

    from .repository import repository_path

    for each in result.packages:
        for change in each.versions:
            before, now = change.recorded or "none", change.current or "none"
            _say(
                options,
                f"{_name(result, each)}written with {change.name} {before}, "
                f"this is {now}",
            )
    if result.clean:
        _say(options, "nothing differs")
        return 0
    if options.format == "github":
        # Below its output where there is one package, else below the working folder.
        one = os.path.relpath(result.packages[0].output)
        base = one if len(result.packages) == 1 else ""

        def path(file: str) -> str:
            return repository_path(os.path.join(base, file))

        print(render_drift(_drift(result), path), end="")
        return 1
    for drift in _drift(result):
        print(f"{drift.state}: {drift.file}")
    _say(options, "run `payspec generate` to mend what is payspec's own")
    return 1


def _drift(result: Generation) -> tuple[Drift, ...]:
    """What differs; with several packages by paths from the working folder."""
    from payspec.diagnostics import Drift

    from .drift import drift

    several = len(result.packages) > 1
    return tuple(
        Drift(
            (
                os.path.join(os.path.relpath(each.output), one.file)
                if several
                else one.file
            ),
            one.state,
        )
        for each in result.packages
        for one in drift(each.changes)
    )


def _show(
    result: Generation, options: Options, drift: Iterable[Drift] | None = None
) -> None:
    from payspec.diagnostics import Severity

    from .terminal import show

    # Notes are for `check`: here they would hide what was written.
    show(result, options, Severity.WARNING, drift)


def _name(result: Generation, package: Generated) -> str:
    return f"{package.name}: " if len(result.packages) > 1 else ""


def _say_left(options: Options, result: Generation) -> None:
    for each in result.packages:
        for path in each.left:
            _say(
                options,
                f"left as it is, because it was changed meanwhile: {path}",
            )


def _say(options: Options, text: str) -> None:
    if options.format == "text":
        print(text)


def _write_depfile(result: Generation, file: Path) -> None:
    from payspec.api.depfile import depfile

    try:
        file.write_bytes(depfile(result.packages, Path.cwd()).encode())
    except OSError as error:
        raise CannotRun(f"{file}: {error.strerror or error}") from None
