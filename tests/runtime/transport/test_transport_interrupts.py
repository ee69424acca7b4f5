"""Ctrl-C and cancelled tasks, in the middle of an exchange over real sockets."""

from __future__ import annotations

import asyncio
import signal
import threading
from datetime import UTC, datetime

import anyio
import pytest

from payspec.runtime.flow.ask import record
from payspec.runtime.flow.async_driver import AsyncDriver
from payspec.runtime.flow.effects import Flow
from payspec.runtime.flow.entries import Entry
from payspec.runtime.flow.replies import ExchangeReply, Interrupted
from payspec.runtime.flow.sync_driver import SyncDriver
from payspec.runtime.transport.async_exchanger import AsyncExchanger
from payspec.runtime.transport.route import STRAIGHT, Route
from payspec.runtime.transport.sync_exchanger import SyncExchanger
from tests.loopback import scripts
from tests.loopback.certificates import identity
from tests.loopback.drive import post
from tests.loopback.server import PATIENCE, LoopbackServer, Peer


def _entry(outcome: str) -> Entry:
    at = datetime(2026, 1, 2, tzinfo=UTC)
    return Entry("pay", "ended", "key", None, None, outcome, None, at)


def _pay(url: str, replies: list[ExchangeReply]) -> Flow[str]:
    reply = yield from post(url)
    replies.append(reply)
    yield from record(_entry("unknown"))
    return "paid"


class _Kept:
    """A journal of both kinds; the async one takes its time."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def record(self, entry: Entry) -> None:
        self.entries.append(entry)


class _AsyncKept(_Kept):
    async def record(self, entry: Entry) -> None:  # type: ignore[override]
        await asyncio.sleep(0.05)
        self.entries.append(entry)


def test_ctrl_c_while_waiting_for_the_answer() -> None:
    def script(peer: Peer) -> None:
        peer.read_request()
        main = threading.main_thread().ident
        assert main is not None
        signal.pthread_kill(main, signal.SIGINT)
        peer.wait()

    replies: list[ExchangeReply] = []
    journal = _Kept()
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with LoopbackServer(script) as server:
            exchanger = SyncExchanger()
            driver = SyncDriver(exchanger, journal=journal)
            with pytest.raises(KeyboardInterrupt) as raised:
                driver.run(_pay(server.url, replies))
            exchanger.close()
    finally:
        signal.signal(signal.SIGINT, before)
    (reply,) = replies
    assert isinstance(reply, Interrupted)
    assert reply.sent
    assert reply.error is raised.value
    assert journal.entries == [_entry("unknown")]


async def _interrupted(
    url: str, reached: threading.Event, *, scope: bool, tls: bool
) -> tuple[list[ExchangeReply], list[Entry], bool]:
    replies: list[ExchangeReply] = []
    journal = _AsyncKept()
    exchanger = AsyncExchanger(route=Route(identity().client) if tls else STRAIGHT)
    driver = AsyncDriver(exchanger, journal=journal)
    if scope:
        async with anyio.create_task_group() as group:
            group.start_soon(driver.run, _pay(url, replies))
            await asyncio.to_thread(reached.wait, PATIENCE)
            group.cancel_scope.cancel()
        cancelled = True
    else:
        task = asyncio.create_task(driver.run(_pay(url, replies)))
        await asyncio.to_thread(reached.wait, PATIENCE)
        task.cancel()
        # A second one, while the journal writes.
        await asyncio.sleep(0.01)
        task.cancel()
        await asyncio.wait((task,))
        cancelled = task.cancelled()
    await exchanger.aclose()
    return replies, journal.entries, cancelled


@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
@pytest.mark.parametrize("scope", [False, True], ids=["task", "scope"])
def test_a_task_cancelled_while_waiting_for_the_answer(scope: bool, tls: bool) -> None:
    gone = threading.Event()

    def script(peer: Peer) -> None:
        peer.read_request()
        peer.wait_for_client()
        gone.set()

    with LoopbackServer(script, identity().server if tls else None) as server:
        replies, entries, cancelled = asyncio.run(
            _interrupted(server.url, server.arrived, scope=scope, tls=tls)
        )
        assert gone.wait(PATIENCE)
    (reply,) = replies
    assert isinstance(reply, Interrupted)
    assert reply.sent
    assert entries == [_entry("unknown")]
    assert cancelled


@pytest.mark.parametrize("scope", [False, True], ids=["task", "scope"])
def test_a_task_cancelled_in_the_handshake_has_sent_nothing(scope: bool) -> None:
    reached, gone = threading.Event(), threading.Event()

    def script(peer: Peer) -> None:
        peer.sock.recv(1)
        reached.set()
        peer.wait_for_client()
        gone.set()

    with LoopbackServer(script) as server:
        url = server.url.replace("http://127.0.0.1", "https://localhost")
        replies, _, cancelled = asyncio.run(
            _interrupted(url, reached, scope=scope, tls=True)
        )
        # The socket is closed by then, not left to the garbage collector.
        assert gone.wait(PATIENCE)
    (reply,) = replies
    assert isinstance(reply, Interrupted)
    assert not reply.sent
    assert cancelled


def test_a_time_out_around_the_call_stays_a_time_out() -> None:
    async def call(url: str) -> tuple[list[ExchangeReply], list[Entry]]:
        replies: list[ExchangeReply] = []
        journal = _AsyncKept()
        exchanger = AsyncExchanger()
        driver = AsyncDriver(exchanger, journal=journal)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.2):
                await driver.run(_pay(url, replies))
        await exchanger.aclose()
        return replies, journal.entries

    with LoopbackServer(scripts.stays_silent) as server:
        replies, entries = asyncio.run(call(server.url))
    assert isinstance(replies[0], Interrupted)
    assert entries == [_entry("unknown")]
