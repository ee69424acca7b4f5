"""Calls of the emitted beGateway client, in threads and in event loops alike."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.cases.emitted import module
from tests.loopback.drive import Kind

SECRET = "the-secret-key-of-a-shop"
PERSON = "Zaphod-Beeblebrox"


def create(kind: Kind, provider: Any) -> Any:
    """The outcome of a payout of 1.00 USD in the test environment."""
    package = module("begateway")
    arguments = {
        "money": package.Money("1.00", "USD"),
        "description": "Invoice 7",
        "tracking_id": "inv-7",
        "customer": {"first_name": PERSON},
    }
    return call(kind, provider, "create_payout", arguments)


def call(
    kind: Kind, provider: Any, operation: str, arguments: dict[str, object]
) -> Any:
    """What an operation of a client gives whose transport is `provider`."""
    package = module("begateway")
    settings = {
        "shop_id": "361",
        "secret_key": SECRET,
        "environment": package.TEST,
        "transport": provider,
    }
    if kind == "sync":
        with package.Client(**settings) as client:
            return getattr(client, operation)(**arguments)

    async def run() -> Any:
        async with package.AsyncClient(**settings) as client:
            return await getattr(client, operation)(**arguments)

    return asyncio.run(run())
