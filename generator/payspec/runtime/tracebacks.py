"""What an exception may carry out of the core: where it was, and no variable.

Reports of crashes print the variables of every frame of a traceback. Inside of a call
those are credentials, headers and what the caller gave, in the frames of the core, of
the HTTP library, and of what a signal handler was run in.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Awaitable, Callable
from typing import TypeVar, cast

T = TypeVar("T")


def clear_variables(error: BaseException, handled: BaseException | None) -> None:
    """Empty the frames that `error` came through, up to the one that calls this.

    Files and lines stay. What the core was handling itself is no longer the context
    of `error`, since its frames and its attributes hold values as well. `handled` is
    what the caller was handling when the call began; it is left as it is.
    """
    if error is not handled and error.__cause__ is None:
        error.__context__ = handled
    waiting: list[BaseException | None] = [error]
    seen: set[int] = set()
    while waiting:
        at = waiting.pop()
        if at is None or at is handled or id(at) in seen:
            continue
        seen.add(id(at))
        traceback.clear_frames(at.__traceback__)
        waiting += (at.__cause__, at.__context__)
        if isinstance(at, BaseExceptionGroup):
            waiting += cast("BaseExceptionGroup[BaseException]", at).exceptions


def clearing(work: Callable[[], T]) -> T:
    """Return what `work` returns; what it raises carries no variable of its frames.

    The values that `work` needs belong into the function, not into its arguments: then
    no frame that stays under way holds them.
    """
    handled = sys.exception()
    try:
        return _cleared(work, handled)
    except BaseException as error:
        # Anew, for a signal that struck while the frames of another error were cleared.
        clear_variables(error, handled)
        raise


async def clearing_async(work: Callable[[], Awaitable[T]]) -> T:
    """Do as `clearing` does, with what has to be awaited."""
    handled = sys.exception()
    try:
        return await work()
    except BaseException as error:
        clear_variables(error, handled)
        raise


def _cleared(work: Callable[[], T], handled: BaseException | None) -> T:
    try:
        return work()
    except BaseException as error:
        clear_variables(error, handled)
        raise
