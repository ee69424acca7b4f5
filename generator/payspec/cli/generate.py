"""`payspec generate`."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from payspec import __version__
from payspec.output import (
    DiskFailed,
    Finished,
    OutputError,
    load_manifest,
    recover,
    unchanged,
    unfinished,
)
from payspec.resources import ResourcesMissing, generator_digest

from .arguments import Options
from .claimed import refuse_pages
from .failure import CannotRun
from .installed import versions
from .project import Project, find
from .uncollected import uncollected

EMITTERS = ("black", "datamodel-code-generator", "jinja2")
GENERATOR = "payspec"
"""The label of the generator's own files among the inputs."""

_RANKS = {"note": 1, "warning": 2, "error": 3}


def run(options: Options) -> int:
    """Write what the specs describe, or with `--check` or `--diff` say what differs.

    Nothing on disk changes if anything is an error.
    """
    if options.diff and options.format == "github":
        raise CannotRun("`--diff` is for people and programs: text or json")
    if not options.watch:
        return once(options, find(options))
    if options.check or options.diff:
        raise CannotRun("`--watch` writes: without `--check` and `--diff`")
    from .watch import watch

    return watch(options)


def once(options: Options, project: Project, *, jobs: int | None = None) -> int:
    """Do what `generate` does one time. Raises `CannotRun`."""
    try:
        cut_short = False
        refuse_pages(project.output)
        if options.check or options.diff:
            cut_short = unfinished(project.output)
        else:
            recovered = recover(project.output)
            if isinstance(recovered, Finished):
                say(options, "finished the write that had been cut short")
                say_left(options, recovered.left)
        tool = {"payspec": __version__, **versions(EMITTERS)}
        if not cut_short and _nothing_to_do(project, tool, options):
            return _say_nothing_to_do(options)
        # Imported here: a run with nothing to do needs neither templates nor models.
        from .outcome import outcome

        with uncollected():
            workers = options.jobs if jobs is None else jobs
            return outcome(project, tool, options, workers, cut_short=cut_short)
    except (OutputError, ResourcesMissing) as error:
        raise CannotRun(str(error)) from None
    except OSError as error:
        raise CannotRun(str(DiskFailed(error))) from None


def say(options: Options, text: str) -> None:
    """Print a line for a person; a program is told nothing but findings."""
    if options.format == "text":
        print(text)


def say_left(options: Options, paths: Sequence[str]) -> None:
    """Name the files that somebody changed while they were about to be written."""
    for path in paths:
        say(options, f"left as it is, because it was changed meanwhile: {path}")


def least_shown(options: Options) -> str:
    """The least severity that is of interest.

    A person has seen the warnings of what has not changed since, unless they are asked
    for; a program is told all of them each time.
    """
    usual = "error" if options.format == "text" else "warning"
    return min(usual, options.fail_on, key=lambda word: _RANKS[word])


def _nothing_to_do(project: Project, tool: Mapping[str, str], options: Options) -> bool:
    """Whether the last run was made from what there is, and had nothing to tell."""
    manifest = load_manifest(project.output)
    if manifest is None:
        return False
    folder = f"{project.config.package}/"
    if not all(path.startswith(folder) for path in manifest.outputs):
        return False
    bar = _RANKS[least_shown(options)]
    findings = (origin.loudest for origin in manifest.providers.values())
    if any(_RANKS.get(loudest or "", 0) >= bar for loudest in findings):
        return False
    labels = {project.label(each.path) for each in project.specs}
    inputs = project.digests(labels | (manifest.inputs.keys() - {GENERATOR}))
    inputs[GENERATOR] = generator_digest()
    return unchanged(project.output, inputs, tool)


def _say_nothing_to_do(options: Options) -> int:
    if not options.watch:
        say(options, "nothing to do")
    if options.format == "json":
        from payspec.diagnostics import render_json

        drift = () if options.check or options.diff else None
        sys.stdout.write(render_json((), drift=drift))
    return 0
