"""The journal and the worker of docs/using.md, as they stand in the page.

The page is the program: its blocks are written to a folder and imported.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib import import_module, invalidate_caches
from itertools import product
from pathlib import Path
from threading import Barrier
from types import ModuleType
from typing import Any

import pytest

from payouts import Entry, KeyReused
from payouts.begateway import Money, NotSent
from payouts.corefy import TEST as COREFY_TEST
from payouts.corefy import Client as Corefy
from payouts.prop2p import STANDIN
from payouts.prop2p import Client as ProP2P
from payouts.testing import (
    Answer,
    Happening,
    NoAnswer,
    Route,
    SeenRequest,
    StandIn,
    documented,
)

from .blocks import ROOT, blocks

FILES = ("journal.py", "worker.py")
PAY = "/transactions/payouts"
ACCEPTED = documented("payouts.begateway", "create_payout.201").changed(
    {
        "/transaction/tracking_id": "inv-7",
        "/transaction/amount": 100,
        "/transaction/currency": "EUR",
    }
)
REFUSED = Answer.of(401, {"message": "the key was replaced"})
FOUND = documented("payouts.begateway", "find_by_tracking_id.200").changed(
    {"/transactions/0/tracking_id": "inv-7"}
)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Page:
    """The modules that a page writes."""

    journal: ModuleType
    worker: ModuleType
    folder: Path


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("page")
    for block in blocks(ROOT / "docs" / "using.md"):
        if block.asked.get("file") in FILES:
            (folder / block.asked["file"]).write_text(block.text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        patch.setenv("BEGATEWAY_SECRET", "secret")
        names = [Path(name).stem for name in FILES]
        for name in names:
            patch.delitem(sys.modules, name, raising=False)
        invalidate_caches()
        yield Page(*(import_module(name) for name in names), folder)
        for name in names:
            sys.modules.pop(name, None)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody cuts the power of a test: it need not wait for the disk."""
    connect = sqlite3.connect

    def connected(*given, **options) -> sqlite3.Connection:
        db = connect(*given, **options)
        db.execute("PRAGMA synchronous = OFF")
        db.execute("PRAGMA journal_mode = MEMORY")
        return db

    monkeypatch.setattr(sqlite3, "connect", connected)


@pytest.fixture
def journal(page: Page, tmp_path: Path) -> object:
    return page.journal.Journal(str(tmp_path / "journal.db"))


def references(journal: Any) -> list[str | None]:
    return [doubt.reference for doubt in journal.open()]


def order(page: Page, reference: str = "inv-7", amount: str = "1.00"):
    return page.worker.Order(reference, Money(amount, "EUR"))


def pay(page: Page, journal: Any, *replies: Happening) -> str:
    routes = [Route("POST", PAY, *replies)] if replies else []
    with page.worker.build(journal, StandIn(*routes)) as client:
        return page.worker.pay(client, journal, order(page))


def reconcile(page: Page, journal: Any, reply: Happening) -> dict[str, str]:
    route = Route("GET", "/transactions/tracking_id/{id}", reply)
    with page.worker.build(journal, StandIn(route)) as client:
        return page.worker.reconcile(
            client, journal, lambda _: order(page), timedelta(0)
        )


def test_the_page_has_both_files(page: Page) -> None:
    assert page.journal.__file__ == str(page.folder / "journal.py")
    assert page.worker.__file__ == str(page.folder / "worker.py")


@pytest.mark.parametrize("second", [(), (REFUSED,)], ids=["not sent", "rejected"])
def test_unknown_and_then_nothing_of_the_second(
    page: Page, journal: Any, second: tuple[Happening, ...]
) -> None:
    assert pay(page, journal, NoAnswer()) == "look it up"
    assert pay(page, journal, *second) == "look it up"
    assert references(journal) == ["inv-7"]


def test_refused_or_not_sent_and_never_in_doubt(page: Page, journal: Any) -> None:
    assert pay(page, journal).startswith("not sent: ")
    assert pay(page, journal, REFUSED).startswith("refused: ")
    assert references(journal) == []


def test_unknown_and_then_found(page: Page, journal: Any) -> None:
    pay(page, journal, NoAnswer())
    assert reconcile(page, journal, FOUND) == {"inv-7": "example: pending"}
    assert references(journal) == []


TWO = Answer.of(200, {"transactions": FOUND.json["transactions"] * 2})
OTHER_AMOUNT = FOUND.changed({"/transactions/0/amount": 999})
LIVE = FOUND.changed({"/transactions/0/test": False})
NONE = Answer.of(200, {"transactions": []})


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (NONE, "look it up"),
        (Answer.of(404, {"message": "not found"}), "look it up"),
        (Answer.of(500, {}), "look it up"),
        (NoAnswer(), "look it up"),
        (LIVE, "look it up"),
        (TWO, "ask a person"),
        (OTHER_AMOUNT, "ask a person"),
    ],
    ids=["none", "404", "500", "no answer", "live", "two", "other amount"],
)
def test_unknown_and_not_surely_found(
    page: Page, journal, reply: Happening, told: str
) -> None:
    pay(page, journal, NoAnswer())
    assert reconcile(page, journal, reply) == {"inv-7": told}
    assert references(journal) == ["inv-7"]


def test_a_callback_settles_after_the_payout_was_read(page: Page, journal: Any) -> None:
    pay(page, journal, NoAnswer())
    payout = documented("payouts.begateway", "get_payout.200").changed(
        {"/transaction/tracking_id": "inv-7"}
    )
    [doubt] = journal.open()
    with page.worker.build(journal, StandIn(Route("GET", "/{uid}", payout))) as client:
        found = client.get_payout(uid="example")
    assert page.worker.compare(journal, doubt, order(page), [found])
    assert references(journal) == []


def process(journal: object) -> list[str]:
    processed = documented("payouts.corefy", "process_payout.200")
    provider = StandIn(
        Route("POST", "/cpoi_A/process", NoAnswer()),
        Route("POST", "/cpoi_B/process", processed.changed({"/data/id": "cpoi_B"})),
    )
    with Corefy(
        account_id="coma_1",
        api_key="secret",
        environment=COREFY_TEST,
        journal=journal,
        transport=provider,
    ) as client:
        ends = [client.process_payout(id=name) for name in ("cpoi_A", "cpoi_B")]
    return [type(end).__name__ for end in ends]


def create(journal: object) -> list[str]:
    created = documented("payouts.prop2p", "create_operation.200")

    def answer(request: SeenRequest) -> Happening:
        if b"s-A" in request.body:
            return NoAnswer()
        return created.changed({"/sessionId": "s-B", "/operationType": "payout"})

    with ProP2P(
        standin_key="secret",
        environment=STANDIN,
        journal=journal,
        transport=StandIn(Route("POST", "/operations", answer)),
    ) as client:
        ends = [
            client.create_operation(
                session_id=name,
                operation_type="payout",
                party_requisites=[{"code": "card", "value": "x"}],
            )
            for name in ("s-A", "s-B")
        ]
    return [type(end).__name__ for end in ends]


@pytest.mark.parametrize("call", [process, create])
def test_two_orders_without_a_key(
    journal: Any, call: Callable[[object], list[str]]
) -> None:
    assert call(journal) == ["Unknown", "Accepted"]
    [doubt] = journal.open()
    journal.settle(doubt, "the provider's support: it was never made")
    assert journal.open() == []


def test_a_crash_after_sending(page: Page, tmp_path: Path) -> None:
    """The process dies while it waits for the response."""
    program = (
        "import os, sys, httpx2\n"
        "from journal import Journal\n"
        "from worker import Order, build, pay\n"
        "from payouts.begateway import Money\n"
        "journal = Journal(sys.argv[1])\n"
        "end = httpx2.MockTransport(lambda request: os._exit(9))\n"
        "pay(build(journal, end), journal, Order('inv-7', Money('1.00', 'EUR')))\n"
    )
    file = str(tmp_path / "journal.db")
    done = subprocess.run(
        [sys.executable, "-c", program, file],
        cwd=page.folder,
        env={**os.environ, "PYTHONPATH": f"{page.folder}:{ROOT / 'generated'}"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 9, done.stderr
    journal = page.journal.Journal(file)
    assert references(journal) == ["inv-7"]
    assert pay(page, journal, REFUSED) == "look it up"
    assert reconcile(page, journal, FOUND) == {"inv-7": "example: pending"}
    assert references(journal) == []


def test_another_content_under_the_same_key(page: Page, journal: Any) -> None:
    pay(page, journal, ACCEPTED)
    provider = StandIn(Route("POST", PAY, ACCEPTED))
    with page.worker.build(journal, provider) as client:
        outcome = client.create_payout(
            money=Money("2.00", "EUR"), description="Payout", tracking_id="inv-7"
        )
    assert isinstance(outcome, NotSent)
    assert isinstance(outcome.error, KeyReused)
    assert not provider.requests
    assert references(journal) == []


class Slow(sqlite3.Connection):
    """One that takes its time between reading and writing."""

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        found = super().execute(sql, *values)
        if sql.startswith("SELECT"):
            time.sleep(0.02)
        return found


def test_two_workers_at_once_with_two_contents(
    page: Page, journal: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each has its own journal object over one file, as two processes have."""
    barrier = Barrier(2)
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Slow))

    def work(number: int, key: str) -> str:
        own = page.journal.Journal(journal._file)
        barrier.wait()
        try:
            own.record(entry("sending", key=key, fingerprint=str(number)))
        except KeyReused:
            return "refused"
        return "recorded"

    with ThreadPoolExecutor(2) as pool:
        for key in map(str, range(5)):
            ends = pool.map(partial(work, key=key), range(2))
            assert sorted(ends) == ["recorded", "refused"]


@pytest.mark.parametrize("first", ["NotSent", "Rejected", "Accepted", "Unknown"])
def test_two_workers_at_once_with_one_content(journal: Any, first: str) -> None:
    """Both send; whichever ends first says nothing of the other's request."""
    journal.record(entry("sending"))
    journal.record(entry("sending"))
    journal.record(entry("ended", first))
    assert references(journal) == ([] if first == "Accepted" else ["inv-7"])
    journal.record(entry("ended", "Unknown"))
    assert references(journal) == ["inv-7"]


def test_what_was_sent_after_a_look_up_began_stays_open(journal: Any) -> None:
    journal.record(entry("sending"))
    [doubt] = journal.open()
    journal.record(entry("sending"))
    journal.settle(doubt, "found po_1")
    assert references(journal) == ["inv-7"]


def entry(
    phase: Any,
    outcome: str | None = None,
    *,
    key: str | None = "key-7",
    reference: str = "inv-7",
    fingerprint: str = "f7",
    at: datetime = LONG_AGO,
) -> Entry:
    return Entry("create_payout", phase, key, reference, fingerprint, outcome, None, at)


ENDS = ("Accepted", "Duplicate", "Rejected", "NotSent", "Unknown", "crash")
DOUBTFUL, SUCCESSES = {"Unknown", "crash"}, {"Accepted", "Duplicate"}
SEQUENCES = [ends for length in (1, 2, 3) for ends in product(ENDS, repeat=length)]
WINDOW = timedelta(hours=24)


def worlds(ends: tuple[str, ...]) -> Iterator[tuple[bool, ...]]:
    """Which requests reached the provider: for one in doubt, both."""
    yield from product(
        *((True, False) if end in DOUBTFUL else (end in SUCCESSES,) for end in ends)
    )


def is_accounted_for(
    ends: tuple[str, ...], gap: timedelta, arrived: tuple[bool, ...], *, keyed: bool
) -> bool:
    """Whether the caller was told of every payout that there is, in one world.

    A provider that is given a key answers a repeat within the window with the first
    payout, counted from when it first saw the key. Each other request is a new one.
    """
    made: set[int] = set()
    told: set[int] = set()
    key_of: tuple[int, timedelta] | None = None
    for number, (end, there) in enumerate(zip(ends, arrived, strict=True)):
        at = number * gap
        if not there:
            continue
        if keyed and key_of is not None and at - key_of[1] < WINDOW:
            payout = key_of[0]
        else:
            payout, key_of = number, (number, at)
        made.add(payout)
        if end in SUCCESSES:
            told.add(payout)
    return made <= told


def may_be_closed(ends: tuple[str, ...], gap: timedelta, *, keyed: bool) -> bool:
    return all(
        is_accounted_for(ends, gap, arrived, keyed=keyed) for arrived in worlds(ends)
    )


@pytest.mark.parametrize("keyed", [True, False], ids=["key", "no key"])
@pytest.mark.parametrize("hours", [1, 13, 25])
def test_every_sequence_of_three_ends(journal: Any, hours: int, keyed: bool) -> None:
    """An order is closed only if no payout can be left that nobody was told of.

    It is closed then, too, unless its last request in doubt came after the last
    success: to look one up too many costs nothing.
    """
    gap = timedelta(hours=hours)
    for ends in SEQUENCES:
        reference = "-".join(ends)
        key = reference if keyed else None
        for number, end in enumerate(ends):
            at = LONG_AGO + number * gap
            told = {"key": key, "reference": reference, "fingerprint": reference}
            journal.record(entry("sending", at=at, **told))
            if end != "crash":
                journal.record(entry("ended", end, at=at, **told))
    still_open = set(references(journal))
    lost, late = [], []
    for ends in SEQUENCES:
        closed = "-".join(ends) not in still_open
        allowed = may_be_closed(ends, gap, keyed=keyed)
        if closed and not allowed:
            lost.append(ends)
        if allowed and not closed and not _doubt_comes_last(ends):
            late.append(ends)
    assert lost == []
    assert late == []


def _doubt_comes_last(ends: tuple[str, ...]) -> bool:
    for end in reversed(ends):
        if end in DOUBTFUL | SUCCESSES:
            return end in DOUBTFUL
    return False


REPLIES: dict[str, tuple[Happening, ...]] = {
    "Accepted": (ACCEPTED,),
    "Rejected": (REFUSED,),
    "NotSent": (),
    "Unknown": (NoAnswer(),),
}


@pytest.mark.parametrize("first", REPLIES)
def test_the_worker_tells_of_the_order(page: Page, tmp_path: Path, first: str) -> None:
    """Every sequence of three ends, called for by `pay` with a real client."""
    for number, rest in enumerate(product(REPLIES, repeat=2)):
        journal = page.journal.Journal(str(tmp_path / f"{number}.db"))
        doubted = False
        for end in (first, *rest):
            told = pay(page, journal, *REPLIES[end])
            doubted = end == "Unknown" or (doubted and end != "Accepted")
            assert bool(references(journal)) is doubted, (first, *rest)
            if end != "Accepted":
                assert (told == "look it up") is doubted, (first, *rest)
