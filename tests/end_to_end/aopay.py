"""Calls to aopay's sandbox, and the samples of its document."""

from __future__ import annotations

import asyncio
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from payouts.aopay import (
    SANDBOX,
    AsyncClient,
    Client,
    Money,
    Outcome,
    PaymentMethod,
    Payout,
)
from tests.end_to_end.calls import Kind
from tests.loopback.scripts import answer_bytes
from tests.loopback.server import Peer, Script

SAMPLES = Path(__file__).parents[2] / "specs" / "aopay"
ID = "TST-223344"
READ = "TST-112233"
"""The payout of the documented details, which is not the one that is created."""


def sample(name: str) -> dict[str, Any]:
    """A documented sample, its numbers exact."""
    text = (SAMPLES / name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return loaded


TOKEN = sample("create_token.200.json")
CREATED = (SAMPLES / "create_payout.200.json").read_bytes()
DETAILS = (SAMPLES / "get_payout.200.json").read_bytes()


def platform(body: bytes, status: str = "200 OK", token: bytes | None = None) -> Script:
    """Answer token requests with a token, and all others with `body`."""
    given = json.dumps(TOKEN).encode() if token is None else token

    def script(peer: Peer) -> None:
        while (seen := peer.read_request()) is not None:
            if seen.target == "/auth-tokens":
                peer.send(answer_bytes(given))
            else:
                peer.send(answer_bytes(body, status=status))

    return script


def call(kind: Kind, url: str, method: str, **arguments: Any) -> Any:
    """Call a method of a sandbox client at that address, sync or async."""
    given = {
        "merchant_code": "YOUR_MERCHANT_ID",
        "secret": "YOUR_MERCHANT_SECRET_KEY",
        "environment": SANDBOX.at(url),
    }
    if kind == "sync":
        with Client(**given) as client:  # type: ignore[arg-type]
            return getattr(client, method)(**arguments)

    async def run() -> Any:
        async with AsyncClient(**given) as client:  # type: ignore[arg-type]
            return await getattr(client, method)(**arguments)

    return asyncio.run(run())


def pay(kind: Kind, url: str, **changes: Any) -> Outcome[Payout, Any]:
    """Make the documented call with some arguments changed."""
    method = sample("create_payout.request.json")["paymentMethod"]
    given = {
        "id_payout": ID,
        "money": Money("10000", "IDR"),
        "payment_method": PaymentMethod.model_validate(method),
        "callback_url": "https://callback.example.com",
        **changes,
    }
    outcome: Outcome[Payout, Any] = call(kind, url, "create_payout", **given)
    return outcome
