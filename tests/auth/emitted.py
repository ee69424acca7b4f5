"""The emitted package of these providers, and calls through its clients."""

from __future__ import annotations

import asyncio
import importlib
import json
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, TypeAlias

from payspec.diagnostics import Collector, Severity
from payspec.pipeline.check import Spec, check
from payspec.pipeline.generate import generate
from payspec.resources import core_files, templates_folder
from tests.loopback.scripts import answer_bytes
from tests.loopback.server import Peer, Script, Seen

Kind: TypeAlias = Literal["sync", "async"]
KINDS: tuple[Kind, ...] = ("sync", "async")
PACKAGE = "emitted_for_auth"
MERCHANT, KEY = "merchant-7", "k3y-5ecret/+="
REFERENCE = "inv-7"


def emit(specs: dict[str, str], folder: Path) -> None:
    """Write the package of these specs below `folder`."""
    report = Collector()
    given = tuple(
        Spec(f"{name}.yaml", text.encode(), lambda _: None)
        for name, text in specs.items()
    )
    found = check(given, report, lambda _: None)
    wrong = [each for each in report.diagnostics if each.severity is Severity.ERROR]
    assert not wrong, wrong
    tree = generate(found, PACKAGE, templates_folder(), core_files(), lambda _: None)
    for path, text in tree.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()


def forget(folder: Path) -> None:
    """Take the package out of the interpreter again."""
    sys.path.remove(str(folder))
    for name in [each for each in sys.modules if each.split(".")[0] == PACKAGE]:
        del sys.modules[name]


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
