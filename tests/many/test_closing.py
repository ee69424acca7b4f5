"""Closing a client that others are still calling."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pytest

from payouts import Accepted, NotReached, NotSent
from tests.loopback.server import PATIENCE, LoopbackServer, Peer

from .census import sockets
from .clients import AsyncTally, Tally, begateway
from .provider import Provider
from .run import THREADS
from .served import Served

CALLS = 2_000
"""Far more than are made before the client is closed."""
WRITE, READ, LATER = 0, 1, 4
"""Numbers of calls: one that moves money, one that reads, another that moves money."""


@dataclass
class Held:
    """A provider that answers when it is told to."""

    arrived: threading.Event = field(default_factory=threading.Event)
    release: threading.Event = field(default_factory=threading.Event)
    provider: Provider = field(default_factory=Provider)

    def __call__(self, peer: Peer) -> None:
        while (seen := peer.read_request()) is not None:
            self.arrived.set()
            self.release.wait(PATIENCE)
            headers = {name.lower(): value for name, value in seen.headers}
            peer.send(
                self.provider.answered(seen.method, seen.target, headers, seen.body)
            )


def is_closed(outcome: object) -> bool:
    """Whether a call was not sent because its client is closed."""
    if not isinstance(outcome, NotSent) or not isinstance(outcome.error, NotReached):
        return False
    return outcome.error.reason == "closed"


@pytest.mark.parametrize("number", [READ, WRITE], ids=["read", "money"])
def test_a_call_of_another_thread_ends_as_it_would_have(number: int) -> None:
    held, before, subject = Held(), sockets(), begateway(CALLS)
    asked, wrong = subject.call(number), ["not ended"]
    with LoopbackServer(held) as server:
        client = subject.package.Client(**subject.options(server.url, Tally()))

        def call() -> None:
            given = getattr(client, asked.method)(**asked.arguments)
            wrong[:] = filter(None, [asked.wrong(given)])

        thread = threading.Thread(target=call)
        thread.start()
        assert held.arrived.wait(PATIENCE)
        client.close()
        assert is_closed(client.create_payout(**subject.call(LATER).arguments))
        with pytest.raises(NotReached, match="closed"):
            client.get_payout(uid="uid-1")
        held.release.set()
        thread.join(PATIENCE)
        assert wrong == []
        assert len(server.seen) == 1
        # The server's own are the listener and its end of one connection at most.
        assert sockets() - before <= 2
    assert sockets() == before


@pytest.mark.parametrize("number", [READ, WRITE], ids=["read", "money"])
def test_a_call_of_another_task_ends_as_it_would_have(number: int) -> None:
    held, before, subject = Held(), sockets(), begateway(CALLS)
    asked = subject.call(number)

    async def run(url: str) -> None:
        client = subject.package.AsyncClient(**subject.options(url, AsyncTally()))
        task = asyncio.ensure_future(getattr(client, asked.method)(**asked.arguments))
        await asyncio.to_thread(held.arrived.wait, PATIENCE)
        await client.aclose()
        assert is_closed(await client.create_payout(**subject.call(LATER).arguments))
        with pytest.raises(NotReached, match="closed"):
            await client.get_payout(uid="uid-1")
        held.release.set()
        assert asked.wrong(await task) is None

    with LoopbackServer(held) as server:
        asyncio.run(run(server.url))
        assert len(server.seen) == 1
        assert sockets() - before <= 2
    assert sockets() == before


def test_what_threads_sent_before_the_end_is_accepted_and_the_rest_is_not_sent() -> (
    None
):
    before, subject = sockets(), begateway(CALLS)
    outcomes: list[Any] = []
    enough = threading.Event()
    numbers = iter(range(0, 4 * CALLS, 4))
    lock = threading.Lock()
    with Served() as served:
        client = subject.package.Client(**subject.options(served.url, Tally()))

        def work() -> None:
            while not (outcomes and is_closed(outcomes[-1])):
                with lock:
                    asked = subject.call(next(numbers))
                outcomes.append(client.create_payout(**asked.arguments))
                if len(outcomes) > THREADS:
                    enough.set()

        threads = [threading.Thread(target=work) for _ in range(THREADS)]
        for thread in threads:
            thread.start()
        assert enough.wait(PATIENCE)
        client.close()
        for thread in threads:
            thread.join(PATIENCE)
        counts = served.emptied()
    kinds = Counter(type(outcome) for outcome in outcomes)
    assert set(kinds) == {Accepted, NotSent}
    assert all(is_closed(each) for each in outcomes if isinstance(each, NotSent))
    assert kinds[Accepted] == counts["writes"]
    assert counts["open"] == 0
    assert sockets() == before
