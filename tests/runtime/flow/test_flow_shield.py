"""The journal's write is finished whatever is cancelled meanwhile."""

from __future__ import annotations

import asyncio

import anyio
import pytest

from payspec.runtime.flow.shield import shielded


class Write:
    """A piece of work with one wait in the middle."""

    def __init__(self, error: Exception | None = None) -> None:
        self.begun = asyncio.Event()
        self.gate = asyncio.Event()
        self.done = False
        self._error = error

    async def __call__(self) -> None:
        self.begun.set()
        await self.gate.wait()
        self.done = True
        if self._error is not None:
            raise self._error


def test_the_work_is_done_and_its_exception_comes_out() -> None:
    async def main() -> None:
        work = Write()
        work.gate.set()
        await shielded(work)
        assert work.done
        failing = Write(OSError("disk full"))
        failing.gate.set()
        with pytest.raises(OSError, match="disk full"):
            await shielded(failing)

    asyncio.run(main())


@pytest.mark.parametrize("error", [None, OSError("disk full")], ids=["ok", "fails"])
def test_a_cancelled_task_finishes_the_work_and_is_cancelled(
    error: Exception | None,
) -> None:
    async def main() -> tuple[bool, bool]:
        work = Write(error)
        task = asyncio.create_task(shielded(work))
        await work.begun.wait()
        for _ in range(3):
            task.cancel()
            await asyncio.sleep(0.005)
        assert not task.done()
        work.gate.set()
        await asyncio.wait((task,))
        return work.done, task.cancelled()

    assert asyncio.run(main()) == (True, True)


def test_a_cancelled_scope_finishes_the_work_without_spinning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wait, waits = asyncio.wait, 0

    async def counted(tasks: tuple[asyncio.Task[None]]) -> object:
        nonlocal waits
        waits += 1
        return await wait(tasks)

    monkeypatch.setattr(asyncio, "wait", counted)

    async def main() -> tuple[bool, bool, bool]:
        work = Write()
        after = False

        async def call() -> None:
            nonlocal after
            await shielded(work)
            await anyio.sleep(0)
            after = True

        async with anyio.create_task_group() as group:
            group.start_soon(call)
            await work.begun.wait()
            group.cancel_scope.cancel()
            with anyio.CancelScope(shield=True):
                await anyio.sleep(0.02)
                work.gate.set()
        return work.done, after, group.cancel_scope.cancelled_caught

    assert asyncio.run(main()) == (True, False, True)
    assert waits == 1
