"""A program that runs another one, and prints what it took as JSON.

It is small, and one of its own: the most memory that a process is said to have had is
at least that of the process which started it.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Iterator

EVERY = 0.02
"""Seconds between two looks at the memory of all processes."""


class Watch(threading.Thread):
    """Looks at a process and all that it has started; Linux alone tells.

    `bytes` is the largest sum of resident sets that was seen, where pages that
    processes share count for each of them; `processes` are the most at once.
    """

    def __init__(self, process: int) -> None:
        super().__init__()
        self.process = process
        self.bytes = 0
        self.processes = 1
        self.over = threading.Event()

    def run(self) -> None:
        page = os.sysconf("SC_PAGE_SIZE")
        while not self.over.wait(EVERY):
            tree = [*_tree(str(self.process))]
            self.processes = max(self.processes, len(tree))
            self.bytes = max(self.bytes, sum(map(_resident, tree)) * page)


def main(command: list[str]) -> int:
    """Run the command to its end; its exit code."""
    quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    started = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=quiet)
    watch = Watch(process)
    watch.start()
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - started
    watch.over.set()
    watch.join()
    scale = 1 if sys.platform == "darwin" else 1024
    took = {
        "seconds": seconds,
        "processor": usage.ru_utime + usage.ru_stime,
        "mebibytes": max(usage.ru_maxrss * scale, watch.bytes) / 1024**2,
        "processes": watch.processes,
    }
    print(json.dumps(took))
    return os.waitstatus_to_exitcode(status)


def _tree(process: str) -> Iterator[str]:
    yield process
    try:
        threads = os.listdir(f"/proc/{process}/task")
    except OSError:
        # It has ended meanwhile.
        return
    for thread in threads:
        for child in _words(f"/proc/{process}/task/{thread}/children"):
            yield from _tree(child)


def _resident(process: str) -> int:
    words = _words(f"/proc/{process}/statm")
    return int(words[1]) if words else 0


def _words(path: str) -> list[str]:
    try:
        with open(path, encoding="ascii") as file:
            return file.read().split()
    except OSError:
        return []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
