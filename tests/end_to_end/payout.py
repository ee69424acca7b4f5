"""The documented payout: its samples, and the call that they show."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from payouts.begateway import (
    AsyncClient,
    Client,
    Customer,
    Failure,
    Money,
    Outcome,
    Payout,
    PayoutMethod,
)

from .calls import Kind, Setup, call

SAMPLES = Path(__file__).parents[2] / "specs" / "begateway"
KEY = "6ba7b810-9dad-41d1-80b4-00c04fd430c8"


def sample(name: str) -> dict[str, Any]:
    """A documented sample, its numbers exact."""
    text = (SAMPLES / name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return loaded


REQUEST = sample("create_payout.request.json")
ANSWER = sample("create_payout.201.json")


def answer(**changes: object) -> bytes:
    """The documented answer, as it would be to the documented request.

    A live one, under the request's own id, with other members; `...` removes one.
    """
    own = {"test": False, "tracking_id": REQUEST["request"]["tracking_id"]}
    transaction = {**ANSWER["transaction"], **own, **changes}
    kept = {name: value for name, value in transaction.items() if value is not ...}
    return json.dumps({"transaction": kept}).encode()


def arguments(**changes: Any) -> Mapping[str, Any]:
    """The arguments that send the documented request."""
    sent = REQUEST["request"]
    return {
        "money": Money("1.00", "USD"),
        "description": sent["description"],
        "test": False,
        "tracking_id": sent["tracking_id"],
        "ip": sent["ip"],
        "language": sent["language"],
        "notification_url": sent["notification_url"],
        "return_url": sent["return_url"],
        "customer": Customer(**sent["customer"]),
        "method": PayoutMethod(type="visa"),
        "idempotency_key": KEY,
        **changes,
    }


def pay(kind: Kind, setup: Setup, **changes: Any) -> Outcome[Payout, Failure]:
    """Make the documented call, sync or async, with some arguments changed."""
    given = arguments(**changes)

    def sync(client: Client) -> Outcome[Payout, Failure]:
        return client.create_payout(**given)

    async def asynchronous(client: AsyncClient) -> Outcome[Payout, Failure]:
        return await client.create_payout(**given)

    return call(kind, setup, sync, asynchronous)
