"""The emitted package of these providers, and calls through its clients."""

from __future__ import annotations

import asyncio
import importlib
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from tests.loopback.scripts import answer_bytes
from tests.loopback.server import Peer, Script, Seen

Kind: TypeAlias = Literal["sync", "async"]
KINDS: tuple[Kind, ...] = ("sync", "async")
PACKAGE = "emitted_for_auth"
MERCHANT, KEY = "merchant-7", "k3y-5ecret/+="
REFERENCE = "inv-7"


def core(name: str) -> Any:
    """A name of the emitted package."""
    return getattr(importlib.import_module(PACKAGE), name)


def build(kind: Kind, provider: str, url: str, **options: Any) -> Any:
    """A client of that provider at an address, with its usual credentials."""
    module = importlib.import_module(f"{PACKAGE}.{provider}")
    made = module.Client if kind == "sync" else module.AsyncClient
    wanted = made.__init__.__kwdefaults__ or {}
    names = set(made.__init__.__code__.co_varnames) - set(wanted)
    usual = {"merchant": MERCHANT, "key": KEY}
    given = {name: value for name, value in usual.items() if name in names}
    return made(environment=module.LIVE.at(url), **{**given, **options})


def run(kind: Kind, client: Any, call: Callable[[Any], Any]) -> Any:
    """One call (or several) through a client, which is closed behind it."""
    if kind == "sync":
        with client:
            return call(client)

    async def calls() -> Any:
        async with client:
            return await call(client)

    return asyncio.run(calls())


def in_turn(*calls: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Calls one after the other, sync or async."""

    def made(client: Any) -> Any:
        results = [calls[0](client)]
        if not hasattr(results[0], "__await__"):
            return results + [call(client) for call in calls[1:]]

        async def rest() -> list[Any]:
            done = [await results[0]]
            for call in calls[1:]:
                done.append(await call(client))
            return done

        return rest()

    return made


def pay(client: Any, identifier: str = "p-1", **more: Any) -> Any:
    """The call that moves money."""
    return client.pay(
        id=identifier,
        money=core("Money")("1.00", "USD"),
        reference=REFERENCE,
        **more,
    )


def read(client: Any, identifier: str = "p-1", **more: Any) -> Any:
    """The call that reads."""
    return client.get_payout(id=identifier, **more)


PAYOUT = json.dumps({"id": "p-1", "amount": 100, "currency": "USD"}).encode()


def serves(answer: Callable[[Seen], bytes | None]) -> Script:
    """Answer each request by what a function gives, or with a payout."""

    def script(peer: Peer) -> None:
        while (seen := peer.read_request()) is not None:
            found = answer(seen)
            peer.send(answer_bytes(PAYOUT) if found is None else found)

    return script


def payouts(_: Seen) -> None:
    """Answer everything with a payout."""


def exact(body: bytes) -> Any:
    """JSON with its numbers as they are written."""
    return json.loads(body, parse_float=Decimal)
