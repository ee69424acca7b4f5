"""The two drivers, in memory: flows that both must run alike."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC

import pytest

from payspec.runtime.flow import (
    Failed,
    FailureReason,
    Flow,
    Instant,
    Timeouts,
    emit,
    exchange,
    jitter,
    now,
    once,
    record,
    sleep,
)
from payspec.runtime.flow.async_driver import AsyncDriver
from payspec.runtime.flow.sync_driver import SyncDriver
from tests.loopback.drive import KINDS, Kind
from tests.runtime.flow.flows import EFFECTS, ENTRY, EVENT, REQUEST
from tests.runtime.flow.worlds import NOON, OK, AsyncWorld, World, run

pytestmark = pytest.mark.parametrize("kind", KINDS)


def test_every_effect_is_carried_out_and_answered(kind: Kind) -> None:
    def inner() -> Flow[str]:
        yield from sleep(0.25)
        return "token"

    def flow() -> Flow[tuple[object, ...]]:
        instant = yield from now()
        yield from sleep(1.5)
        yield from record(ENTRY)
        reply = yield from exchange(REQUEST, timeouts=Timeouts(read=1.0))
        yield from emit(EVENT)
        drawn = yield from jitter(3.0)
        token = yield from once("token", str, inner)
        return instant, reply, drawn, token

    world = World()
    assert run(kind, world, flow()) == (Instant(NOON, 7.5), OK, 1.5, "token")
    assert world.did == [
        ("now", None),
        ("sleep", 1.5),
        ("record", ENTRY),
        ("exchange", "GET"),
        ("emit", "sent"),
        ("sleep", 0.25),
    ]


def test_without_journal_and_observer_a_flow_runs_as_well(kind: Kind) -> None:
    def flow() -> Flow[float]:
        yield from record(ENTRY)
        yield from emit(EVENT)
        instant = yield from now()
        yield from sleep(0)
        drawn = yield from jitter(1.0)
        assert instant.utc.tzinfo is UTC
        return drawn

    world = World()
    if kind == "sync":
        drawn = SyncDriver(world).run(flow())
    else:
        drawn = asyncio.run(AsyncDriver(AsyncWorld(world)).run(flow()))
    assert 0 <= drawn <= 1


@pytest.mark.parametrize(("effect", "ask"), EFFECTS)
def test_what_an_effect_raises_can_be_handled_by_the_flow(
    kind: Kind, effect: str, ask: Callable[[], Flow[object]]
) -> None:
    error = OSError("disk full")

    def flow() -> Flow[str]:
        try:
            yield from ask()
        except OSError as caught:
            assert caught is error
        yield from emit(EVENT)
        return "handled"

    world = World()
    world.raises[effect] = error
    assert run(kind, world, flow()) == "handled"
    assert world.did[-1] == ("emit", "sent")


@pytest.mark.parametrize(("effect", "ask"), EFFECTS)
def test_what_a_flow_does_not_handle_comes_out(
    kind: Kind, effect: str, ask: Callable[[], Flow[object]]
) -> None:
    world = World()
    world.raises[effect] = error = OSError("disk full")
    with pytest.raises(OSError) as raised:
        run(kind, world, ask())
    assert raised.value is error


def test_replies_that_do_not_fit_are_mistakes(kind: Kind) -> None:
    class Wrong(World):
        def now(self) -> Instant:
            return 7  # type: ignore[return-value]

    with pytest.raises(TypeError, match="Now was answered with int"):
        run(kind, Wrong(), now())


def test_an_observer_cannot_break_a_call(
    kind: Kind, caplog: pytest.LogCaptureFixture
) -> None:
    def flow() -> Flow[str]:
        for _ in range(3):
            yield from emit(EVENT)
        return "done"

    world = World()
    world.raises["emit"] = ValueError("s3cret")
    with caplog.at_level(logging.WARNING):
        assert run(kind, world, flow()) == "done"
    assert len(world.did) == 3
    (logged,) = caplog.messages
    assert "ValueError" in logged
    assert "s3cret" not in caplog.text


def test_an_exchanger_that_breaks_down_proves_nothing(kind: Kind) -> None:
    reply = run(kind, World(ZeroDivisionError("s3cret")), exchange(REQUEST))
    assert isinstance(reply, Failed)
    assert (reply.sent, reply.reason) == (True, FailureReason.INTERNAL)
    assert "s3cret" not in repr(reply)
    assert "ZeroDivisionError" in reply.detail


def test_a_flow_is_closed_when_it_fails_and_when_it_ends(kind: Kind) -> None:
    closed: list[str] = []

    def flow(name: str, fails: bool) -> Flow[None]:
        try:
            yield from now()
            if fails:
                raise LookupError
        finally:
            closed.append(name)

    run(kind, World(), flow("ends", False))
    with pytest.raises(LookupError):
        run(kind, World(), flow("fails", True))
    assert closed == ["ends", "fails"]
