"""One call against one fault, and all that can be seen of it."""

from __future__ import annotations

import asyncio
import time
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

from payouts.core.errors import ConfigurationError
from tests.loopback.server import LoopbackServer, Peer, Seen

from .bytes_on_wire import honest
from .faults import Fault
from .subjects import Subject

DEADLINE = 0.5
"""Seconds of a call whose server only waits."""
USUAL = 5.0
"""Seconds of every other call; what takes them is a fault of the client."""


@dataclass
class Ended:
    """How calls ended: what each returned or raised, and what the server has seen.

    `touched` counts the requests of the operation itself of which a byte was read, and
    `taken` those that arrived whole. `printed` is all that a call printed of itself.
    """

    results: list[object] = field(default_factory=lambda: [])
    seconds: float = 0.0
    touched: int = 0
    taken: int = 0
    requests: tuple[Seen, ...] = ()
    printed: str = ""
    refused: bool = False


class _Server:
    """Answers honestly until the exchange of the fault, and after it."""

    def __init__(self, subject: Subject, fault: Fault, at: int) -> None:
        self._subject, self._fault, self._at = subject, fault, at
        self._turn = 0
        self.touched = self.taken = 0

    def __call__(self, peer: Peer) -> None:
        is_new = True
        while True:
            faulty = self._turn == self._at
            own = self._turn >= len(self._subject.answers) - 1
            # On a connection that waits after an answer nothing is to be read yet.
            if faulty and self._fault.before and is_new:
                self._turn += 1
                self.touched += own and self._fault.reads
                self._fault.act(peer, Seen("", "", (), b""))
                return
            head = peer.read_head()
            if head is None:
                return
            is_new = False
            faulty = self._turn == self._at
            own = self._turn >= len(self._subject.answers) - 1
            self.touched += own
            seen = peer.read_body(head)
            if seen is None:
                return
            self.taken += own
            self._turn += 1
            if faulty:
                self._fault.act(peer, seen)
            else:
                place = min(self._turn, len(self._subject.answers)) - 1
                peer.send(honest(self._subject.answers[place]))


def call(
    subject: Subject, fault: Fault, at: int, kind: str, given: Mapping[str, Any]
) -> Ended:
    """Call the operation with a client of that kind: `Client` or `AsyncClient`.

    `given` are options of the client. The fault is in exchange `at` of the call.
    """
    server = _Server(subject, fault, at)
    ended = Ended()
    with LoopbackServer(server) as listening:
        options = subject.options(listening.url) | dict(given)
        options["deadline"] = DEADLINE if fault.waits else USUAL
        begun = time.monotonic()
        client = getattr(import_module(f"{subject.package}.client"), kind)
        run = _asynchronous if kind == "AsyncClient" else _synchronous
        try:
            run(client, subject, options, 1 + fault.again, ended)
        except ConfigurationError as error:
            ended.refused = True
            ended.results.append(error)
        ended.seconds = time.monotonic() - begun
        ended.touched, ended.taken = server.touched, server.taken
        ended.requests = tuple(listening.seen)
    return ended


def _synchronous(
    client: Any, subject: Subject, options: dict[str, Any], times: int, ended: Ended
) -> None:
    with client(**options) as made:
        for _ in range(times):
            try:
                found = getattr(made, subject.case.operation)(**subject.given)
                if hasattr(found, "pages"):
                    found = next(found.pages())
            except ConfigurationError:
                raise
            except Exception as error:
                _keep(ended, error)
            else:
                _keep(ended, found)


def _asynchronous(
    client: Any, subject: Subject, options: dict[str, Any], times: int, ended: Ended
) -> None:
    async def run() -> None:
        async with client(**options) as made:
            for _ in range(times):
                try:
                    found = getattr(made, subject.case.operation)(**subject.given)
                    pages = hasattr(found, "pages")
                    found = await (anext(found.pages()) if pages else found)
                except ConfigurationError:
                    raise
                except Exception as error:
                    _keep(ended, error)
                else:
                    _keep(ended, found)

    asyncio.run(run())


def _keep(ended: Ended, found: object) -> None:
    ended.results.append(found)
    ended.printed += f"{found!r}\n{found}\n"
    error = found if isinstance(found, BaseException) else getattr(found, "error", None)
    if isinstance(error, BaseException):
        shown = traceback.TracebackException.from_exception(error)
        ended.printed += "".join(shown.format())
