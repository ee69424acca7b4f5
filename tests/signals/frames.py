"""What an exception carries: the variables of its frames, and of all that led to it."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from types import CodeType

from .calls import MARK

_OWN = ("/tests/", "/payouts/testing/")


def is_core(code: CodeType) -> bool:
    """Whether that code is the emitted core's."""
    return "/payouts/core/" in code.co_filename


def chain(error: BaseException) -> Iterator[BaseException]:
    """The exception, and all that it came from, each once."""
    waiting: list[BaseException | None] = [error]
    seen: set[int] = set()
    while waiting:
        at = waiting.pop()
        if at is None or id(at) in seen:
            continue
        seen.add(id(at))
        yield at
        waiting += (at.__cause__, at.__context__)


def leaks(error: BaseException) -> list[str]:
    """Where a variable prints what it must not: in the core, and in all that it called.

    The frames of the test and of the method that was called hold what the test gave.
    """
    found: list[str] = []
    for each in chain(error):
        found += [f"{type(each).__name__} itself"] if MARK in repr(each) else []
        inside = False
        for frame, _ in traceback.walk_tb(each.__traceback__):
            code = frame.f_code
            inside = inside or is_core(code)
            if not inside:
                continue
            found += [
                f"{code.co_filename.rpartition('/payouts/')[2]}:{code.co_name}.{name}"
                for name, value in frame.f_locals.items()
                if MARK in _printed(value)
            ]
    return found


def _printed(value: object) -> str:
    try:
        return repr(value)
    except (AttributeError, RecursionError):
        # Interrupted while it was made, or deeper than it can be printed.
        return ""
