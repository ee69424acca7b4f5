"""The specs of a run, one after the other or several at once.

What comes out, and in which order, is the same either way.
"""

import gc
import os
import signal
import sys
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from payspec.language.document.deployment import Deployment
from payspec.pipeline.check import Spec
from payspec.pipeline.part import Part, make
from payspec.project.failure import CannotRun
from payspec.project.spec_file import SpecFile
from payspec.python.emit import Emission
from payspec.python.readable import UnreadableOutput

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.process import BaseProcess

FEW = 4
"""Specs below which starting a process takes longer than it saves."""


@dataclass(frozen=True, slots=True)
class Job:
    """A spec, the deployments that may be of its provider, and whether to emit it."""

    file: SpecFile
    deployments: tuple[Deployment, ...]
    emits: bool


@dataclass(frozen=True, slots=True)
class Crash:
    """A mistake of payspec's own that a spec has brought to light."""

    file: str
    trace: str


Result = Part | Crash


def carry_out(
    jobs: Sequence[Job],
    emission: Emission,
    workers: int | None,
    failed: Callable[[], bool],
) -> Generator[Result]:
    """The result of each job, in their order; at most a few wait to be taken.

    `workers` is the number of processes, ``None`` for as many as pay. Once `failed`
    says so nothing is emitted any more, and the rest is only checked.

    Raises `CannotRun` if a spec cannot be read or a process was killed.
    """
    if workers is None:
        workers = 1 if len(jobs) < FEW else min(_processors(), len(jobs))
    if workers == 1:
        yield from _in_turn(jobs, emission, failed)
    else:
        yield from _at_once(jobs, emission, workers, failed)


def _in_turn(
    jobs: Sequence[Job], emission: Emission, failed: Callable[[], bool]
) -> Iterator[Result]:
    with closing(_swept(len(jobs))) as sweep:
        for job in jobs:
            yield _done(job, None if failed() else emission)
            next(sweep)


def _swept(jobs: int) -> Generator[None]:
    """Between jobs, clear away what the last one leaves, and look at nothing else.

    What libraries have made by the end of the first job stays to the end.
    """
    if jobs > 1:
        gc.collect()
        gc.freeze()
    try:
        while True:
            yield
            if jobs > 1:
                gc.collect()
    finally:
        gc.unfreeze()


def _done(job: Job, emission: Emission | None) -> Result:
    try:
        spec = Spec(job.file.label, job.file.read(), job.file.read_sample)
        return make(spec, job.deployments, emission if job.emits else None)
    except CannotRun:
        raise
    except UnreadableOutput as error:
        return Crash(job.file.label, f"{error}\n")
    except Exception:
        return Crash(job.file.label, traceback.format_exc())


def _at_once(
    jobs: Sequence[Job], emission: Emission, workers: int, failed: Callable[[], bool]
) -> Iterator[Result]:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context, get_start_method

    # A fork has the libraries loaded; elsewhere it is not safe with theirs, and neither
    # is it in a program with threads, which says so to `multiprocessing`.
    usual = "fork" if sys.platform == "linux" else "spawn"
    context = get_context(get_start_method(allow_none=True) or usual)
    pool = ProcessPoolExecutor(workers, context, _start)
    waiting: deque[Future[Result]] = deque()
    try:
        for job in jobs:
            waiting.append(_submitted(pool, job, None if failed() else emission))
            if len(waiting) > 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        raise CannotRun(
            "a process that worked on a spec was killed; nothing was written."
            " `--jobs 1` needs the least memory"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _submitted(
    pool: "ProcessPoolExecutor", job: Job, emission: Emission | None
) -> "Future[Result]":
    # This may start processes. Python drops what is raised while it forks, and with it
    # an interrupt: that waits until the fork is over.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(_in_worker, job, emission)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start() -> None:
    """Begin in a process of its own: Ctrl-C is for the one that started it.

    When that one is no more, however it ended, this one ends too: nobody else would
    tell it that there is nothing left to do.
    """
    from multiprocessing import parent_process
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent,), daemon=True).start()
    gc.enable()
    gc.collect()
    gc.freeze()


def _end_after(parent: "BaseProcess") -> None:
    parent.join()
    os._exit(1)


def _in_worker(job: Job, emission: Emission | None) -> Result:
    gc.disable()
    try:
        return _done(job, emission)
    finally:
        gc.collect()


def _processors() -> int:
    """How many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
