"""A spec as a package that can be called, and a server that answers its client."""

from __future__ import annotations

import asyncio
import importlib
import itertools
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from payspec.pipeline.check import Checked
from tests import emitting
from tests.emitting import emit, importable, text_spec
from tests.loopback.server import LoopbackServer, Peer, Seen

KINDS = ("sync", "async")
SPECS = Path(__file__).parent / "specs"
_NUMBERS = itertools.count(1)


def spec(name: str) -> str:
    """A spec that other rooms use as well, by the name of its file."""
    return (SPECS / f"{name}.yaml").read_text(encoding="utf-8")


def checked(*specs: str) -> tuple[Checked, ...]:
    """The providers of specs that hold no mistake."""
    return emitting.checked(*map(text_spec, specs))


@contextmanager
def emitted(folder: Path, *specs: str) -> Iterator[ModuleType]:
    """The emitted package of the first spec's provider, while it can be imported."""
    package = f"emitted_for_operations_{next(_NUMBERS)}"
    found = checked(*specs)
    emit(found, package, folder)
    with importable(folder, package):
        yield importlib.import_module(f"{package}.{found[0].provider.name}")


Answer = tuple[int, object]
"""A status, and a body: bytes as they are, None for none, anything else as JSON."""


@dataclass
class Provider:
    """Answers each request, in turn, and keeps what it has seen."""

    answers: list[Answer]
    seen: list[Seen] = field(default_factory=lambda: [])

    def __call__(self, peer: Peer) -> None:
        while (request := peer.read_request()) is not None:
            self.seen.append(request)
            status, body = self.answers[min(len(self.seen), len(self.answers)) - 1]
            data = body if isinstance(body, bytes) else _json(body)
            head = f"HTTP/1.1 {status} Said\r\nContent-Length: {len(data)}\r\n\r\n"
            peer.send(head.encode() + data)


def _json(body: object) -> bytes:
    return b"" if body is None else json.dumps(body).encode()


def ask(
    kind: str,
    module: ModuleType,
    provider: Provider,
    method: Callable[[Any], Any],
    *,
    path: str = "/api",
    environment: str = "TEST",
    **settings: Any,
) -> Any:
    """One use of a client of that kind against the provider's answers.

    `settings` are its credentials, and what else it is made with.
    """
    with LoopbackServer(provider) as server:
        where = getattr(module, environment).at(f"{server.url}{path}")
        if kind == "sync":
            with module.Client(environment=where, **settings) as client:
                return method(client)

        async def run() -> Any:
            async with module.AsyncClient(environment=where, **settings) as client:
                return await method(client)

        return asyncio.run(run())
