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

And it runs the cases that are emitted beside each provider, with any test runner:

    @pytest.mark.parametrize("case", call_cases("payouts.acme"), ids=str)
    def test_calls(case):
        check_call("payouts.acme", case)
        asyncio.run(check_call_async("payouts.acme", case))

    @pytest.mark.parametrize("name", fixture_names("payouts.acme", "signatures"))
    def test_callbacks(name):
        check_callback("payouts.acme", name)
"""

from .answer import Answer
from .call_cases import CallCase, call_cases
from .callback_cases import CallbackCase, callback_cases
from .callback_proofs import check_callback, check_callback_case
from .callbacks import CallbackRequest, CallbackSender
from .calls import check_call, check_call_async
from .failed import CaseFailed
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
from .fixtures import (
    FixtureBreach,
    FixtureCase,
    FixtureShape,
    documented,
    documented_body,
    fixture_cases,
    fixture_names,
)
from .json_text import JsonValue
from .payloads import check_payload, check_payload_case
from .routes import Route, Unscripted
from .seen import SeenRequest
from .stand_in import StandIn
from .types import check_types

__all__ = [
    "Answer",
    "BrokenOff",
    "CallCase",
    "CallbackCase",
    "CallbackRequest",
    "CallbackSender",
    "CaseFailed",
    "Failure",
    "FixtureBreach",
    "FixtureCase",
    "FixtureShape",
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
    "call_cases",
    "callback_cases",
    "check_call",
    "check_call_async",
    "check_callback",
    "check_callback_case",
    "check_payload",
    "check_payload_case",
    "check_types",
    "documented",
    "documented_body",
    "fixture_cases",
    "fixture_names",
]
