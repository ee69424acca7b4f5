"""Pays again and again, and is struck by an alarm in the middle of each payout."""

from __future__ import annotations

import json
import random
import signal
import sys
import time
import traceback
from pathlib import Path
from types import FrameType
from typing import Any

from payouts import outcome_of
from payouts.aopay import SANDBOX, Client, Money

from .frames import leaks
from .lines import KINDS, Alarm
from .steps import Kept


def pay(client: Any, order: str) -> Any:
    """A payout to an account that must not be printed."""
    account = {"accountName": "cnry-name", "accountNumber": "cnry-number"}
    return client.create_payout(
        id_payout=order,
        money=Money("1", "USD"),
        payment_method={"paymentMethodCode": "B", "account": account},
    )


def _built(url: str, journal: Kept) -> Client:
    environment = SANDBOX.at(url)
    return Client(
        merchant_code="M",
        secret="cnry-secret",
        environment=environment,
        journal=journal,
    )


def _usual(url: str) -> float:
    """Seconds that a payout takes by itself."""
    with _built(url, Kept()) as client:
        pay(client, "warm-up")
        begun = time.perf_counter()
        for turn in range(20):
            pay(client, f"usual-{turn}")
        return (time.perf_counter() - begun) / 20


def _in_core(stack: list[traceback.FrameSummary]) -> bool:
    """Whether the core itself was struck.

    CPython drops now and then what a signal handler raises in the end of a `with` of
    another library's: one in 10,000. The call goes on then, and has its outcome.
    """
    return "/payouts/core/" in stack[-1].filename


def main(count: int, seed: int, url: str) -> None:
    """Print a line for each payout, until so many of them have been struck."""
    chance = random.Random(seed)
    kind: type[BaseException] = KeyboardInterrupt
    raised: list[type[BaseException]] = []
    struck_at: list[traceback.FrameSummary] = []
    armed = False

    def strike(_number: int, frame: FrameType | None) -> None:
        if armed:
            raised.append(kind)
            struck_at.extend(traceback.extract_stack(frame)[-6:])
            raise kind

    seconds = _usual(url)
    signal.signal(signal.SIGALRM, strike)
    turn = struck = 0
    while struck < count:
        turn += 1
        order, journal, kind = f"order-{turn}", Kept(), chance.choice(KINDS)
        raised.clear()
        struck_at.clear()
        client = _built(url, journal)
        wrong: list[str] = []
        found: Any = None
        error: BaseException | None = None
        try:
            armed = True
            signal.setitimer(signal.ITIMER_REAL, chance.uniform(1e-6, seconds))
            found = pay(client, order)
            armed = False
        except BaseException as interrupt:
            error = interrupt
        armed = False
        signal.setitimer(signal.ITIMER_REAL, 0)
        struck += bool(raised)
        outcome = type(found).__name__
        if error is not None:
            wrong = leaks(error)
            outcome = type(outcome_of(error)).__name__
            ended = [each.outcome for each in journal.entries if each.phase == "ended"]
            if outcome == "NoneType" and ended:
                # It struck after the method had ended: see docs/using.md.
                outcome = "journal"
            if type(error) is not kind:
                wrong.append(f"{kind.__name__} became {type(error).__name__}")
        elif raised and not issubclass(kind, Alarm) and _in_core(struck_at):
            places = [f"{Path(at.filename).name}:{at.lineno}" for at in struck_at]
            wrong.append(f"{kind.__name__} was swallowed at {', '.join(places)}")
        # What an interrupt leaves of its connections is the transport's to close.
        client.close()
        said = {
            "order": order,
            "raised": kind.__name__ if raised else "nothing",
            "outcome": outcome,
            "wrong": wrong,
        }
        print(json.dumps(said), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
