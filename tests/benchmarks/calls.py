"""Calls in process, against a bare httpx2 client and a pydantic parse."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import httpx2

from payouts.begateway import TEST, AsyncClient, Client, Money, PayoutMethod

from .parsed import Answer, Listing
from .ratio import middle_half, ratio
from .table import Row

ROUNDS = 40
BATCH = 100
SAMPLE = Path(__file__).parents[2] / "specs/begateway/create_payout.201.json"
URL = "https://api.begateway.com/beyag/transactions/2-5"
LISTED = 100
BODY = {
    "request": {
        "amount": 100,
        "currency": "USD",
        "description": "d",
        "tracking_id": "inv-7",
        "method": {"type": "visa"},
    }
}

Batch = Callable[[int], None]
"""Makes that many calls."""


def calls() -> list[Row]:
    """Each kind of call in turn with its floor; ratios of neighbours."""
    rows: list[Row] = []
    with _kinds() as kinds:
        times = _in_turn(kinds)
    for name, what in (
        ("the floor again", "the floor of a read, against itself: the noise"),
        ("a read", "a read, against `Client.get` and pydantic"),
        ("a payout", "a payout, against `Client.post` and pydantic"),
        ("an async read", "an async read, against `AsyncClient.get` and pydantic"),
        ("a listing", f"a listing of {LISTED}, against `Client.get` and pydantic"),
    ):
        ours, floor = times[name], times[FLOORS[name]]
        seen = (
            f"{middle_half(ours, floor)}; {median(ours) * 1e6:.0f} against "
            f"{median(floor) * 1e6:.0f} us"
        )
        aim = "" if name == "the floor again" else "1.0x"
        rows.append(Row(what, f"{ratio(ours, floor):.2f}x", aim, seen))
    return rows


FLOORS = {
    "the floor again": "bare read",
    "a read": "bare read",
    "a payout": "bare payout",
    "an async read": "bare async read",
    "a listing": "bare listing",
}


@contextmanager
def _kinds() -> Iterator[dict[str, Batch]]:
    answer = SAMPLE.read_bytes()
    one = json.loads(answer)["transaction"]
    listing = json.dumps({"transactions": [one] * LISTED}).encode()

    def handle(request: httpx2.Request) -> httpx2.Response:
        if "tracking_id" in request.url.path:
            return httpx2.Response(200, content=listing)
        return httpx2.Response(201 if request.method == "POST" else 200, content=answer)

    transport = httpx2.MockTransport(handle)
    bare = httpx2.Client(transport=transport, auth=("363", "key"))
    bare_async = httpx2.AsyncClient(transport=transport, auth=("363", "key"))
    ours = Client(
        shop_id="363", secret_key="key", environment=TEST, transport=transport
    )
    ours_async = AsyncClient(
        shop_id="363", secret_key="key", environment=TEST, transport=transport
    )

    async def bare_reads(number: int) -> None:
        for _ in range(number):
            Answer.model_validate_json((await bare_async.get(URL)).content)

    async def reads(number: int) -> None:
        for _ in range(number):
            await ours_async.get_payout(uid=one["uid"])

    def bare_read() -> object:
        return Answer.model_validate_json(bare.get(URL).content)

    with asyncio.Runner() as runner:
        yield {
            "bare read": _repeated(bare_read),
            "the floor again": _repeated(bare_read),
            "a read": _repeated(lambda: ours.get_payout(uid=one["uid"])),
            "bare payout": _repeated(
                lambda: Answer.model_validate_json(bare.post(URL, json=BODY).content)
            ),
            "a payout": _repeated(
                lambda: ours.create_payout(
                    money=Money("1.00", "USD"),
                    description="d",
                    tracking_id="inv-7",
                    method=PayoutMethod(type="visa"),
                )
            ),
            "bare async read": lambda number: runner.run(bare_reads(number)),
            "an async read": lambda number: runner.run(reads(number)),
            "bare listing": _repeated(
                lambda: Listing.model_validate_json(
                    bare.get(f"{URL}/tracking_id/7").content
                ),
                LISTED,
            ),
            "a listing": _repeated(
                lambda: ours.find_by_tracking_id(tracking_id=one["tracking_id"]),
                LISTED,
            ),
        }


def _repeated(call: Callable[[], object], fewer: int = 1) -> Batch:
    """A batch of calls; `fewer` times fewer of those that take so many times longer."""

    def batch(number: int) -> None:
        for _ in range(max(number // fewer, 1)):
            call()

    return batch


def _in_turn(kinds: dict[str, Batch]) -> dict[str, list[float]]:
    for batch in kinds.values():
        batch(BATCH)
    rounds: dict[str, list[float]] = {name: [] for name in kinds}
    for _ in range(ROUNDS):
        for name, batch in kinds.items():
            # What ran before has left the caches full of something else.
            batch(BATCH // 10)
            started = time.perf_counter()
            batch(BATCH)
            many = 1 if name.endswith("listing") else BATCH
            rounds[name].append((time.perf_counter() - started) / many)
    return rounds
