"""Finishing a piece of work in an event loop whatever is cancelled meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Coroutine


async def shielded(work: Callable[[], Coroutine[None, None, None]]) -> None:
    """Run the work to its end; only then let a cancellation out that arrived.

    Raises the cancellation, or else what the work raised.
    """
    # Not at the top: who only calls synchronously should not pay for them.
    import asyncio

    import anyio

    try:
        asyncio.get_running_loop()
    except RuntimeError:
        # Trio cancels by scopes alone.
        with anyio.CancelScope(shield=True):
            await work()
        return
    # asyncio cancels tasks, which no scope withholds: so the work gets its own.
    task = asyncio.ensure_future(work())
    cancelled: asyncio.CancelledError | None = None
    with anyio.CancelScope(shield=True):
        while not task.done():
            try:
                await asyncio.wait((task,))
            except asyncio.CancelledError as error:
                cancelled = cancelled or error
    if cancelled is None:
        task.result()
        return
    if not task.cancelled():
        # Looked at, or the loop would report it as never retrieved.
        task.exception()
    raise cancelled
