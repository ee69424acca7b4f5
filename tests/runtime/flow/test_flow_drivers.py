"""The two drivers, in memory: one table of flows that both must run alike."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

import pytest

from payspec.runtime.flow import (
    Answered,
    Entry,
    Event,
    Exchange,
    ExchangeReply,
    Failed,
    FailureReason,
    Flow,
    Instant,
    Interrupted,
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
from payspec.runtime.wire import Headers, WireRequest, WireResponse
from tests.loopback.drive import KINDS, Kind

T = TypeVar("T")

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)
REQUEST = WireRequest("GET", "https://api.example.com/")
OK = Answered(WireResponse(200, Headers(), b"{}"))
ENTRY = Entry("pay", "ended", "key", "ref", "print", "unknown", "deadline", NOON)
EVENT = Event("sent", "pay", {"status": 200})


class Stop(BaseException):
    """Stands for Ctrl-C and for a cancelled task."""


class World:
    """Exchanger, clock, journal and observer of either kind, all in memory."""

    def __init__(self, reply: ExchangeReply | BaseException = OK) -> None:
        self.reply = reply
        self.did: list[object] = []
        self.raises: dict[str, BaseException] = {}

    def _do(self, what: str, detail: object) -> None:
        self.did.append((what, detail))
        if what in self.raises:
            raise self.raises[what]

    def exchange(self, effect: Exchange) -> ExchangeReply:
        self._do("exchange", effect.request.method)
        if isinstance(self.reply, BaseException):
            raise self.reply
        return self.reply

    def now(self) -> Instant:
        self._do("now", None)
        return Instant(NOON, 7.5)

    def sleep(self, seconds: float) -> None:
        self._do("sleep", seconds)

    def record(self, entry: Entry) -> None:
        self._do("record", entry)

    def observe(self, event: Event) -> None:
        self._do("emit", event.name)


class AsyncWorld:
    """The same world, awaited."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def exchange(self, effect: Exchange) -> ExchangeReply:
        await asyncio.sleep(0)
        return self._world.exchange(effect)

    def now(self) -> Instant:
        return self._world.now()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(0)
        self._world.sleep(seconds)

    async def record(self, entry: Entry) -> None:
        await asyncio.sleep(0)
        self._world.record(entry)


def run(kind: Kind, world: World, flow: Flow[T]) -> T:
    """Run the flow in that world."""
    if kind == "sync":
        return SyncDriver(
            world, clock=world, journal=world, observer=world.observe, random=_half
        ).run(flow)
    twin = AsyncWorld(world)
    return asyncio.run(
        AsyncDriver(
            twin, clock=twin, journal=twin, observer=world.observe, random=_half
        ).run(flow)
    )


def _half(bound: float) -> float:
    return bound / 2


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


def _raising_inner() -> Flow[str]:
    yield from sleep(1)
    raise LookupError("inner")


EFFECTS: list[tuple[str, Callable[[], Flow[object]]]] = [
    ("sleep", lambda: sleep(1)),
    ("record", lambda: record(ENTRY)),
    ("now", lambda: now()),
]


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


def test_a_flow_shared_once_raises_in_the_flow_that_asked(kind: Kind) -> None:
    def flow() -> Flow[str]:
        try:
            return (yield from once("k", str, _raising_inner))
        except LookupError as error:
            return str(error)

    assert run(kind, World(), flow()) == "inner"


def test_a_key_in_use_for_two_kinds_is_a_mistake(kind: Kind) -> None:
    def number() -> Flow[object]:
        yield from now()
        return 7

    with pytest.raises(TypeError, match="Once"):
        run(kind, World(), once("k", str, number))  # type: ignore[arg-type]


def test_work_that_waits_for_itself_is_refused(kind: Kind) -> None:
    def inner() -> Flow[str]:
        return (yield from once("k", str, inner))

    with pytest.raises(RuntimeError, match="own result"):
        run(kind, World(), once("k", str, inner))


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


def test_a_flow_is_closed_when_its_driver_is_stopped(
    kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[str] = []

    def flow() -> Flow[None]:
        try:
            yield from now()
        finally:
            closed.append("closed")

    def strikes(*_: object) -> None:
        # Ctrl-C between two steps, where no effect is under way.
        raise Stop

    monkeypatch.setattr("payspec.runtime.flow.course.Course.answer", strikes)
    held = flow()
    with pytest.raises(Stop):
        run(kind, World(), held)
    assert closed == ["closed"]


def _pay(seen: list[ExchangeReply]) -> Flow[str]:
    reply = yield from exchange(REQUEST)
    seen.append(reply)
    if isinstance(reply, Interrupted):
        reply.error.add_note("the payout may have been made")
    yield from now()
    yield from record(ENTRY)
    yield from emit(EVENT)
    return "over"


@pytest.mark.parametrize(
    "raised_by_the_exchanger", [False, True], ids=["replied", "raised"]
)
def test_after_an_interrupt_the_flow_records_and_the_interrupt_goes_on(
    kind: Kind, raised_by_the_exchanger: bool
) -> None:
    stop = Stop()
    world = World(stop if raised_by_the_exchanger else Interrupted(True, stop))
    seen: list[ExchangeReply] = []
    with pytest.raises(Stop) as raised:
        run(kind, world, _pay(seen))
    assert raised.value is stop
    assert stop.__notes__ == ["the payout may have been made"]
    assert seen == [Interrupted(True, stop)]
    assert world.did[1:] == [("now", None), ("record", ENTRY), ("emit", "sent")]


def test_a_replied_interrupt_may_prove_that_nothing_was_sent(kind: Kind) -> None:
    seen: list[ExchangeReply] = []
    with pytest.raises(Stop):
        run(kind, World(Interrupted(False, Stop())), _pay(seen))
    (reply,) = seen
    assert isinstance(reply, Interrupted)
    assert not reply.sent


MORE: list[tuple[str, Callable[[], Flow[object]]]] = [
    ("exchange", lambda: exchange(REQUEST)),
    ("sleep", lambda: sleep(1)),
    ("once", lambda: once("k", str, _raising_inner)),
]


@pytest.mark.parametrize(("name", "ask"), MORE)
def test_after_an_interrupt_nothing_that_takes_time_is_done(
    kind: Kind, name: str, ask: Callable[[], Flow[object]]
) -> None:
    stop = Stop()

    def flow() -> Flow[str]:
        yield from exchange(REQUEST)
        for _ in range(2):
            try:
                yield from ask()
            except Stop as refused:
                assert refused is stop
        yield from record(ENTRY)
        return "over"

    world = World(Interrupted(True, stop))
    with pytest.raises(Stop) as raised:
        run(kind, world, flow())
    assert raised.value is stop
    assert world.did == [("exchange", "GET"), ("record", ENTRY)]


@pytest.mark.parametrize(
    "ending",
    ["returns", "raises", "interrupts-anew"],
)
def test_however_the_flow_ends_the_first_interrupt_goes_on(
    kind: Kind, ending: str
) -> None:
    stop = Stop()

    def flow() -> Flow[str]:
        yield from exchange(REQUEST)
        if ending == "raises":
            raise ValueError("hides it")
        if ending == "interrupts-anew":
            yield from record(ENTRY)
        return "over"

    world = World(Interrupted(True, stop))
    world.raises["record"] = Stop()
    with pytest.raises(Stop) as raised:
        run(kind, world, flow())
    assert raised.value is stop


@pytest.mark.parametrize(("effect", "ask"), EFFECTS)
def test_an_interrupt_elsewhere_is_thrown_into_the_flow(
    kind: Kind, effect: str, ask: Callable[[], Flow[object]]
) -> None:
    if effect == "record" and kind == "async":
        # asyncio itself lets only its own interrupts out of a task; see the shield's.
        stop: BaseException = asyncio.CancelledError()
    else:
        stop = Stop()
    caught: list[BaseException] = []

    def flow() -> Flow[str]:
        try:
            yield from ask()
        except BaseException as error:
            caught.append(error)
        yield from emit(EVENT)
        return "swallowed"

    world = World()
    world.raises[effect] = stop
    with pytest.raises(type(stop)):
        run(kind, world, flow())
    assert [type(error) for error in caught] == [type(stop)]
    assert world.did[-1] == ("emit", "sent")


def test_an_interrupt_within_a_shared_flow_stops_both(kind: Kind) -> None:
    stop = Stop()
    seen: list[ExchangeReply] = []

    def inner() -> Flow[str]:
        return (yield from _pay(seen))

    def flow() -> Flow[str]:
        try:
            return (yield from once("k", str, inner))
        except Stop:
            yield from emit(EVENT)
            return "swallowed"

    world = World(Interrupted(True, stop))
    with pytest.raises(Stop) as raised:
        run(kind, world, flow())
    assert raised.value is stop
    assert [what for what, _ in _pairs(world)] == [
        "exchange",
        "now",
        "record",
        "emit",
        "emit",
    ]


def _pairs(world: World) -> list[tuple[object, object]]:
    return [did for did in world.did if isinstance(did, tuple)]


def test_replies_that_do_not_fit_are_mistakes(kind: Kind) -> None:
    class Wrong(World):
        def now(self) -> Instant:
            return 7  # type: ignore[return-value]

    with pytest.raises(TypeError, match="Now was answered with int"):
        run(kind, Wrong(), now())


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf")])
def test_timeouts_are_positive_and_finite(kind: Kind, seconds: float) -> None:
    with pytest.raises(ValueError, match="timeout"):
        Timeouts(read=seconds)
