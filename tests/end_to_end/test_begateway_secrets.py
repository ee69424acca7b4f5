"""No credential and no personal datum is in anything that prints."""

from __future__ import annotations

import base64
import json
import logging
import pickle
import traceback
from typing import Any

import pytest

from payouts.begateway import (
    TEST,
    ApiError,
    Client,
    Customer,
    Failure,
    Money,
    Outcome,
    Payout,
    PayoutRequest,
)
from tests.loopback import scripts
from tests.loopback.scripts import answer_bytes
from tests.loopback.server import LoopbackServer, Script

from .calls import KINDS, SECRET_KEY, SHOP_ID, Kind, Setup, call, sync_client
from .payout import REQUEST, answer, pay

BASIC = base64.b64encode(f"{SHOP_ID}:{SECRET_KEY}".encode()).decode()
PEOPLE = {
    "first_name": "Zebulon",
    "last_name": "Quuxley",
    "email": "zq@quuxley.example",
    "zip": "90210",
    "country": "US",
    "address": "77 Wombat Crescent",
    "phone": "15550001234",
    "device_id": "dev-5cf1",
    "taxpayer_id": "TX-998877",
}
ADDRESS = "203.0.113.77"
RECEIPT = "https://backoffice.example/receipts/8f14e45fceea167a"
COOKIE = "session=0d1a2b3c4d"
HIDDEN = (
    SECRET_KEY,
    BASIC,
    ADDRESS,
    RECEIPT,
    "0d1a2b3c4d",
    *(value for name, value in PEOPLE.items() if name not in {"country"}),
)

ECHOING = {
    "billing_address": {
        key: PEOPLE[key] for key in ("first_name", "last_name", "address", "zip")
    },
    "customer": {"ip": ADDRESS, "email": PEOPLE["email"]},
    "receipt_url": RECEIPT,
    "undescribed": {"iban": PEOPLE["taxpayer_id"]},
}

ENDS: dict[str, Script] = {
    "accepted": scripts.answers(
        answer_bytes(
            answer(**ECHOING),
            status="201 Created",
            headers=(f"Set-Cookie: {COOKIE}", f"X-Customer: {PEOPLE['email']}"),
        )
    ),
    "another-amount": scripts.answers(
        answer_bytes(answer(amount=7, **ECHOING), status="201 Created")
    ),
    "drift": scripts.answers(
        answer_bytes(
            answer(**{**ECHOING, "billing_address": {"zip": [PEOPLE["zip"]]}}),
            status="201 Created",
        )
    ),
    "unreadable": scripts.answers(
        answer_bytes(PEOPLE["email"].encode(), status="201 Created")
    ),
    "rejected": scripts.answers(
        answer_bytes(
            json.dumps({"message": "No.", "customer": PEOPLE}).encode(), status="422 No"
        )
    ),
    "silent": scripts.answers_and_closes(b""),
}


def told(outcome: Outcome[Payout, Failure]) -> list[str]:
    """Everything that an outcome and what it raises print."""
    found = [repr(outcome), str(outcome), f"{outcome}"]
    try:
        value = outcome.unwrap()
    except Exception as error:
        found += [repr(error), str(error), *traceback.format_exception(error)]
    else:
        found += [repr(value), str(value), repr(dict(value))]
        found += [str(value.model_dump()), value.model_dump_json()]
        found += [repr(value.billing_address), repr(value.response)]
        found += [str(value.response.headers), str(value.response.drift)]
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("end", list(ENDS))
def test_nothing_that_prints_holds_a_secret_or_a_person(
    kind: Kind, end: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with LoopbackServer(ENDS[end]) as server:
        setup = Setup(server.url)
        outcome = pay(kind, setup, customer=Customer(**PEOPLE), ip=ADDRESS)
    printed = told(outcome)
    printed += [repr(entry) for entry in setup.kept.entries]
    printed += [repr(event) for event in setup.kept.events]
    printed += [record.getMessage() for record in caplog.records]
    assert_hidden("\n".join(printed))


def assert_hidden(text: str) -> None:
    """None of what is hidden is in the text."""
    assert text
    assert [value for value in HIDDEN if value in text] == []


@pytest.mark.parametrize(
    "changes",
    [
        {"customer": {**PEOPLE, "zip": "9021"}},
        {"customer": {**PEOPLE, "email": 5}},
        {"customer": {**PEOPLE, "unknown": "x"}},
        {"customer": PEOPLE["address"]},
        {"customer": Customer(**PEOPLE), "description": None},
        {"customer": Customer(**PEOPLE), "idempotency_key": SECRET_KEY},
        {"customer": Customer(**PEOPLE), "method": {"account": PEOPLE["taxpayer_id"]}},
    ],
)
def test_a_refusal_before_sending_prints_no_value(changes: dict[str, Any]) -> None:
    outcome = pay("sync", Setup("http://127.0.0.1:9"), ip=ADDRESS, **changes)
    assert_hidden("\n".join(told(outcome)))


def test_a_client_prints_no_secret() -> None:
    with sync_client(Setup("http://127.0.0.1:9")) as client:
        printed = [repr(client), str(client), repr(vars(client))]
        assert_hidden("\n".join(printed))
        with pytest.raises(TypeError):
            pickle.dumps(client._settings.credentials)


def test_an_error_of_a_read_prints_no_secret(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    body = json.dumps({"message": "No.", "who": PEOPLE}).encode()
    with (
        LoopbackServer(scripts.answers(answer_bytes(body, status="404 No"))) as server,
        pytest.raises(ApiError) as raised,
    ):
        call(
            "sync",
            Setup(server.url),
            lambda client: client.get_payout(uid="2-5"),
            lambda client: client.get_payout(uid="2-5"),
        )
    printed = [*traceback.format_exception(raised.value), repr(raised.value.error)]
    assert_hidden("\n".join([*printed, caplog.text]))


def test_a_request_reveals_by_to_wire_alone() -> None:
    request = PayoutRequest.model_validate(
        {**REQUEST["request"], "customer": PEOPLE, "ip": ADDRESS}
    )
    printed = [repr(request), str(request), str(request.model_dump())]
    assert_hidden("\n".join([*printed, request.model_dump_json()]))
    assert request.to_wire()["customer"] == PEOPLE


def test_a_bad_credential_is_refused_without_printing_it() -> None:
    def broken() -> str:
        raise RuntimeError(SECRET_KEY)

    with Client(
        shop_id="1:2", secret_key=broken, environment=TEST.at("http://127.0.0.1:9")
    ) as client:
        outcome = client.create_payout(
            money=Money("1", "USD"),
            description="d",
            tracking_id="inv-7",
        )
    assert_hidden("\n".join(told(outcome)))
