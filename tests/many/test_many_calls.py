"""Right answers to right callers, and nothing left behind.

Every call has a name of its own, and an amount and a currency that follow from it. The
provider answers from what it is asked, so an answer that reaches another caller, or a
token that is sent with another request, is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from payouts.core.auth.tokens import MOST
from payouts.core.transport.connections import MAX_IDLE
from payouts.core.transport.pool import MAX_CONNECTIONS
from tests.operations.house import emitted

from .clients import FORM, Subject, aopay, begateway, form
from .run import TASKS, THREADS, WARM, Run, by_tasks, by_threads
from .served import Served


@dataclass(frozen=True, slots=True)
class Way:
    """How calls are made, and how many sockets they may need at once."""

    name: str
    run: Callable[[Subject, str], Run]
    sockets: int


WAYS = (
    Way(f"{THREADS}-threads", by_threads, THREADS + MAX_IDLE),
    # A pool for what moves money, and one for all else.
    Way(f"{TASKS}-tasks", by_tasks, 2 * MAX_CONNECTIONS),
)
CALLS = {"begateway": 10_000, "aopay": 3_000, "form": 3_000}
"""Ten thousand over the plain client, and as many as fill a store of tokens over the
others."""
BYTES = 2_048
"""Bytes that a call may add to the most that the process ever had. An answer that is
kept, with its model, its body and its headers, takes several times as many; measured
are about 100."""


@pytest.fixture
def subject(name: str, calls: int, tmp_path: Path) -> Iterator[Subject]:
    """The provider of that name."""
    match name:
        case "begateway":
            yield begateway(calls)
        case "aopay":
            yield aopay(calls)
        case _:
            with emitted(tmp_path, FORM) as package:
                yield form(package, calls)


@pytest.mark.parametrize("way", WAYS, ids=[way.name for way in WAYS])
@pytest.mark.parametrize(
    ("name", "calls"), CALLS.items(), ids=[f"{n}-{c}-calls" for n, c in CALLS.items()]
)
def test_each_caller_gets_its_own_answer_and_nothing_stays(
    way: Way, subject: Subject, capsys: pytest.CaptureFixture[str]
) -> None:
    with Served() as served:
        run = way.run(subject, served.url)
        counts = served.emptied()
    assert run.wrong == []
    assert run.right == subject.calls
    assert counts.get("refused", 0) == 0
    writes, reads = counts["writes"], counts["reads"]
    assert (writes, reads) == (subject.calls // 4, subject.calls - subject.calls // 4)
    assert run.phases == {"sending": writes, "ended": writes}
    assert_tokens(subject, counts)
    assert_sockets(run, counts, way.sockets)
    assert (run.left_threads, run.left_tasks) == (0, 0)
    assert_memory(run, subject.calls - WARM)
    with capsys.disabled():
        print(f"\n{subject.name}, {way.name}: {run.right} calls, {writes} moved money")


def assert_tokens(subject: Subject, counts: dict[str, int]) -> None:
    """Keys are never shared, and tokens as often as they can be."""
    if subject.name == "aopay":
        # One for each payout; more if one was crowded out between its two calls.
        payouts = subject.calls // 2
        assert MOST < payouts <= counts["tokens"] < subject.calls
        return
    assert counts["keys"] == counts["writes"]
    if subject.name == "form":
        # It is good for a second: a run of a minute has asked for some sixty.
        assert 1 <= counts["tokens"] < subject.calls // 10


def assert_sockets(run: Run, counts: dict[str, int], most: int) -> None:
    """No more at once than may be needed, on either side, and none behind them."""
    assert 0 < run.most_sockets <= most
    # What the client has closed, the provider may still be about to notice.
    assert counts["peak"] <= 2 * most
    assert counts["open"] == 0
    assert run.left_sockets == 0


def assert_memory(run: Run, calls: int) -> None:
    """After the first calls no call leaves anything behind.

    Blocks are exact but for what is made once, late: the margin is one for two calls,
    which no leak stays below, and measured are less than one for forty.
    """
    assert run.late.blocks - run.early.blocks < calls // 2
    assert run.late.peak - run.early.peak < calls * BYTES
