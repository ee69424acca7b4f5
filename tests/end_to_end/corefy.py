"""Calls to Corefy as Payelata, and the samples of its document."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from payouts.corefy import PAYELATA_TEST, AsyncClient, Client, Money
from tests.loopback.scripts import answer_bytes
from tests.loopback.server import Peer, Script, Seen

from .calls import Kind

SAMPLES = Path(__file__).parents[2] / "specs" / "corefy"
ACCOUNT, API_KEY = "coma_1", "ak_test_1"
BASIC = "Basic " + base64.b64encode(f"{ACCOUNT}:{API_KEY}".encode()).decode()
PRIVATE, PUBLIC = "/api", "/public-api"
ID = "cpoi_VdHYVxq4RsLEebAQ"

STATUSES = {
    200: "200 OK",
    201: "201 Created",
    401: "401 Unauthorized",
    404: "404 Not Found",
    405: "405 Method Not Allowed",
    422: "422 Unprocessable Entity",
    500: "500 Internal Server Error",
}


def exact(text: str | bytes) -> Any:
    """JSON with its numbers as they are written."""
    return json.loads(text, parse_float=Decimal)


def raw(name: str) -> bytes:
    """A sample of the document, word for word."""
    return (SAMPLES / f"{name}.json").read_bytes()


def sample(name: str) -> Any:
    """A sample of the document."""
    return exact(raw(name))


ORDER: dict[str, Any] = sample("create_payout.request")["data"]["attributes"]
PUBLIC_KEY: str = sample("prerequest.request")["public_key"]

CREDENTIALS: dict[str, Any] = {
    "account_id": ACCOUNT,
    "api_key": API_KEY,
    "public_key": PUBLIC_KEY,
}


def answering(body: bytes, status: int = 200) -> Script:
    """Answer every request with this body."""
    answer = answer_bytes(body, status=STATUSES.get(status, f"{status} Said"))
    return replying(lambda _: answer)


def replying(reply: Callable[[Seen], bytes]) -> Script:
    """Answer each request with what is found for it."""

    def script(peer: Peer) -> None:
        while (seen := peer.read_request()) is not None:
            peer.send(reply(seen))

    return script


def call(kind: Kind, url: str, method: str, **arguments: Any) -> Any:
    """Call a method of a client whose both surfaces are at that address.

    Of a list in pages it gives the items.
    """
    where = PAYELATA_TEST.at(private=f"{url}{PRIVATE}", public=f"{url}{PUBLIC}")
    if kind == "sync":
        with Client(environment=where, **CREDENTIALS) as client:
            found = getattr(client, method)(**arguments)
            return [*found] if hasattr(found, "pages") else found

    async def run() -> Any:
        async with AsyncClient(environment=where, **CREDENTIALS) as client:
            found = getattr(client, method)(**arguments)
            if hasattr(found, "pages"):
                return [item async for item in found]
            return await found

    return asyncio.run(run())


def pay(kind: Kind, url: str, **changes: Any) -> Any:
    """Make the documented call, with some arguments changed."""
    order = {**ORDER}
    del order["test_mode"]
    money = Money(order.pop("amount"), order.pop("currency"))
    return call(kind, url, "create_payout", **{"money": money, **order, **changes})


def created(**attributes: object) -> bytes:
    """The documented answer to the documented request: with its own reference."""
    answer = sample("create_payout.201")
    told = {"reference_id": ORDER["reference_id"], **attributes}
    answer["data"]["attributes"].update(told)
    return json.dumps(answer).encode()
