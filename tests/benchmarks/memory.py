"""The memory of a process and of all that it has started, while they run."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

EVERY = 0.02
_PROCESSES = Path("/proc")
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass
class Peak:
    """The largest sum of resident sets that was seen, in MiB; 0 where none is told.

    Pages that processes share count for each of them. `processes` are the most that
    there were at once.
    """

    mebibytes: float = 0.0
    processes: int = 1


@contextmanager
def watched(process: int) -> Iterator[Peak]:
    """Look at the tree of a process again and again meanwhile; Linux alone tells."""
    peak, over = Peak(), threading.Event()

    def look() -> None:
        while not over.wait(EVERY):
            tree = [*_tree(process)]
            peak.processes = max(peak.processes, len(tree))
            pages = sum(map(_resident, tree))
            peak.mebibytes = max(peak.mebibytes, pages * _PAGE / 1024**2)

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        yield peak
    finally:
        over.set()
        watcher.join()


def _tree(process: int) -> Iterator[int]:
    yield process
    try:
        threads = os.listdir(_PROCESSES / str(process) / "task")
    except OSError:
        # It has ended meanwhile.
        return
    for thread in threads:
        for child in _words(_PROCESSES / str(process) / "task" / thread / "children"):
            yield from _tree(int(child))


def _resident(process: int) -> int:
    words = _words(_PROCESSES / str(process) / "statm")
    return int(words[1]) if words else 0


def _words(file: Path) -> list[str]:
    try:
        return file.read_text().split()
    except OSError:
        return []
