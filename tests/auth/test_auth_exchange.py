"""A token that another operation gives, for the very request that it is for."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.loopback.scripts import answer_bytes, stays_silent
from tests.loopback.server import LoopbackServer, Peer, Seen, closed_port

from .emitted import (
    KEY,
    KINDS,
    MERCHANT,
    PAYOUT,
    Kind,
    build,
    core,
    exact,
    in_turn,
    pay,
    read,
    run,
    serves,
)

FAILURE = json.dumps({"message": "no"}).encode()


@dataclass
class Provider:
    """Gives tokens by number, and takes those that it does not refuse."""

    refuses: set[str] = field(default_factory=lambda: set())
    given: int = 0

    def __call__(self, seen: Seen) -> bytes | None:
        if seen.target == "/auth-tokens":
            self.given += 1
            return answer_bytes(json.dumps({"token": f"t0ken-{self.given}"}).encode())
        if seen.header("authorization") in {f"Bearer {each}" for each in self.refuses}:
            return answer_bytes(FAILURE, status="401 Unauthorized")
        body = json.loads(PAYOUT)
        return answer_bytes(json.dumps(body).encode())


def bearers(server: LoopbackServer) -> list[str]:
    """What authenticated the calls that were no requests of a token."""
    return [
        str(seen.header("authorization"))
        for seen in server.seen
        if seen.target != "/auth-tokens"
    ]


def tokens(server: LoopbackServer) -> list[Any]:
    """The bodies of the requests of a token."""
    return [exact(seen.body) for seen in server.seen if seen.target == "/auth-tokens"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_token_is_for_the_call(kind: Kind) -> None:
    with LoopbackServer(serves(Provider())) as server:
        outcome = run(kind, build(kind, "exchange", server.url), pay)
    assert isinstance(outcome, core("Accepted"))
    first, second = server.seen
    assert (first.method, first.target) == ("POST", "/auth-tokens")
    assert first.header("authorization") is None
    assert exact(first.body) == {
        "merchantCode": MERCHANT,
        "secret": KEY,
        "validitySecs": 600,
        "operations": ["POST /payouts/p-1", "GET /payouts/p-1"],
    }
    assert (second.method, second.target) == ("POST", "/payouts/p-1")
    assert second.header("authorization") == "Bearer t0ken-1"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "identifier",
    ["TST-1", "a/b", "!x", "a b", "50%", "%2F", "ключ", "日本", "a?b#c", 'q"\\'],
)
def test_a_grant_names_the_path_that_is_sent(identifier: str, kind: Kind) -> None:
    with LoopbackServer(serves(Provider())) as server:
        client = build(kind, "exchange", server.url)
        run(kind, client, lambda client: read(client, identifier))
    [asked] = tokens(server)
    assert asked["operations"] == [
        f"POST {server.seen[1].target}",
        f"GET {server.seen[1].target}",
    ]
    assert server.seen[1].target.count("/") == 2


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("identifier", ["", ".", "..", "%2e%2E", "a/../b", "a\n"])
def test_no_token_is_asked_for_a_path_that_is_not_sent(
    identifier: str, kind: Kind
) -> None:
    with LoopbackServer(serves(Provider())) as server:
        client = build(kind, "exchange", server.url)
        outcome = run(kind, client, lambda client: pay(client, identifier))
        assert server.connections == 0
    assert isinstance(outcome, core("NotSent"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_token_is_used_again_for_the_same_path(kind: Kind) -> None:
    with LoopbackServer(serves(Provider())) as server:
        client = build(kind, "exchange", server.url)
        run(kind, client, in_turn(pay, read, lambda client: read(client, "p-2")))
    assert bearers(server) == ["Bearer t0ken-1", "Bearer t0ken-1", "Bearer t0ken-2"]
    assert [asked["operations"][0] for asked in tokens(server)] == [
        "POST /payouts/p-1",
        "POST /payouts/p-2",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_lifetime_each_call_has_its_own(kind: Kind) -> None:
    with LoopbackServer(serves(Provider())) as server:
        client = build(kind, "per_call", server.url)
        run(kind, client, in_turn(pay, read))
    assert bearers(server) == ["Bearer t0ken-1", "Bearer t0ken-2"]
    assert "validitySecs" not in tokens(server)[0]


class Clock:
    """A clock that is set by hand."""

    def __init__(self, instant: Any) -> None:
        self._instant = instant
        self.passed = 0.0

    def now(self) -> Any:
        start = datetime(2026, 1, 1, tzinfo=UTC)
        return self._instant(start + timedelta(seconds=self.passed), self.passed)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("passed", "given"), [(569.0, 1), (570.0, 2), (601.0, 2)])
def test_a_token_is_not_used_to_its_last_second(
    passed: float, given: int, kind: Kind
) -> None:
    with LoopbackServer(serves(Provider())) as server:
        client = build(kind, "exchange", server.url)
        instant = type(client._driver._clock.now())
        client._driver._clock = clock = Clock(instant)
        # The exchanger measures the deadline by its own clock, which is far ahead.
        client._exchanger._monotonic = lambda: clock.passed

        def later(client: Any) -> Any:
            clock.passed = passed
            return read(client)

        run(kind, client, in_turn(read, later))
    assert len(tokens(server)) == given


def test_threads_that_wait_share_one_token() -> None:
    with LoopbackServer(serves(Provider())) as server:
        with build("sync", "exchange", server.url) as client:
            together = threading.Barrier(16)

            def call() -> None:
                together.wait()
                read(client)

            threads = [threading.Thread(target=call) for _ in range(16)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
    assert len(tokens(server)) == 1
    assert bearers(server) == ["Bearer t0ken-1"] * 16


def test_tasks_that_wait_share_one_token() -> None:
    with LoopbackServer(serves(Provider())) as server:
        client = build("async", "exchange", server.url)

        async def calls(client: Any) -> None:
            await asyncio.gather(*(read(client) for _ in range(16)))

        run("async", client, calls)
    assert len(tokens(server)) == 1
    assert bearers(server) == ["Bearer t0ken-1"] * 16


def given_up(peer: Peer) -> None:
    """Take the request and close without an answer."""
    peer.read_request()


def refused(body: bytes, status: str) -> Callable[[Peer], None]:
    """Answer every request with this."""
    return serves(lambda _: answer_bytes(body, status=status))


TOKEN_FAILURES = {
    "closes": (given_up, "disconnected"),
    "401": (refused(FAILURE, "401 Unauthorized"), "refused"),
    "500": (refused(b"", "500 Oops"), "refused"),
    "302": (refused(b"", "302 Found"), "refused"),
    "201": (refused(b'{"token": "t"}', "201 Created"), "refused"),
    "no-json": (refused(b"<html>", "200 OK"), "unreadable"),
    "no-token": (refused(b"{}", "200 OK"), "unreadable"),
    "a-number": (refused(b'{"token": 7}', "200 OK"), "unreadable"),
    "empty": (refused(b'{"token": ""}', "200 OK"), "unreadable"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("script", "reason"), TOKEN_FAILURES.values(), ids=TOKEN_FAILURES
)
def test_without_a_token_nothing_is_sent(
    script: Callable[[Peer], None], reason: str, kind: Kind
) -> None:
    with LoopbackServer(script) as server:
        outcome = run(kind, build(kind, "exchange", server.url), pay)
        with pytest.raises(core("NotAuthorised")) as raised:
            run(kind, build(kind, "exchange", server.url), read)
    assert isinstance(outcome, core("NotSent"))
    assert isinstance(outcome.error, core("NotAuthorised"))
    assert (outcome.error.operation, outcome.error.reason) == ("pay", reason)
    assert (raised.value.operation, raised.value.reason) == ("get_payout", reason)
    assert not raised.value.may_have_been_sent
    assert {seen.target for seen in server.seen} == {"/auth-tokens"}
    assert KEY not in repr(outcome) + str(outcome.error) + str(raised.value)


@pytest.mark.parametrize("kind", KINDS)
def test_a_provider_that_is_not_there_gives_no_token(kind: Kind) -> None:
    client = build(kind, "exchange", f"http://127.0.0.1:{closed_port()}")
    outcome = run(kind, client, pay)
    assert isinstance(outcome, core("NotSent"))
    assert outcome.error.reason == "connect"


@pytest.mark.parametrize("kind", KINDS)
def test_a_token_that_does_not_come_is_bounded_by_the_deadline(kind: Kind) -> None:
    with LoopbackServer(stays_silent) as server:
        client = build(kind, "exchange", server.url, deadline=0.2)
        outcome = run(kind, client, pay)
    assert isinstance(outcome, core("NotSent"))
    assert outcome.error.reason in {"deadline", "read_timeout"}


@pytest.mark.parametrize("kind", KINDS)
def test_what_moves_money_is_not_sent_again_with_another_token(kind: Kind) -> None:
    provider = Provider(refuses={"t0ken-1"})
    with LoopbackServer(serves(provider)) as server:
        client = build(kind, "exchange", server.url)
        first, second = run(kind, client, in_turn(pay, pay))
    assert isinstance(first, core("Rejected"))
    assert isinstance(second, core("Accepted"))
    assert bearers(server) == ["Bearer t0ken-1", "Bearer t0ken-2"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_read_asks_once_more_when_a_held_token_is_refused(kind: Kind) -> None:
    provider = Provider()
    with LoopbackServer(serves(provider)) as server:
        client = build(kind, "exchange", server.url)

        def refused(client: Any) -> Any:
            provider.refuses.add("t0ken-1")
            return read(client)

        run(kind, client, in_turn(read, refused))
    assert bearers(server) == [
        "Bearer t0ken-1",
        "Bearer t0ken-1",
        "Bearer t0ken-2",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_read_whose_new_token_is_refused_ends(kind: Kind) -> None:
    provider = Provider(refuses={"t0ken-1", "t0ken-2"})
    with LoopbackServer(serves(provider)) as server:
        client = build(kind, "exchange", server.url)
        with pytest.raises(core("ProviderError")):
            run(kind, client, read)
    assert bearers(server) == ["Bearer t0ken-1"]


class Journal:
    """Keeps how much the server had seen at each entry."""

    def __init__(self, server: LoopbackServer) -> None:
        self._server = server
        self.kept: list[tuple[str, list[str]]] = []

    def record(self, entry: Any) -> None:
        self.kept.append((entry.phase, [seen.target for seen in self._server.seen]))


def test_the_journal_stands_between_the_token_and_the_call() -> None:
    with LoopbackServer(serves(Provider())) as server:
        journal = Journal(server)
        client = build("sync", "exchange", server.url, journal=journal)
        run("sync", client, pay)
    assert journal.kept == [
        ("sending", ["/auth-tokens"]),
        ("ended", ["/auth-tokens", "/payouts/p-1"]),
    ]


def test_a_task_that_is_cancelled_while_it_waits_for_a_token_has_sent_nothing() -> None:
    with LoopbackServer(stays_silent) as server:
        client = build("async", "exchange", server.url)

        async def cancelled(client: Any) -> BaseException:
            task = asyncio.ensure_future(pay(client))
            await asyncio.to_thread(server.arrived.wait)
            task.cancel()
            with pytest.raises(asyncio.CancelledError) as raised:
                await task
            return raised.value

        error = run("async", client, cancelled)
    assert isinstance(core("outcome_of")(error), core("NotSent"))
    assert [seen.target for seen in server.seen] == ["/auth-tokens"]


def test_another_secret_is_not_served_with_the_token_of_the_first() -> None:
    secrets = iter([KEY, KEY, "another", "another", "another"])
    with LoopbackServer(serves(Provider())) as server:
        client = build("sync", "exchange", server.url, key=lambda: next(secrets))
        run("sync", client, in_turn(read, read, read))
    assert [asked["secret"] for asked in tokens(server)] == [KEY, "another"]


def test_nothing_of_a_token_is_printed() -> None:
    with LoopbackServer(serves(Provider())) as server:
        with build("sync", "exchange", server.url) as client:
            outcome = pay(client)
            settings = client._settings
            shown = repr(
                [client, outcome, settings, settings.tokens, client.create_token]
            )
            held = repr([*settings.tokens._held.values()])
            given = client.create_token(merchant_code=MERCHANT, secret=KEY)
    assert "t0ken" not in shown + held + repr(given)
    assert KEY not in shown + held + repr(given)
    assert given.value.token.startswith("t0ken")
