"""What this process holds: sockets, threads, memory."""

from __future__ import annotations

import gc
import os
import resource
import stat
import sys
import threading
from dataclasses import dataclass, field
from typing import Self


def sockets() -> int:
    """How many sockets this process has open, without those that nobody holds."""
    gc.collect()
    return _sockets()


def _sockets() -> int:
    found = 0
    for name in os.listdir("/dev/fd"):
        try:
            found += stat.S_ISSOCK(os.fstat(int(name)).st_mode)
        except OSError:
            # Closed meanwhile, as the one that read the folder.
            continue
    return found


@dataclass(frozen=True, slots=True)
class Memory:
    """Blocks that Python holds, and the most bytes that the process ever had."""

    blocks: int
    peak: int


def memory() -> Memory:
    """What is held when all that can be collected is."""
    gc.collect()
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    return Memory(sys.getallocatedblocks(), peak)


@dataclass
class MostSockets:
    """Counts the sockets again and again while calls run, in a thread of its own."""

    most: int = 0
    _over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(0.05):
            self.most = max(self.most, _sockets())
