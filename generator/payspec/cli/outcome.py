"""A run that has something to do: what came of it, written or told."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from payspec.diagnostics import Drift, Severity
from payspec.diagnostics.github import render_drift
from payspec.output import (
    Changes,
    FileTree,
    Manifest,
    Spool,
    WriteRefused,
    compare,
    differences,
    load_manifest,
    write,
)

from .arguments import Options
from .differ import print_short, print_whole
from .drift import Mending, advice, drift
from .generate import least_shown, say, say_left
from .project import Project
from .regenerate import Bars, Regeneration, regenerate
from .repository import repository_path
from .terminal import done, progress, show


def outcome(
    project: Project,
    tool: Mapping[str, str],
    options: Options,
    workers: int | None,
    *,
    cut_short: bool,
) -> int:
    """Make what has to be made, and write it, or say what differs; the exit code.

    `cut_short` says that a write waits to be finished. Raises `CannotRun`,
    `OutputError`, `ResourcesMissing` and `OSError`.
    """
    bars = Bars(Severity(options.fail_on), Severity(least_shown(options)))
    with Spool() as spool:
        found = regenerate(project, tool, bars, workers, spool, progress)
        if found.tree is None or found.manifest is None:
            return _failed(found, options)
        if found.renamed and not options.rename:
            return _refuse_names(found, options)
        if options.check or options.diff:
            done()
            changes = compare(project.output, found.tree, found.manifest)
            return _tell(project, found, changes, options, cut_short=cut_short)
        return _write(project, found, found.tree, found.manifest, options)


def _failed(found: Regeneration, options: Options) -> int:
    _show(found, options)
    for crash in found.crashes:
        print(
            f"payspec: a mistake of payspec's own, over {crash.file}; nothing was"
            f" written\n{crash.trace}",
            end="",
            file=sys.stderr,
        )
    return 2 if found.crashes else 1


def _refuse_names(found: Regeneration, options: Options) -> int:
    _show(found, options)
    lines = "".join(
        f"  {each.thing}, of {each.provider}: {each.before} would be {each.after}\n"
        for each in found.renamed
    )
    print(
        f"payspec: nothing was written: names that programs use would change\n{lines}"
        "give what was added a type or a value of its own, or take the new names with"
        " `--rename`",
        file=sys.stderr,
    )
    return 1


def _write(
    project: Project,
    found: Regeneration,
    tree: FileTree,
    manifest: Manifest,
    options: Options,
) -> int:
    progress("writing")
    try:
        written = write(project.output, tree, manifest)
    except WriteRefused as refused:
        done()
        told = drift(_refused(refused.changes), Mending.of(options, project.output))
        _show(found, options, told)
        if options.format == "github":
            _print_commands(project, told)
        print(f"payspec: {refused}", file=sys.stderr)
        edits = differences(project.output, tree, refused.changes, of_edits=True)
        print_short(edits)
        return 1
    _show(found, options)
    say(
        options,
        f"{len(written.created)} created, {len(written.replaced)} replaced, "
        f"{len(written.removed)} removed",
    )
    say_left(options, written.left)
    return 0


def _refused(changes: Changes) -> Changes:
    return Changes(
        edited=changes.edited,
        edited_orphans=changes.edited_orphans,
        foreign=changes.foreign,
    )


def _tell(
    project: Project,
    found: Regeneration,
    changes: Changes,
    options: Options,
    *,
    cut_short: bool,
) -> int:
    mending = Mending.of(options, project.output)
    told = drift(changes, mending, unfinished=cut_short)
    within = (
        differences(project.output, found.tree, changes)
        if options.diff and found.tree is not None
        else iter(())
    )
    if options.format == "json":
        texts = {each.path: each.text for each in within}
        told = tuple(
            Drift(each.file, each.state, each.mend, texts.get(each.file))
            for each in told
        )
    _show(found, options, told)
    if options.format == "github":
        _print_commands(project, told)
    elif options.format == "text":
        _say_versions(project, found, options)
        for each in told if options.check or not options.diff else ():
            print(f"{each.state}: {each.file}")
        print_whole(within)
        for line in advice(changes, mending, unfinished=cut_short):
            # A diff is for `patch`, which takes what stands before it for nothing.
            print(line, file=sys.stdout if options.check else sys.stderr)
        if not told:
            print("nothing differs")
    return int(bool(told))


def _show(
    found: Regeneration, options: Options, told: tuple[Drift, ...] | None = None
) -> None:
    # Notes are for `check`: here they would hide what was written.
    show(found.report, found.sources, options, Severity.WARNING, told)


def _print_commands(project: Project, told: tuple[Drift, ...]) -> None:
    folder = os.path.relpath(project.output)

    def path(file: str) -> str:
        return repository_path(os.path.join(folder, file))

    print(render_drift(told, path), end="")


def _say_versions(project: Project, found: Regeneration, options: Options) -> None:
    recorded = load_manifest(project.output)
    if recorded is None or found.manifest is None:
        return
    for change in recorded.version_changes(found.manifest.tool):
        before, now = change.recorded or "none", change.current or "none"
        say(options, f"written with {change.name} {before}, this is {now}")
