"""Dwolla: HAL, a media type of its own, tokens, and an answer that is a header."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import Any

import pytest

from tests.loopback.scripts import answer_bytes

from .house import KINDS, Script, ask, core, provider, says

pytestmark = pytest.mark.usefixtures("package")

HAL = "application/vnd.dwolla.v1.hal+json"
TOKEN = says({"access_token": "t0ken", "token_type": "Bearer", "expires_in": 3599})
SOURCE, DESTINATION, CUSTOMER = (f"https://api.example/{name}" for name in "sdc")
TRANSFER: dict[str, Any] = {
    "_links": {"source": {"href": SOURCE, "type": HAL, "resource-type": "account"}},
    "id": "t-1",
    "status": "pending",
    "amount": {"value": "42.00", "currency": "USD"},
    "created": "2026-01-02T03:04:05.678Z",
}


def build(made: str, url: str) -> Any:
    module = provider("dwolla")
    return getattr(module, made)(
        environment=module.TEST.at(url), client_id="id", client_secret="s3cret"
    )


def transfer(client: Any) -> Any:
    models = provider("dwolla.models")
    return client.initiate_transfer(
        money=core("Money")("42", "USD"),
        links={"source": {"href": SOURCE}, "destination": {"href": DESTINATION}},
        fees=[
            models.Fee(
                links={"charge-to": {"href": CUSTOMER}},
                amount={"value": "1.5", "currency": "USD"},
            )
        ],
        correlation_id="inv-7",
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_transfer_is_told_by_its_location(kind: str) -> None:
    """The bytes are those of the document's own request; the answer has no body."""
    location = "https://api-sandbox.dwolla.com/transfers/t-1"
    created = answer_bytes(
        b"", status="201 Created", headers=(f"Location: {location}",)
    )
    script = Script([TOKEN, created])
    outcome = ask(kind, script, build, transfer)
    assert type(outcome).__name__ == "Accepted"
    assert outcome.value.location == location
    asked, sent = script.seen
    assert (asked.method, asked.target) == ("POST", "/token")
    assert asked.body == b"grant_type=client_credentials"
    basic = b64encode(b"id:s3cret").decode()
    assert asked.header("authorization") == f"Basic {basic}"
    assert (sent.method, sent.target) == ("POST", "/transfers")
    assert sent.header("accept") == HAL
    assert sent.header("content-type") == "application/json"
    assert sent.header("authorization") == "Bearer t0ken"
    assert sent.header("idempotency-key") == outcome_key(outcome, sent)
    assert json.loads(sent.body) == {
        "_links": {"source": {"href": SOURCE}, "destination": {"href": DESTINATION}},
        "amount": {"value": "42.00", "currency": "USD"},
        "fees": [
            {
                "_links": {"charge-to": {"href": CUSTOMER}},
                "amount": {"value": "1.5", "currency": "USD"},
            }
        ],
        "correlationId": "inv-7",
    }
    assert sent.body.startswith(b'{"_links":{"source":{"href":"https://')


def outcome_key(outcome: Any, sent: Any) -> str:
    """The key: derived, and so the same for a second run."""
    script = Script([TOKEN, says({"code": "x", "message": "y"}, "500 Oops")])
    again = ask("sync", script, build, transfer)
    assert again.idempotency_key == script.seen[1].header("idempotency-key")
    return str(again.idempotency_key)


@pytest.mark.parametrize("kind", KINDS)
def test_a_refusal_tells_what_is_wrong_inside(kind: str) -> None:
    """The failures that are embedded are read by the names that HAL gives them."""
    failure = {
        "code": "ValidationError",
        "message": "Validation error(s) present.",
        "_embedded": {
            "errors": [
                {
                    "code": "InsufficientFunds",
                    "message": "Insufficient funds.",
                    "path": "/_links/source/href",
                }
            ]
        },
    }
    script = Script([TOKEN, says(failure, "400 Bad Request", f"Content-Type: {HAL}")])
    outcome = ask(kind, script, build, transfer)
    assert type(outcome).__name__ == "Rejected"
    (inner,) = outcome.error.embedded.errors
    assert (inner.code, inner.path) == ("InsufficientFunds", "/_links/source/href")
    assert outcome.error.to_wire() == failure


@pytest.mark.parametrize("kind", KINDS)
def test_links_lead_through_a_list(kind: str) -> None:
    """To the page that `_links.next` names; the items are embedded."""
    path = "/customers/c-1/transfers"
    first = {
        "_links": {"next": {"href": "ORIGIN" + path + "?limit=1&offset=1"}},
        "_embedded": {"transfers": [TRANSFER]},
        "total": 2,
    }
    last = {
        "_links": {"self": {"href": "ORIGIN" + path}},
        "_embedded": {"transfers": [{**TRANSFER, "id": "t-2"}]},
        "total": 2,
    }
    script = Script([TOKEN])

    def at(made: str, url: str) -> Any:
        placed = (json.dumps(each).replace("ORIGIN", url) for each in (first, last))
        script.answers += [says(json.loads(each)) for each in placed]
        return build(made, url)

    found = ask(
        kind,
        script,
        at,
        lambda client: client.find_transfers(
            customer="c-1", correlation_id="inv-7", limit=1
        ),
    )
    assert [each.id for each in found] == ["t-1", "t-2"]
    assert found[0].links["source"].resource_type == "account"
    assert found[0].amount.money == core("Money")("42.00", "USD")
    targets = [each.target for each in script.seen[1:]]
    assert targets == [
        f"{path}?correlationId=inv-7&limit=1",
        f"{path}?limit=1&offset=1",
    ]
