"""Many calls through one client: by threads, or by the tasks of an event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .census import Memory, MostSockets, memory, sockets
from .clients import AsyncTally, Subject, Tally

THREADS = 32
TASKS = 200
WARM = 2_000
"""Calls after which all that is kept for good is there."""


@dataclass
class Run:
    """What came of the calls. `early` and `late`: memory after WARM and after all.

    `most_sockets` is the most that were open at once; the others are what was left
    when the client was closed.
    """

    early: Memory
    late: Memory
    most_sockets: int
    left_sockets: int
    left_threads: int
    phases: dict[str, int]
    wrong: list[str] = field(default_factory=lambda: [])
    right: int = 0
    left_tasks: int = 0


def by_threads(subject: Subject, url: str) -> Run:
    """All calls through one client that THREADS threads share."""
    sockets_before, threads_before = sockets(), threading.active_count()
    found = _Found()
    journal = Tally()
    with MostSockets() as watch:
        with subject.package.Client(**subject.options(url, journal)) as client:
            _in_threads(lambda number: _one(subject, client, number, found), 0, WARM)
            early = memory()
            _in_threads(
                lambda number: _one(subject, client, number, found), WARM, subject.calls
            )
            late = memory()
    return Run(
        early,
        late,
        watch.most - sockets_before,
        sockets() - sockets_before,
        threading.active_count() - threads_before,
        dict(journal.phases),
        found.wrong,
        found.right,
    )


def by_tasks(subject: Subject, url: str) -> Run:
    """All calls through one client that TASKS tasks share."""
    sockets_before, threads_before = sockets(), threading.active_count()
    found = _Found()
    journal = AsyncTally()
    watch = MostSockets()

    async def run() -> tuple[Memory, Memory, int]:
        options = subject.options(url, journal)
        async with subject.package.AsyncClient(**options) as client:

            async def one(number: int) -> None:
                asked = subject.call(number)
                given = await getattr(client, asked.method)(**asked.arguments)
                found.add(asked.wrong(given))

            await _in_tasks(one, 0, WARM)
            early = memory()
            await _in_tasks(one, WARM, subject.calls)
            late = memory()
        return early, late, len(asyncio.all_tasks()) - 1

    with watch:
        early, late, left = asyncio.run(run())
    return Run(
        early,
        late,
        # The event loop wakes itself over a pair of sockets.
        watch.most - sockets_before - 2,
        sockets() - sockets_before,
        threading.active_count() - threads_before,
        dict(journal.phases),
        found.wrong,
        found.right,
        left,
    )


class _Found:
    """Counts right answers, and keeps what was wrong; for threads."""

    def __init__(self) -> None:
        self.right = 0
        self.wrong: list[str] = []
        self._lock = threading.Lock()

    def add(self, wrong: str | None) -> None:
        with self._lock:
            if wrong is None:
                self.right += 1
            else:
                self.wrong.append(wrong)


def _one(subject: Subject, client: Any, number: int, found: _Found) -> None:
    asked = subject.call(number)
    try:
        given = getattr(client, asked.method)(**asked.arguments)
    except Exception as error:
        found.add(f"{asked.method}: {error!r}")
    else:
        found.add(asked.wrong(given))


def _in_threads(one: Callable[[int], None], start: int, end: int) -> None:
    ready = threading.Barrier(THREADS)
    numbers = iter(range(start, end))
    lock = threading.Lock()

    def work() -> None:
        ready.wait()
        while True:
            with lock:
                number = next(numbers, None)
            if number is None:
                return
            one(number)

    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


async def _in_tasks(one: Any, start: int, end: int) -> None:
    numbers = iter(range(start, end))

    async def work() -> None:
        for number in numbers:
            await one(number)

    await asyncio.gather(*(work() for _ in range(TASKS)))
