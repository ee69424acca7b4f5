"""An async client belongs to the event loop that it is first used in."""

from __future__ import annotations

import asyncio
from asyncio import Runner
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from payouts import NotSent, WrongEventLoop
from payouts.begateway import AsyncClient
from tests.end_to_end.calls import Setup, async_client
from tests.end_to_end.payout import answer, arguments
from tests.loopback.scripts import answer_bytes, answers
from tests.loopback.server import LoopbackServer
from tests.operations.house import Provider, emitted, spec

CREATED = answers(answer_bytes(answer(), status="201 Created"))
FOUND = answers(answer_bytes(answer()))


async def pay(client: AsyncClient) -> Any:
    """The call that moves money."""
    return await client.create_payout(**arguments())


async def read(client: AsyncClient) -> Any:
    """The call that reads."""
    return await client.get_payout(uid="2-52671c8733")


async def close(client: AsyncClient) -> Any:
    """No call, but it reaches the connections."""
    await client.aclose()


@pytest.mark.parametrize("use", [read, close])
def test_in_another_loop_reading_and_closing_raise(
    use: Callable[[AsyncClient], Coroutine[Any, Any, Any]],
) -> None:
    with LoopbackServer(FOUND) as server, Runner() as first, Runner() as second:
        client = async_client(Setup(server.url))
        first.run(read(client))
        with pytest.raises(WrongEventLoop, match="first used in"):
            second.run(use(client))
        first.run(read(client))
        first.run(client.aclose())
    assert len(server.seen) == 2


def test_in_another_loop_money_is_not_sent() -> None:
    with LoopbackServer(CREATED) as server, Runner() as first, Runner() as second:
        setup = Setup(server.url)
        client = async_client(setup)
        first.run(pay(client))
        outcome = second.run(pay(client))
        first.run(client.aclose())
    assert isinstance(outcome, NotSent)
    assert isinstance(outcome.error, WrongEventLoop)
    assert not outcome.error.may_have_been_sent
    assert len(server.seen) == 1
    assert [entry.phase for entry in setup.kept.entries] == ["sending", "ended"]


def test_in_another_loop_a_list_is_not_read(tmp_path: Path) -> None:
    provider = Provider([(200, {"data": [{"id": "1"}]})])
    with (
        LoopbackServer(provider) as server,
        emitted(tmp_path, spec("pages")) as lists,
        Runner() as first,
        Runner() as second,
    ):
        client = lists.AsyncClient(environment=lists.TEST.at(server.url), key="k")

        async def ids() -> list[str]:
            return [each.id async for each in client.by_link()]

        assert first.run(ids()) == ["1"]
        with pytest.raises(Exception, match="first used in") as refused:
            second.run(ids())
        first.run(client.aclose())
    assert type(refused.value).__name__ == "WrongEventLoop"
    assert len(provider.seen) == 1


def test_in_the_loop_of_another_thread_nothing_is_sent_either() -> None:
    async def run(url: str) -> None:
        async with async_client(Setup(url)) as client:
            await read(client)
            refused = await asyncio.to_thread(elsewhere, client)
            assert isinstance(refused, NotSent)
            await read(client)

    def elsewhere(client: AsyncClient) -> Any:
        return asyncio.run(pay(client))

    with LoopbackServer(FOUND) as server:
        asyncio.run(run(server.url))
    assert len(server.seen) == 2


def test_a_client_may_be_built_where_no_loop_runs() -> None:
    with LoopbackServer(FOUND) as server:
        client = async_client(Setup(server.url))

        async def run() -> Any:
            async with client:
                return await read(client)

        assert asyncio.run(run()).uid
