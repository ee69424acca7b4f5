"""Real signals in a real process, at moments that nobody chose."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from threading import Timer

from tests.loopback.scripts import answer_bytes
from tests.loopback.server import LoopbackServer, Peer

_ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120.0
"""Seconds without a line from the process, after which it is said to hang."""


def provider(peer: Peer) -> None:
    """Give tokens, and answer each payout with itself."""
    while (seen := peer.read_request()) is not None:
        if seen.target.endswith("/auth-tokens"):
            body = {"token": "cnry-token"}
        else:
            order = seen.target.rpartition("/")[2]
            money = {"amount": 1, "currencyCode": "USD"}
            body = {
                "paymentRequested": {"money": money},
                "paymentMethodResponse": {"paymentMethodCode": "B", "idPayout": order},
                "process": {
                    "status": "PENDING",
                    "createdAt": "2026-01-01T00:00:00.000Z",
                    "isTest": True,
                },
            }
        peer.send(answer_bytes(json.dumps(body).encode()))


def signalled(count: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Interrupt that many payouts and token exchanges; what was seen, and what wrong.

    The payouts are made in a process of their own, which is ended if it hangs.
    """
    command = [sys.executable, "-m", "tests.signals.child", str(count), str(seed)]
    path = os.pathsep.join((str(_ROOT / "generated"), str(_ROOT)))
    counted: Counter[str] = Counter()
    wrong: list[str] = []
    told: dict[str, str] = {}
    with LoopbackServer(provider) as server:
        process = subprocess.Popen(
            [*command, server.url],
            cwd=_ROOT,
            env={**os.environ, "PYTHONPATH": path},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        while line := _next_line(process):
            said = json.loads(line)
            told[said["order"]] = said["outcome"]
            counted[f"{said['raised']}: {said['outcome']}"] += 1
            wrong += [f"{said['order']}: {each}" for each in said["wrong"]]
        if process.wait() != 0:
            wrong.append(f"the process ended with {process.returncode}: a hang")
        reached = {seen.target.rpartition("/")[2] for seen in server.seen}
    wrong += [
        f"{order}: the payout arrived, and the outcome is {outcome}"
        for order, outcome in told.items()
        if order in reached and outcome not in ("Unknown", "Accepted", "journal")
    ]
    struck = sum(n for how, n in counted.items() if not how.startswith("nothing"))
    if struck != count:
        wrong.append(f"{struck} of {count} interrupts were seen")
    return counted, wrong


def _next_line(process: subprocess.Popen[str]) -> str:
    watchdog = Timer(PATIENCE, process.kill)
    watchdog.start()
    try:
        assert process.stdout is not None
        return process.stdout.readline()
    finally:
        watchdog.cancel()
