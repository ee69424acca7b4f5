"""The helpers' types are exact, and the type checker sees a wrong use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import payspec

# A line that should be an error carries an ignore; one that is not needed is an error.
PROGRAM = """
from typing import assert_type

from payspec.runtime.flow import (
    Answered, Effect, ExchangeReply, Failed, Flow, Instant, Interrupted, Reply, Sleep,
    exchange, jitter, now, once, sleep,
)
from payspec.runtime.flow.async_driver import AsyncDriver
from payspec.runtime.flow.sync_driver import SyncDriver
from payspec.runtime.transport.async_exchanger import AsyncExchanger
from payspec.runtime.transport.sync_exchanger import SyncExchanger
from payspec.runtime.wire import WireRequest


class Token: ...


def fetch() -> Flow[Token]:
    yield Sleep(1)
    return Token()


def flow(request: WireRequest) -> Flow[int]:
    assert_type((yield from now()), Instant)
    assert_type((yield from jitter(1.0)), float)
    assert_type((yield from once("k", Token, fetch)), Token)
    yield from sleep("1")  # type: ignore[arg-type]
    yield from once("k", str, fetch)  # type: ignore[arg-type]
    yield "an effect of its own"  # type: ignore[misc]
    reply = yield from exchange(request)
    assert_type(reply, ExchangeReply)
    match reply:
        case Answered(response):
            return response.status
        case Failed(sent):
            assert_type(sent, bool)
        case Interrupted(_, error):
            raise error
    return 0


async def run(request: WireRequest) -> None:
    assert_type(SyncDriver(SyncExchanger()).run(flow(request)), int)
    assert_type(await AsyncDriver(AsyncExchanger()).run(flow(request)), int)
    SyncDriver(AsyncExchanger())  # type: ignore[arg-type]
    AsyncDriver(SyncExchanger())  # type: ignore[arg-type]


def forgets(effect: Effect, reply: Reply) -> int:  # type: ignore[return]
    match effect:
        case Sleep():
            return 1
"""


def test_the_types_are_exact(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    root = Path(payspec.__file__).parents[1]
    done = subprocess.run(
        [
            sys.executable, "-m", "mypy", "--strict", "--warn-unused-ignores",
            "--python-version", "3.11", "--config-file", "", "--follow-imports",
            "silent", "--cache-dir", str(tmp_path / "cache"), str(program),
        ],
        env={"MYPYPATH": str(root), "PATH": ""},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
    )  # fmt: skip
    assert done.stdout.startswith("Success"), done.stdout + done.stderr
