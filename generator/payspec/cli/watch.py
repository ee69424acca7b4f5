"""`payspec generate --watch`: again whenever something that it reads has changed."""

import sys
from collections.abc import Iterator
from pathlib import Path

from .arguments import Options
from .failure import CannotRun
from .generate import once
from .project import Project, find
from .terminal import done, progress
from .watched import Watched

SETTLED = 200
"""Milliseconds without another change after which what has changed is whole."""

_LONGEST = 2_000
_TURN = 1_000


def watch(options: Options) -> int:
    """Generate, wait for a change, and so on until Ctrl-C; then 0.

    What is wrong with a spec or with the configuration is told, and the watch goes on.
    Raises `CannotRun` if it cannot begin.
    """
    project = find(options)
    try:
        once(options, project)
        while True:
            project = _until_elsewhere(options, project)
    except KeyboardInterrupt:
        done()
        return 0


def _until_elsewhere(options: Options, project: Project) -> Project:
    """Generate on every change, until other folders are to be watched."""
    watched = Watched.of(project)
    for _ in _changes(watched):
        project = _again(options, project)
        if Watched.of(project) != watched:
            break
        progress("waiting for changes; Ctrl-C ends")
    return project


def _changes(watched: Watched) -> Iterator[None]:
    """A turn for each change, and one for what came before the watch had begun."""
    try:
        from watchfiles import watch as changes
    except ImportError:
        raise CannotRun("`--watch` needs watchfiles: install payspec[watch]") from None
    begun = False
    for found in changes(
        *watched.places,
        watch_filter=lambda _, path: watched.concerns(Path(path)),
        step=SETTLED,
        debounce=_LONGEST,
        rust_timeout=_TURN,
        yield_on_timeout=True,
        recursive=False,
    ):
        if found or not begun:
            yield
        begun = True


def _again(options: Options, project: Project) -> Project:
    try:
        project = find(options)
        # What watches has threads of its own: no process is forked beside them.
        once(options, project, jobs=1)
    except CannotRun as error:
        done()
        print(f"payspec: {error}", file=sys.stderr)
    sys.stdout.flush()
    return project
