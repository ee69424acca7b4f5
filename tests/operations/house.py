"""A spec as a package that can be called, and a server that answers its client."""

from __future__ import annotations

import asyncio
import importlib
import itertools
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from payspec.diagnostics import Collector, Severity
from payspec.pipeline.check import Checked, Spec, check
from payspec.pipeline.generate import generate
from payspec.resources import core_files, templates_folder
from tests.loopback.server import LoopbackServer, Peer, Seen

KINDS = ("sync", "async")
_NUMBERS = itertools.count(1)


def checked(*specs: str) -> tuple[Checked, ...]:
    """The providers of specs that hold no mistake."""
    report = Collector()
    given = tuple(
        Spec(f"spec{place}.yaml", text.encode(), lambda _: None)
        for place, text in enumerate(specs)
    )
    found = check(given, report, lambda _: None)
    wrong = [each for each in report.diagnostics if each.severity is Severity.ERROR]
    assert not wrong, [f"{each.span.line}: {each.message}" for each in wrong]
    return found


@contextmanager
def emitted(folder: Path, *specs: str) -> Iterator[ModuleType]:
    """The emitted package of the first spec's provider, while it can be imported."""
    package = f"emitted_for_operations_{next(_NUMBERS)}"
    found = checked(*specs)
    tree = generate(found, package, templates_folder(), core_files(), lambda _: None)
    for path, text in tree.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    try:
        yield importlib.import_module(f"{package}.{found[0].provider.name}")
    finally:
        sys.path.remove(str(folder))
        for name in [each for each in sys.modules if each.split(".")[0] == package]:
            del sys.modules[name]


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
