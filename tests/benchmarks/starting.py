"""Constructing a client and making a first call, against importing the libraries."""

from __future__ import annotations

from .processes import alternating, python
from .ratio import middle_half, ratio
from .table import Row

ROUNDS = 21

FLOOR = "import httpx2; from pydantic import BaseModel"
CLIENT = """
from payouts.begateway import TEST, Client
client = Client(shop_id="363", secret_key="key", environment=TEST)
"""
FIRST_CALL = """
import httpx2
from payouts.begateway import TEST, Client, Accepted, Money
ANSWER = b'{"transaction":{"uid":"2-5","type":"payout","status":"successful",' \\
    b'"amount":100,"currency":"USD","description":"d","test":true,' \\
    b'"created_at":"2014-06-11T12:04:59+03:00","method_type":"m",' \\
    b'"updated_at":"2014-06-11T12:04:59+03:00","receipt_url":"https://a.example/"}}'
transport = httpx2.MockTransport(lambda request: httpx2.Response(201, content=ANSWER))
client = Client(
    shop_id="363", secret_key="key", environment=TEST, transport=transport
)
outcome = client.create_payout(
    money=Money("1.00", "USD"), description="d", tracking_id="inv-7"
)
assert isinstance(outcome, Accepted)
"""


def starting() -> list[Row]:
    """Ratios of whole processes to their neighbours, run in turn."""
    runs = alternating(
        {
            "nothing": python("pass"),
            "floor": python(FLOOR),
            "floor again": python(FLOOR),
            "client": python(CLIENT),
            "call": python(FIRST_CALL),
        },
        ROUNDS,
    )
    floor = runs["floor"]
    rows = [
        Row("`python -c pass`", f"{runs['nothing'].seconds * 1000:.0f} ms"),
        Row(
            "the floor: `import httpx2; from pydantic import BaseModel`",
            f"{floor.seconds * 1000:.0f} ms",
            seen=floor.spread,
        ),
    ]
    for name, what, aim in (
        ("floor again", "the floor against itself: the noise of this machine", ""),
        ("client", "constructing a client, against the floor", "1.0x"),
        ("call", "the same and a first call, against the floor", "1.6x"),
    ):
        times = runs[name].times
        seen = f"{middle_half(times, floor.times)}; {runs[name].spread}"
        rows.append(Row(what, f"{ratio(times, floor.times):.2f}x", aim, seen))
    return rows
