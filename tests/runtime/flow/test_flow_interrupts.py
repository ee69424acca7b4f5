"""Ctrl-C and cancelled tasks, in memory: what a flow still does, and what goes on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from payspec.runtime.flow import (
    ExchangeReply,
    Flow,
    Interrupted,
    emit,
    exchange,
    now,
    once,
    record,
    sleep,
)
from tests.loopback.drive import KINDS, Kind
from tests.runtime.flow.flows import EFFECTS, ENTRY, EVENT, REQUEST, raising
from tests.runtime.flow.worlds import Stop, World, run

pytestmark = pytest.mark.parametrize("kind", KINDS)


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
    ("once", lambda: once("k", str, raising)),
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


@pytest.mark.parametrize("ending", ["returns", "raises", "interrupts-anew"])
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
    assert [what for what, _ in world.did] == [
        *("exchange", "now", "record", "emit", "emit")
    ]


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
