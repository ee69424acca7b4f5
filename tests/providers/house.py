"""Clients of the emitted providers, and a server that answers them."""

from __future__ import annotations

import asyncio
import importlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.loopback.scripts import answer_bytes
from tests.loopback.server import LoopbackServer, Peer, Seen

SPECS = {path.stem: path for path in sorted(Path(__file__).parent.glob("*.yaml"))}
PACKAGE = "emitted_for_providers"
KINDS = ("sync", "async")


def core(name: str) -> Any:
    """A name that the package exports."""
    return getattr(importlib.import_module(PACKAGE), name)


def provider(name: str) -> Any:
    """The package of one provider."""
    return importlib.import_module(f"{PACKAGE}.{name}")


@dataclass
class Script:
    """Answers each request in turn, and keeps what it has seen and where it was."""

    answers: list[bytes]
    seen: list[Seen] = field(default_factory=lambda: [])
    port: int = 0

    def __call__(self, peer: Peer) -> None:
        while (request := peer.read_request()) is not None:
            self.seen.append(request)
            peer.send(self.answers[len(self.seen) - 1])


def says(body: object, status: str = "200 OK", *headers: str) -> bytes:
    """An answer in JSON."""
    data = json.dumps(body).encode()
    return answer_bytes(data, status=status, headers=headers)


def ask(
    kind: str,
    script: Script,
    build: Callable[[Any, str], Any],
    call: Callable[[Any], Any],
) -> Any:
    """What one call gives through a client that is built for the server's address.

    `build` is given `Client` or `AsyncClient`. A list in pages is read to its end.
    """
    made = "Client" if kind == "sync" else "AsyncClient"
    with LoopbackServer(script) as server:
        script.port = server.port
        client = build(made, server.url)
        if kind == "sync":
            with client:
                found = call(client)
                return list(found) if hasattr(found, "pages") else found

        async def run() -> Any:
            async with client:
                found = call(client)
                if hasattr(found, "pages"):
                    return [each async for each in found]
                return await found

        return asyncio.run(run())
