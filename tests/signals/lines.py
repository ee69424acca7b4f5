"""An exception at any line of the core that a call runs through."""

from __future__ import annotations

import asyncio
import linecache
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

from .frames import is_core

Line = tuple[str, int]


class Alarm(Exception):
    """What a signal handler raises that is an ordinary exception."""


class Halt(BaseException):
    """What a signal handler raises that is none."""


KINDS: tuple[type[BaseException], ...] = (KeyboardInterrupt, SystemExit, Halt, Alarm)


class Lines:
    """Counts the lines of the core that run; raises at the one with that number."""

    def __init__(self, at: int | None = None, kind: type[BaseException] = Halt) -> None:
        self._at = at
        self._kind = kind
        self.seen: list[Line] = []

    def __enter__(self) -> Lines:
        self._before = sys.gettrace()
        sys.settrace(self._call)
        return self

    def __exit__(self, *_: object) -> None:
        sys.settrace(self._before)

    def _call(self, frame: FrameType, event: str, _arg: Any) -> Any:
        return self._line if is_core(frame.f_code) else None

    def _line(self, frame: FrameType, event: str, _arg: Any) -> Any:
        if event == "line" and not _is_lock(frame):
            if len(self.seen) == self._at:
                sys.settrace(None)
                raise self._kind
            self.seen.append((frame.f_code.co_filename, frame.f_lineno))
        return self._line


def _is_lock(frame: FrameType) -> bool:
    """Whether the line takes a lock or gives it back.

    The interpreter looks for no signal between those and what they guard.
    """
    line = linecache.getline(frame.f_code.co_filename, frame.f_lineno)
    return line.strip() == "with self._lock:"


def places(lines: list[Line]) -> list[int]:
    """The first and the last time that each line runs."""
    first: dict[Line, int] = {}
    last: dict[Line, int] = {}
    for at, line in enumerate(lines):
        first.setdefault(line, at)
        last[line] = at
    return sorted({*first.values(), *last.values()})


def run(work: Callable[[], Any], lines: Lines) -> Any:
    """Do the work on this thread, in a loop of its own if it has to be awaited."""

    async def awaited(found: Any) -> Any:
        with lines:
            return await found

    with lines:
        found = work()
    return asyncio.run(awaited(found)) if hasattr(found, "__await__") else found
