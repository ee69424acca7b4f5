"""Adyen: names that are no paths, accounts by their type, webhooks with an HMAC."""

from __future__ import annotations

import hashlib
import hmac
import json
from base64 import b64encode
from typing import Any

import pytest

from .house import KINDS, Script, ask, core, provider, says

pytestmark = pytest.mark.usefixtures("package")

HMAC_KEY = "11223344d785fbae710e7f943f307971bb61b21281c98c9129b3d4018a57b2eb"
IBAN = "DE89370400440532013000"


def build(made: str, url: str) -> Any:
    module = provider("adyen")
    where = module.TEST.at(transfers=f"{url}/btl/v4", payouts=f"{url}/pal")
    return getattr(module, made)(environment=where, api_key="k3y")


def transfer(client: Any) -> Any:
    models = provider("adyen.models")
    return client.create_transfer(
        money=core("Money")("110.00", "EUR"),
        balance_account_id="BA1",
        category="bank",
        counterparty={
            "bankAccount": {
                "accountHolder": {"fullName": "A. Klaassen"},
                "accountIdentification": models.IbanAccount(type="iban", iban=IBAN),
            }
        },
        reference="inv-7",
    )


TRANSFER: dict[str, Any] = {
    "id": "1W1UG35U8A9J5ZLG",
    "status": "authorised",
    "amount": {"value": 11000, "currency": "EUR"},
    "category": "bank",
    "reference": "inv-7",
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_transfer_to_an_account_of_a_kind(kind: str) -> None:
    """The tag tells the account's form; the key is the header's."""
    script = Script([says(TRANSFER, "202 Accepted")])
    outcome = ask(kind, script, build, transfer)
    assert type(outcome).__name__ == "Accepted"
    assert outcome.value.amount.money == core("Money")("110.00", "EUR")
    (sent,) = script.seen
    assert (sent.method, sent.target) == ("POST", "/btl/v4/transfers")
    assert sent.header("x-api-key") == "k3y"
    assert sent.header("idempotency-key")
    assert sent.body == (
        b'{"amount":{"value":11000,"currency":"EUR"},"balanceAccountId":"BA1",'
        b'"category":"bank","counterparty":{"bankAccount":{"accountHolder":'
        b'{"fullName":"A. Klaassen"},"accountIdentification":{"type":"iban",'
        b'"iban":"DE89370400440532013000"}}},"reference":"inv-7"}'
    )


ODD = {
    "billingAddress.city": "Amsterdam",
    "billingAddress.country": "NL",
    "fraudCheck-[itemNr]-[FraudCheckname]": "0",
    "airline.<name>": "KL",
    "recurring.recurringDetailReference": "8315",
    "fraudCheck-1-Other": "7",
}
PAYOUT = {
    "pspReference": "8515131751004933",
    "resultCode": "Received",
    "additionalData": ODD,
}


@pytest.mark.parametrize("kind", KINDS)
def test_odd_names_are_names(kind: str) -> None:
    """Each is an attribute with a plain name and travels as it is written."""
    script = Script([says(PAYOUT)])

    def pay(client: Any) -> Any:
        return client.pay_out(
            money=core("Money")("5", "JPY"), merchant_account="Acme", reference="r"
        )

    outcome = ask(kind, script, build, pay)
    assert type(outcome).__name__ == "Accepted"
    told = outcome.value.additional_data
    assert told.billing_address_city == "Amsterdam"
    assert told.billing_address_country == "NL"
    assert told.fraud_check_item_nr_fraud_checkname == "0"
    assert told.airline_name == "KL"
    assert outcome.value.to_wire() == PAYOUT
    (sent,) = script.seen
    assert (sent.method, sent.target) == ("POST", "/pal/payout")
    assert sent.body == (
        b'{"amount":{"value":5,"currency":"JPY"},"merchantAccount":"Acme",'
        b'"reference":"r"}'
    )


EVENT = {
    "data": {**TRANSFER, "status": "booked"},
    "environment": "test",
    "timestamp": "2026-01-02T03:04:05+01:00",
    "type": "balancePlatform.transfer.updated",
}
BODY = json.dumps(EVENT).encode()


def signed(body: bytes, key: str = HMAC_KEY) -> dict[str, str]:
    made = hmac.new(bytes.fromhex(key), body, hashlib.sha256).digest()
    return {"HmacSignature": b64encode(made).decode(), "protocol": "HmacSHA256"}


def test_a_webhook_is_authentic() -> None:
    """HMAC-SHA256 over the raw body, its key in hex, the signature in base64."""
    parse = provider("adyen.callbacks").parse
    callback = parse(signed(BODY), BODY, hmac_key=["0" * 64, HMAC_KEY])
    (event,) = callback.events
    assert callback.trust is core("Trust").AUTHENTIC
    assert event.value.data.status == "booked"
    assert event.value.data.amount.money == core("Money")("110.00", "EUR")
    assert str(event.reread) == "get_transfer(id='1W1UG35U8A9J5ZLG')"


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        pytest.param(signed(BODY), BODY + b" ", id="another body"),
        pytest.param(signed(BODY, "00" * 32), BODY, id="another key"),
        pytest.param({}, BODY, id="no signature"),
        pytest.param({"HmacSignature": signed(BODY)["HmacSignature"][:-4]}, BODY),
    ],
)
def test_a_webhook_that_is_not_proven_is_refused(
    headers: dict[str, str], body: bytes
) -> None:
    with pytest.raises(core("CallbackRefused")):
        provider("adyen.callbacks").parse(headers, body, hmac_key=HMAC_KEY)
