"""Interrupts and signal handlers at each step of an exchange: nothing hangs after."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any

import pytest

from payspec.runtime.flow.replies import Answered, ExchangeReply
from payspec.runtime.flow.sync_driver import SyncDriver
from payspec.runtime.transport.sync_exchanger import SyncExchanger
from tests.loopback import scripts
from tests.loopback.drive import post
from tests.loopback.scripts import answer_bytes
from tests.loopback.server import LoopbackServer

SECONDS = 10.0
STEP = 7
"""Every so many lines there is an interrupt; a prime, so that the runs differ."""

_WHERE = ("httpcore2", "/transport/", "/flow/")


def _at(line: int, does: Callable[[], None]) -> tuple[Any, list[int]]:
    """A tracer that does it at that line of the exchange, where a signal may arrive."""
    seen = [0]

    def local(frame: FrameType, event: str, _arg: object) -> Any:
        if event == "line":
            seen[0] += 1
            if seen[0] == line:
                does()
        return local

    def start(frame: FrameType, event: str, _arg: object) -> Any:
        return local if any(w in frame.f_code.co_filename for w in _WHERE) else None

    return start, seen


def _interrupted(driver: SyncDriver, url: str, line: int, fresh: bool) -> int:
    def raises() -> None:
        raise KeyboardInterrupt

    tracer, seen = _at(line, raises)
    try:
        sys.settrace(tracer)
        driver.run(post(url, fresh_connection=fresh))
    except KeyboardInterrupt:
        pass
    finally:
        sys.settrace(None)
    return seen[0]


def _in_another_thread(work: Callable[[], object]) -> list[object]:
    ends: list[object] = []
    thread = threading.Thread(target=lambda: ends.append(work()), daemon=True)
    thread.start()
    thread.join(SECONDS)
    return ends


@pytest.mark.parametrize("fresh", [False, True], ids=["reads", "money"])
def test_an_interrupt_leaves_a_client_that_goes_on(fresh: bool) -> None:
    with LoopbackServer(scripts.answers(answer_bytes())) as server:
        exchanger = SyncExchanger()
        driver = SyncDriver(exchanger)
        lines = _interrupted(driver, server.url, -1, fresh)
        assert lines > 100
        for line in range(1, lines, STEP):
            _interrupted(driver, server.url, line, fresh)
            for kept in (False, True):

                def again(kept: bool = kept) -> ExchangeReply:
                    return driver.run(
                        post(server.url, fresh_connection=kept, deadline=SECONDS)
                    )

                (end,) = _in_another_thread(again) or [f"hangs after line {line}"]
                assert isinstance(end, Answered), end
                assert isinstance(again(), Answered)
        exchanger.close()


@pytest.mark.parametrize("does", ["closes", "calls"])
@pytest.mark.parametrize("fresh", [False, True], ids=["reads", "money"])
def test_the_handler_of_a_signal_may_use_the_client(does: str, fresh: bool) -> None:
    def run(line: int) -> tuple[object, int]:
        exchanger = SyncExchanger()
        driver = SyncDriver(exchanger)
        driver.run(post(server.url, fresh_connection=False))

        def handler() -> None:
            sys.settrace(None)
            if does == "closes":
                exchanger.close()
            else:
                assert isinstance(driver.run(post(server.url)), Answered)

        tracer, seen = _at(line, handler)
        try:
            sys.settrace(tracer)
            return driver.run(post(server.url, fresh_connection=fresh)), seen[0]
        finally:
            sys.settrace(None)
            exchanger.close()

    with LoopbackServer(scripts.answers(answer_bytes())) as server:
        _, lines = run(-1)
        for line in range(1, lines, STEP * 2):
            ends = _in_another_thread(partial(run, line))
            assert ends, f"hangs when a handler {does} at line {line}"
            assert isinstance(ends[0], tuple)
