"""One call through a client of its own, sync or async, for tests that compare both."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, TypeVar

from payouts import Entry, Environment, Event, Timeouts
from payouts.begateway import LIVE, AsyncClient, Client
from payouts.core.flow.ports import AsyncJournal

T = TypeVar("T")
Kind: TypeAlias = Literal["sync", "async"]
KINDS: tuple[Kind, ...] = ("sync", "async")

SHOP_ID = "363"
SECRET_KEY = "9ad8ad735945919845b9a1996af72d886ab43d3375502256dbf8dd16bca59a4e"
ASSUMPTIONS = frozenset(
    {
        "begateway.created-status",
        "begateway.read-status",
        "begateway.refused-status",
        "begateway.settled",
        "begateway.unsettled",
        "begateway.untested",
        "begateway.webhook-acknowledged",
        "begateway.webhook-identity",
    }
)


class Kept:
    """A journal and an observer that keep what they are told."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.events: list[Event] = []

    def record(self, entry: Entry) -> None:
        self.entries.append(entry)

    def observe(self, event: Event) -> None:
        self.events.append(event)


class AsyncKept(Kept):
    """The same journal for an event loop."""

    async def record(self, entry: Entry) -> None:  # type: ignore[override]
        self.entries.append(entry)


@dataclass(frozen=True)
class Setup:
    """How a client is built for one call."""

    url: str
    environment: Environment = LIVE
    accept: Collection[str] = ASSUMPTIONS
    timeouts: Timeouts = field(default_factory=Timeouts)
    deadline: float = 60.0
    ssl_context: ssl.SSLContext | None = None
    strict: bool = False
    kept: Kept = field(default_factory=Kept)


def sync_client(setup: Setup) -> Client:
    """A client for threads at the address of `setup`."""
    return Client(
        shop_id=SHOP_ID,
        secret_key=SECRET_KEY,
        environment=setup.environment.at(f"{setup.url}/beyag"),
        accept_assumptions=setup.accept,
        timeouts=setup.timeouts,
        deadline=setup.deadline,
        ssl_context=setup.ssl_context,
        journal=setup.kept,
        observer=setup.kept.observe,
        strict_responses=setup.strict,
    )


def async_client(setup: Setup, journal: AsyncJournal | None = None) -> AsyncClient:
    """A client for an event loop at the address of `setup`."""
    kept = AsyncKept()
    kept.entries, kept.events = setup.kept.entries, setup.kept.events
    return AsyncClient(
        shop_id=SHOP_ID,
        secret_key=SECRET_KEY,
        environment=setup.environment.at(f"{setup.url}/beyag"),
        accept_assumptions=setup.accept,
        timeouts=setup.timeouts,
        deadline=setup.deadline,
        ssl_context=setup.ssl_context,
        journal=journal or kept,
        observer=kept.observe,
        strict_responses=setup.strict,
    )


def call(
    kind: Kind,
    setup: Setup,
    sync: Callable[[Client], T],
    asynchronous: Callable[[AsyncClient], Awaitable[T]],
) -> T:
    """Make the call with a client of that kind and close it."""
    if kind == "sync":
        with sync_client(setup) as client:
            return sync(client)

    async def run() -> T:
        async with async_client(setup) as client:
            return await asynchronous(client)

    return asyncio.run(run())
