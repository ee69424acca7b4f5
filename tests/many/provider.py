"""A process that answers as three providers do, each answer made from its request.

Started by `Served`. It writes its port in a line of its own; each line that it reads is
answered with its counts as JSON; it ends when its input does. A process of its own, so
that what the caller's process holds (sockets, memory, threads) is the client's alone.
"""

from __future__ import annotations

import asyncio
import base64
import json
import re
import sys
from collections import Counter
from urllib.parse import parse_qs, unquote

from .money import cents, currency

TOKENS = "/auth-tokens"
OAUTH = "/form/oauth/token"
NUMBER = re.compile(r'"number ([0-9.]+)"')
LIFE = 1
"""Seconds for which an OAuth token is good: several run out within a test."""


class Provider:
    """What is answered, and what was seen."""

    def __init__(self) -> None:
        self.open = 0
        self.peak = 0
        self.accepted = 0
        self.counts: Counter[str] = Counter()
        self.keys: set[str] = set()

    def report(self) -> dict[str, int]:
        """The counts; `keys` are the distinct idempotency keys."""
        connections = {"open": self.open, "peak": self.peak, "accepted": self.accepted}
        return {**connections, "keys": len(self.keys), **self.counts}

    def answered(
        self, method: str, target: str, headers: dict[str, str], body: bytes
    ) -> bytes:
        """One answer as it goes over the wire; header names are in lower case."""
        status, found = self._answer(method, target, headers, body)
        # An amount in major units is a number that no float may come near.
        data = NUMBER.sub(r"\1", json.dumps(found)).encode()
        head = f"HTTP/1.1 {status} Answered\r\nContent-Length: {len(data)}\r\n\r\n"
        return head.encode() + data

    def _answer(
        self, method: str, target: str, headers: dict[str, str], body: bytes
    ) -> tuple[int, object]:
        if target == TOKENS:
            self.counts["tokens"] += 1
            return 200, {"token": _sealed(json.loads(body)["operations"])}
        if target == OAUTH:
            self.counts["tokens"] += 1
            fields = parse_qs(body.decode())
            grant = [fields["grant_type"][0], str(self.counts["tokens"])]
            given = {"access_token": _sealed(grant), "token_type": "Bearer"}
            return 200, {**given, "expires_in": LIFE}
        self.counts["writes" if method == "POST" else "reads"] += 1
        surface, _, rest = target.removeprefix("/").partition("/")
        match surface:
            case "beyag":
                return self._transaction(method, rest, headers, body)
            case "payouts":
                return self._granted(f"{method} {target}", rest, headers, body)
            case _:
                return self._bearing(method, rest, headers, body)

    def _transaction(
        self, method: str, path: str, headers: dict[str, str], body: bytes
    ) -> tuple[int, object]:
        """beGateway: Basic, a key in a header, minor units."""
        given = base64.b64decode(headers["authorization"].removeprefix("Basic "))
        if given != b"shop:secret":
            return self._wrong()
        if method == "POST":
            self.keys.add(headers["requestid"])
            sent = json.loads(body)["request"]
            name, amount, unit = sent["tracking_id"], sent["amount"], sent["currency"]
        else:
            name = unquote(path.removeprefix("transactions/uid-"))
            amount, unit = cents(name), currency(name)
        transaction = {
            "uid": f"uid-{name}",
            "type": "payout",
            "status": "successful",
            "amount": amount,
            "currency": unit,
            "description": "d",
            "created_at": "2026-01-02T03:04:05Z",
            "updated_at": "2026-01-02T03:04:09Z",
            "method_type": "visa",
            "receipt_url": "https://backoffice.example/1",
            "tracking_id": name,
            "test": True,
        }
        return 201 if method == "POST" else 200, {"transaction": transaction}

    def _granted(
        self, operation: str, name: str, headers: dict[str, str], body: bytes
    ) -> tuple[int, object]:
        """aopay: a token that names the operations it is for, major units."""
        if operation not in _opened(headers):
            return self._wrong()
        name = unquote(name)
        amount = f"{cents(name) // 100}.{cents(name) % 100:02}"
        unit = currency(name)
        if body:
            sent = json.loads(body, parse_float=str, parse_int=str)
            money = sent["paymentRequested"]["money"]
            amount, unit = money["amount"], money["currencyCode"]
        money = {"amount": f"number {amount}", "currencyCode": unit}
        return 200, {
            "paymentRequested": {"money": money},
            "paymentMethodResponse": {"paymentMethodCode": "B", "idPayout": name},
        }

    def _bearing(
        self, method: str, path: str, headers: dict[str, str], body: bytes
    ) -> tuple[int, object]:
        """OAuth 2: a bearer token, a body of form fields."""
        if _opened(headers)[0] != "client_credentials":
            return self._wrong()
        name = unquote(path.removeprefix("payouts/"))
        amount, unit = cents(name), currency(name)
        if method == "POST":
            self.keys.add(headers["idempotency-key"])
            fields = parse_qs(body.decode())
            amount, unit = int(fields["amount"][0]), fields["currency"][0]
        return 200, {"id": name, "amount": amount, "currency": unit}

    def _wrong(self) -> tuple[int, object]:
        self.counts["refused"] += 1
        return 401, {"message": "No."}


def _sealed(words: list[str]) -> str:
    return base64.urlsafe_b64encode(json.dumps(words).encode()).decode()


def _opened(headers: dict[str, str]) -> list[str]:
    sealed = headers["authorization"].removeprefix("Bearer ")
    words: list[str] = json.loads(base64.urlsafe_b64decode(sealed))
    return words


class Connection(asyncio.Protocol):
    """One connection, kept alive until either side says otherwise."""

    def __init__(self, provider: Provider) -> None:
        self._provider = provider
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        provider = self._provider
        provider.accepted += 1
        provider.open += 1
        provider.peak = max(provider.peak, provider.open)

    def connection_lost(self, exc: Exception | None) -> None:
        self._provider.open -= 1

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, end, rest = self._buffer.partition(b"\r\n\r\n")
        if not end:
            return
        first, *lines = head.decode("latin-1").split("\r\n")
        pairs = (line.split(":", 1) for line in lines)
        headers = {name.lower(): value.strip() for name, value in pairs}
        length = int(headers.get("content-length", "0"))
        if len(rest) < length:
            return
        # The client sends nothing before it has read the answer.
        self._buffer = rest[length:]
        method, target, _ = first.split(" ")
        answer = self._provider.answered(method, target, headers, rest[:length])
        self._transport.write(answer)
        if headers.get("connection") == "close":
            self._transport.close()


async def serve() -> None:
    """Serve until the input ends."""
    loop = asyncio.get_running_loop()
    provider = Provider()
    server = await loop.create_server(
        lambda: Connection(provider), "127.0.0.1", 0, backlog=512
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    while await loop.run_in_executor(None, sys.stdin.readline):
        print(json.dumps(provider.report()), flush=True)


if __name__ == "__main__":
    asyncio.run(serve())
