"""One call that is interrupted at one step, judged by what must always hold."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from payouts import PaymentError, outcome_of
from payouts.testing import StandIn

from .calls import Trial
from .frames import leaks
from .lines import Alarm, Halt, Lines, places, run


class Kept:
    """A journal that keeps entries in memory."""

    def __init__(self) -> None:
        self.entries: list[Any] = []

    def record(self, entry: Any) -> None:
        """Keep it."""
        self.entries.append(entry)


class AsyncKept(Kept):
    """A journal for an event loop, which takes two turns of it."""

    async def record(self, entry: Any) -> None:  # type: ignore[override]
        """Keep it."""
        await asyncio.sleep(0)
        self.entries.append(entry)
        await asyncio.sleep(0)


class Slow(StandIn):
    """A provider that takes a turn of the loop before it has a request, and after."""

    async def handle_async_request(self, request: Any) -> Any:
        """Answer a request."""
        await asyncio.sleep(0)
        found = await super().handle_async_request(request)
        await asyncio.sleep(0)
        return found


@dataclass(frozen=True)
class Ended:
    """How an interrupted call ended: a word for the count, and what is wrong."""

    how: str
    wrong: tuple[str, ...]


def lines_of(trial: Trial, kind: str) -> list[int]:
    """The numbers of the lines at which an interrupt is another case."""
    lines = Lines()
    client = trial.client(kind, trial.stand_in(), journal=_journal(kind))
    run(trial.call(client), lines)
    return places(lines.seen)


def interrupted(trial: Trial, kind: str, at: int, raised: type[BaseException]) -> Ended:
    """What comes of `raised` at that line of the core."""
    transport, journal = trial.stand_in(), _journal(kind)
    client = trial.client(kind, transport, journal=journal)
    try:
        found = run(trial.call(client), Lines(at, raised))
    except BaseException as error:
        ended = _judged(trial, transport, journal, error, raised)
        return Ended(ended.how, (*ended.wrong, *_after(trial, kind, client)))
    # An ordinary exception may be taken for a failure of the step that it strikes.
    fine = issubclass(raised, Alarm) or at >= len(lines_of(trial, kind))
    how = type(found).__name__ if trial.writes else "read"
    return Ended(how, () if fine else (f"{raised.__name__} was swallowed",))


def _after(trial: Trial, kind: str, client: Any) -> list[str]:
    """What an interrupt has left behind: the same client goes on, and so do others."""
    found: list[str] = []
    clients = [trial.client(kind, trial.stand_in())]
    # An asynchronous client ends with its loop.
    clients += [client] if kind == "Client" else []
    for each in clients:
        ended = run(trial.call(each), Lines())
        if trial.writes and type(ended).__name__ != "Accepted":
            found.append(f"the next call is {ended!r}")
    return found


def cancelled(trial: Trial, turn: int) -> Ended | None:
    """What comes of a task that is cancelled at that turn; None if it was over."""

    async def main() -> Ended | None:
        transport, journal = trial.stand_in(Slow), AsyncKept()
        client = trial.client("AsyncClient", transport, journal=journal)
        task = asyncio.ensure_future(trial.call(client)())
        for _ in range(turn):
            await asyncio.sleep(0)
        if task.done():
            return None
        task.cancel()
        try:
            await task
        except asyncio.CancelledError as error:
            wanted = asyncio.CancelledError
            return _judged(trial, transport, journal, error, wanted)
        return Ended("not cancelled", ("the cancellation was swallowed",))

    return asyncio.run(main())


def _journal(kind: str) -> Kept:
    return Kept() if kind == "Client" else AsyncKept()


def _judged(
    trial: Trial,
    transport: StandIn,
    journal: Kept,
    error: BaseException,
    raised: type[BaseException],
) -> Ended:
    wrong = leaks(error)
    if not isinstance(error, raised | Halt):
        # A read raises the core's own errors in place of an ordinary exception.
        if trial.writes or not isinstance(error, PaymentError):
            wrong.append(f"{raised.__name__} became {type(error).__name__}")
    outcome = outcome_of(error)
    name = type(outcome).__name__
    if not trial.writes:
        return Ended("read", tuple(wrong))
    if trial.arrived(transport) and name != "Unknown":
        wrong.append(f"the request arrived, and the outcome is {name}")
    kept = [(each.phase, each.outcome) for each in journal.entries]
    if trial.arrived(transport) and ("sending", None) not in kept:
        wrong.append("the request arrived, and the journal does not have it")
    return Ended(name, tuple(wrong))
