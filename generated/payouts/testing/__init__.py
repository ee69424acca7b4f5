"""A stand-in for a provider, for tests of the code around a client.

It answers inside the process, on no socket, and can fail in every way that a network
can; and it sends callbacks that are proven as the provider's are. It needs httpx2, and
cryptography where those are signed by a private key; no client needs it, and it may be
left out.

    provider = StandIn(
        Route("POST", "/payouts", documented("payouts.acme", "create_payout.201")),
        Route("GET", "/payouts/{id}", NoAnswer()),
    )
    with Client(..., transport=provider) as client:
        ...
    assert [request.method for request in provider.requests] == ["POST"]
"""

from .answer import Answer
from .callback_cases import CallbackCase, callback_cases
from .callbacks import CallbackRequest, CallbackSender
from .failures import (
    BrokenOff,
    Failure,
    Garbled,
    Happening,
    Interrupted,
    NoAnswer,
    NotTaken,
    Refused,
    Reset,
    TlsFailed,
    Unreachable,
)
from .fixtures import FixtureCase, documented, documented_body, fixture_cases
from .json_text import JsonValue
from .routes import Route, Unscripted
from .seen import SeenRequest
from .stand_in import StandIn

__all__ = [
    "Answer",
    "BrokenOff",
    "CallbackCase",
    "CallbackRequest",
    "CallbackSender",
    "Failure",
    "FixtureCase",
    "Garbled",
    "Happening",
    "Interrupted",
    "JsonValue",
    "NoAnswer",
    "NotTaken",
    "Refused",
    "Reset",
    "Route",
    "SeenRequest",
    "StandIn",
    "TlsFailed",
    "Unreachable",
    "Unscripted",
    "callback_cases",
    "documented",
    "documented_body",
    "fixture_cases",
]
