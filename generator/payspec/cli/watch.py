"""`payspec generate --watch`: again whenever something that it reads has changed."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from payspec.project.failure import CannotRun
from payspec.project.find import Project, find

from .arguments import Options
from .once import once
from .progress import done, progress
from .say import say
from .watched import Watched

SETTLED = 200
"""Milliseconds without another change after which what has changed is whole."""

_LONGEST = 2_000
_TURN = 1_000

Projects = tuple[Project, ...]
Changes = Callable[..., Iterator[object]]
"""The library's: waits, and gives what has changed, or nothing at the end of a turn."""


def watch(options: Options) -> int:
    """Generate, wait for a change, and so on until Ctrl-C; then 0.

    What is wrong with a spec or with the configuration is told, and the watch goes on.
    Raises `CannotRun` if it cannot begin.
    """
    try:
        # Asked for before anything is written that could not be watched then.
        from watchfiles import watch as changes
    except ImportError:
        raise CannotRun("`--watch` needs watchfiles: install payspec[watch]") from None
    projects = _found(options)
    try:
        once(options, options.jobs)
        specs = sum(len(each.specs) for each in projects)
        say(options, f"watching {specs} spec{'s' * (specs != 1)}; Ctrl-C ends")
        sys.stdout.flush()
        while True:
            projects = _until_elsewhere(options, projects, changes)
    except KeyboardInterrupt:
        done()
        return 0


def _until_elsewhere(
    options: Options, projects: Projects, changes: Changes
) -> Projects:
    """Generate on every change, until other folders are to be watched."""
    watched = Watched.of(projects)
    for _ in _turns(watched, changes):
        projects = _again(options, projects)
        if Watched.of(projects) != watched:
            break
        progress("waiting for changes; Ctrl-C ends")
    return projects


def _turns(watched: Watched, changes: Changes) -> Iterator[None]:
    """A turn for each change, and one for what came before the watch had begun."""

    def concerns(_: object, path: str) -> bool:
        return watched.concerns(Path(path))

    begun = False
    for found in changes(
        *watched.places,
        watch_filter=concerns,
        step=SETTLED,
        debounce=_LONGEST,
        rust_timeout=_TURN,
        yield_on_timeout=True,
        recursive=False,
    ):
        if found or not begun:
            yield
        begun = True


def _again(options: Options, projects: Projects) -> Projects:
    try:
        projects = _found(options)
        # What watches has threads of its own: no process is forked beside them.
        once(options, jobs=1)
    except CannotRun as error:
        done()
        print(f"payspec: {error}", file=sys.stderr)
    sys.stdout.flush()
    return projects


def _found(options: Options) -> Projects:
    return find(Path.cwd(), options.paths, options.output, options.package)
