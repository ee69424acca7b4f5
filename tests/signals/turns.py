"""Payouts over real sockets, cancelled at each turn of the event loop, or timed out."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable, Coroutine
from typing import Any

from payouts import outcome_of
from payouts.aopay import SANDBOX, AsyncClient
from tests.loopback.server import LoopbackServer

from .child import pay
from .frames import leaks
from .processes import provider
from .steps import AsyncKept

_PATIENCE = 60.0

TURNS = 60
"""More turns than such a payout takes on an idle machine."""

Way = Callable[
    [Coroutine[Any, Any, Any], random.Random, float], Coroutine[Any, Any, Any]
]


async def _cancel(
    call: Coroutine[Any, Any, Any], chance: random.Random, _seconds: float
) -> Any:
    task = asyncio.ensure_future(call)
    for _ in range(chance.randrange(1, TURNS)):
        await asyncio.sleep(0)
    task.cancel()
    return await task


async def _timeout(
    call: Coroutine[Any, Any, Any], chance: random.Random, seconds: float
) -> Any:
    async with asyncio.timeout(chance.uniform(0, seconds)):
        return await call


async def _wait_for(
    call: Coroutine[Any, Any, Any], chance: random.Random, seconds: float
) -> Any:
    return await asyncio.wait_for(call, chance.uniform(0, seconds))


async def _cancelled_wait_for(
    call: Coroutine[Any, Any, Any], chance: random.Random, seconds: float
) -> Any:
    return await _cancel(asyncio.wait_for(call, _PATIENCE), chance, seconds)


WAYS: dict[str, Way] = {
    "cancel": _cancel,
    "timeout": _timeout,
    "wait_for": _wait_for,
    "cancelled wait_for": _cancelled_wait_for,
}


def turned(count: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Stop that many payouts in each way in turn; what was seen, and what is wrong."""
    with LoopbackServer(provider) as server:
        return asyncio.run(_all(server, count, random.Random(seed)))


async def _all(
    server: LoopbackServer, count: int, chance: random.Random
) -> tuple[Counter[str], list[str]]:
    environment = SANDBOX.at(server.url)
    counted: Counter[str] = Counter()
    wrong: list[str] = []
    journal = AsyncKept()
    made = {"merchant_code": "M", "environment": environment, "journal": journal}
    async with AsyncClient(secret="cnry-secret", **made) as client:
        await pay(client, "warm-up")
        begun = time.perf_counter()
        await pay(client, "usual")
        seconds = time.perf_counter() - begun
        for turn in range(count):
            name = [*WAYS][turn % len(WAYS)]
            order = f"order-{turn}"
            journal.entries.clear()
            how, found = "returned", None
            try:
                found = await WAYS[name](pay(client, order), chance, 1.1 * seconds)
            except (TimeoutError, asyncio.CancelledError) as error:
                wrong += [f"{order}: {each}" for each in leaks(error)]
                how, found = type(error).__name__, outcome_of(error)
            ended = [each.outcome for each in journal.entries if each.phase == "ended"]
            outcome = type(found).__name__
            if found is None and ended:
                # `wait_for` gives up what its own task ended with: see docs/using.md.
                outcome = "journal"
            counted[f"{name}: {how}, {outcome}"] += 1
            arrived = any(seen.target.endswith(f"/{order}") for seen in server.seen)
            server.seen.clear()
            if arrived and outcome not in ("Unknown", "Accepted", "journal"):
                wrong.append(f"{order}: it arrived, and nothing says so: {name}")
            if outcome == "journal" and not name.endswith("wait_for"):
                wrong.append(f"{order}: only the journal has it: {name}")
    return counted, wrong
