"""The first call of a process imports much: its deadline runs meanwhile."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PACKAGES = Path(__file__).parents[2] / "generated"
SCRIPT = """\
import asyncio, importlib.abc, sys, time
import httpx2
from payouts import Money
from payouts.begateway import TEST, AsyncClient, Client

sent = []

def answer(request):
    sent.append(request)
    return httpx2.Response(500)

class Slow(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == {module!r}:
            time.sleep(0.6)
        return None

def ended(call):
    try:
        return type(call()).__name__
    except Exception as error:
        return type(error).__name__

sys.meta_path.insert(0, Slow())
own = dict(
    environment=TEST, shop_id="1", secret_key="s", deadline=0.5,
    transport=httpx2.MockTransport(answer),
)
order = dict(description="x", tracking_id="1", money=Money("1.00", "EUR"))

async def asynchronous():
    async with AsyncClient(**own) as client:
        try:
            call = {call}
            return type(await call).__name__
        except Exception as error:
            return type(error).__name__

if {is_async}:
    print(asyncio.run(asynchronous()), len(sent))
else:
    with Client(**own) as client:
        print(ended(lambda: {call}), len(sent))
"""
CALLS = {
    "write": ("client.create_payout(**order)", "NotSent"),
    "read": ("client.get_payout(uid='1')", "NotReached"),
}
# What reads the models, and the models.
MODULES = ("payouts.core.client.perform", "payouts.begateway.models")


@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize("call", CALLS)
def test_a_slow_import_is_time_of_the_call(
    call: str, module: str, is_async: bool
) -> None:
    """What outlasts the deadline is not sent, as if the connection had been slow."""
    code, expected = CALLS[call]
    script = SCRIPT.format(module=module, call=code, is_async=is_async)
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={"PYTHONPATH": str(PACKAGES), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout.split() == [expected, "0"], done.stderr[-2_000:]
