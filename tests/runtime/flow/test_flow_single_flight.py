"""One run for many concurrent callers, in threads and in tasks."""

from __future__ import annotations

import asyncio
import threading
import time
import traceback

import pytest

from payspec.runtime.flow import Flow, Instant, now, once, sleep
from payspec.runtime.flow.async_driver import AsyncDriver
from payspec.runtime.flow.ports import AsyncSystemClock, SystemClock
from payspec.runtime.flow.single_flight import AsyncSingleFlight, SingleFlight
from payspec.runtime.flow.sync_driver import SyncDriver
from tests.loopback.server import PATIENCE
from tests.runtime.flow.worlds import AsyncWorld, Stop, World

THREADS, TASKS = 32, 200


class Token:
    """What the callers share."""


class _Gate(SystemClock):
    """A clock whose sleep lasts until all callers have come."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.runs = 0

    def sleep(self, seconds: float) -> None:
        self.runs += 1
        assert self.open.wait(PATIENCE)


def _fetch() -> Flow[Token]:
    yield from sleep(1)
    return Token()


def _fail() -> Flow[Token]:
    yield from sleep(1)
    raise LookupError


@pytest.mark.parametrize("fails", [False, True], ids=["value", "exception"])
def test_threads_share_one_run(fails: bool) -> None:
    clock = _Gate()
    driver = SyncDriver(World(), clock=clock)
    came = threading.Barrier(THREADS + 1)
    ends: list[object] = []

    def call() -> None:
        came.wait(PATIENCE)
        try:
            ends.append(driver.run(once("k", Token, _fail if fails else _fetch)))
        except LookupError as error:
            ends.append(error)

    threads = [threading.Thread(target=call) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    came.wait(PATIENCE)
    _until(lambda: clock.runs == 1)
    # Whoever comes after the run is over starts another: give the rest time to come.
    time.sleep(0.2)
    clock.open.set()
    for thread in threads:
        thread.join(PATIENCE)
    assert len(ends) == THREADS
    assert clock.runs == 1
    # A value is one for all; of an error each has its own, with its own frames.
    assert len({id(end) for end in ends}) == (THREADS if fails else 1)
    assert {type(end) for end in ends} == {LookupError if fails else Token}


def _until(true: object) -> None:
    assert callable(true)
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.001)


class _AsyncGate(AsyncSystemClock):
    def __init__(self) -> None:
        self.open = asyncio.Event()
        self.runs = 0

    async def sleep(self, seconds: float) -> None:
        self.runs += 1
        await self.open.wait()


@pytest.mark.parametrize("fails", [False, True], ids=["value", "exception"])
def test_tasks_share_one_run(fails: bool) -> None:
    async def main() -> tuple[list[object], int]:
        clock = _AsyncGate()
        driver = AsyncDriver(AsyncWorld(World()), clock=clock)
        flow = _fail if fails else _fetch
        tasks = [
            asyncio.create_task(driver.run(once("k", Token, flow)))
            for _ in range(TASKS)
        ]
        for _ in range(5):
            await asyncio.sleep(0)
        clock.open.set()
        return list(await asyncio.gather(*tasks, return_exceptions=True)), clock.runs

    ends, runs = asyncio.run(main())
    assert runs == 1
    assert len({id(end) for end in ends}) == (TASKS if fails else 1)
    assert {type(end) for end in ends} == {LookupError if fails else Token}
    if isinstance(ends[0], LookupError):
        # Not those of all who waited, one behind the other.
        assert len(traceback.extract_tb(ends[0].__traceback__)) < TASKS


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_nothing_is_kept_when_a_run_is_over_and_keys_do_not_mix(kind: str) -> None:
    def flow() -> Flow[list[Token]]:
        first = yield from once("k", Token, _fetch)
        second = yield from once("k", Token, _fetch)

        def nested() -> Flow[Token]:
            return (yield from once("other", Token, _fetch))

        third = yield from once("k", Token, nested)
        return [first, second, third]

    world = World()
    if kind == "sync":
        tokens = SyncDriver(world, clock=world).run(flow())
    else:
        twin = AsyncWorld(world)
        tokens = asyncio.run(AsyncDriver(twin, clock=twin).run(flow()))
    assert len(set(tokens)) == 3


def test_a_thread_waits_no_longer_than_its_deadline() -> None:
    clock = _Gate()
    driver = SyncDriver(World(), clock=clock)
    thread = threading.Thread(target=driver.run, args=(once("k", Token, _fetch),))
    thread.start()
    _until(lambda: clock.runs == 1)
    soon = time.monotonic() + 0.05
    with pytest.raises(TimeoutError):
        driver.run(once("k", Token, _fetch, deadline_at=soon))
    clock.open.set()
    thread.join(PATIENCE)
    assert clock.runs == 1


def test_a_task_waits_no_longer_than_its_deadline() -> None:
    async def main() -> int:
        clock = _AsyncGate()
        driver = AsyncDriver(AsyncWorld(World()), clock=clock)
        first = asyncio.create_task(driver.run(once("k", Token, _fetch)))
        await asyncio.sleep(0)
        soon = time.monotonic() + 0.05
        with pytest.raises(TimeoutError):
            await driver.run(once("k", Token, _fetch, deadline_at=soon))
        clock.open.set()
        await first
        return clock.runs

    assert asyncio.run(main()) == 1


def test_the_runner_may_stop_and_a_waiting_thread_takes_over() -> None:
    flights = SingleFlight()
    running, waiting = threading.Event(), threading.Event()
    ends: list[object] = []

    def stops() -> object:
        running.set()
        assert waiting.wait(PATIENCE)
        time.sleep(0.05)
        raise Stop

    def first() -> None:
        with pytest.raises(Stop):
            flights.run("k", stops)

    def second() -> None:
        assert running.wait(PATIENCE)
        waiting.set()
        ends.append(flights.run("k", lambda: "second"))

    threads = [threading.Thread(target=work) for work in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert ends == ["second"]


def test_the_runner_may_be_cancelled_and_a_waiting_task_takes_over() -> None:
    async def main() -> list[object]:
        clock = _AsyncGate()
        driver = AsyncDriver(AsyncWorld(World()), clock=clock)
        tasks = [
            asyncio.create_task(driver.run(once("k", Token, _fetch))) for _ in range(10)
        ]
        await asyncio.sleep(0.01)
        tasks[0].cancel()
        await asyncio.sleep(0.01)
        assert clock.runs == 2
        clock.open.set()
        return list(await asyncio.gather(*tasks, return_exceptions=True))

    ends = asyncio.run(main())
    assert isinstance(ends[0], asyncio.CancelledError)
    assert len(set(ends[1:])) == 1
    assert isinstance(ends[1], Token)


def test_a_waiting_task_may_be_cancelled_and_the_others_go_on() -> None:
    async def main() -> list[object]:
        flights = AsyncSingleFlight()
        gate = asyncio.Event()

        async def work() -> object:
            await gate.wait()
            return "done"

        tasks = [asyncio.create_task(flights.run("k", work)) for _ in range(3)]
        await asyncio.sleep(0.01)
        tasks[1].cancel()
        gate.set()
        return list(await asyncio.gather(*tasks, return_exceptions=True))

    first, second, third = asyncio.run(main())
    assert (first, third) == ("done", "done")
    assert isinstance(second, asyncio.CancelledError)


def test_a_moment_can_be_shared() -> None:
    world = World()
    assert isinstance(
        SyncDriver(world, clock=world).run(once("k", Instant, now)), Instant
    )


@pytest.mark.parametrize("cancelled", [0, 1, 3, 9])
def test_a_task_that_waits_has_one_deadline_whoever_runs(cancelled: int) -> None:
    async def main() -> float:
        clock = _AsyncGate()
        driver = AsyncDriver(AsyncWorld(World()), clock=clock)
        others = [
            asyncio.create_task(driver.run(once("k", Token, _fetch))) for _ in range(10)
        ]
        await asyncio.sleep(0.01)
        start = time.monotonic()
        mine = asyncio.create_task(
            driver.run(once("k", Token, _fetch, deadline_at=start + 0.3))
        )
        for each in others[:cancelled]:
            await asyncio.sleep(0.03)
            each.cancel()
        with pytest.raises(TimeoutError):
            await mine
        took = time.monotonic() - start
        for each in others:
            each.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        return took

    assert 0.25 < asyncio.run(main()) < 0.6


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("mine", [None, 5.0], ids=["for-ever", "longer"])
def test_whoever_has_time_does_not_fail_with_a_runner_that_has_none(
    kind: str, mine: float | None
) -> None:
    """The runner's own time is up; who waits has more, and runs it again."""
    runs: list[str] = []

    def late() -> object:
        runs.append("short")
        time.sleep(0.2)
        raise LookupError

    def whole() -> object:
        runs.append("long")
        return "token"

    ends: list[object] = []
    if kind == "sync":
        flights = SingleFlight()

        def first() -> None:
            with pytest.raises(LookupError):
                flights.run("k", late, 0.2)

        thread = threading.Thread(target=first)
        thread.start()
        _until(lambda: runs == ["short"])
        ends.append(flights.run("k", whole, mine))
        thread.join(PATIENCE)
    else:

        async def main() -> None:
            twin = AsyncSingleFlight()

            async def slow() -> object:
                runs.append("short")
                await asyncio.sleep(0.2)
                raise LookupError

            async def quick() -> object:
                return whole()

            task = asyncio.create_task(twin.run("k", slow, 0.2))
            await asyncio.sleep(0.01)
            ends.append(await twin.run("k", quick, mine))
            await asyncio.gather(task, return_exceptions=True)

        asyncio.run(main())
    assert runs == ["short", "long"]
    assert ends == ["token"]


def test_an_error_within_the_runners_time_is_everybodys() -> None:
    flights = SingleFlight()
    running = threading.Event()

    def fails() -> object:
        running.set()
        time.sleep(0.1)
        raise LookupError

    def first() -> None:
        with pytest.raises(LookupError):
            flights.run("k", fails, 5)

    thread = threading.Thread(target=first)
    thread.start()
    assert running.wait(PATIENCE)
    with pytest.raises(LookupError):
        flights.run("k", lambda: "another run", 9)
    thread.join(PATIENCE)


def test_a_runner_that_was_struck_down_holds_nobody_up_for_ever() -> None:
    """As if a second interrupt had come where the first one was dealt with."""
    flights = SingleFlight()

    def struck(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(flights, "_remove", struck)
        flights.run("k", lambda: "lost", 0.2)
    ends: list[object] = []
    thread = threading.Thread(
        target=lambda: ends.append(flights.run("k", lambda: "next", 5)), daemon=True
    )
    thread.start()
    thread.join(PATIENCE)
    assert ends == ["next"]


def test_a_handler_that_waits_for_what_it_interrupts_is_refused() -> None:
    flights = SingleFlight()

    def interrupted() -> object:
        with pytest.raises(RuntimeError, match="own result"):
            flights.run("k", lambda: "handler", 5)
        return "token"

    assert flights.run("k", interrupted, 5) == "token"
