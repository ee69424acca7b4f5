"""What the statuses of beGateway and aopay mean, read through their clients."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from payouts import ConfigurationError, MoneyAt, Standing, StatusMeaning, aopay
from payouts.aopay.flows import FLOWS, PAYOUT_FLOW
from payouts.begateway import (
    LIVE,
    TRANSACTION_STATUS_MEANINGS,
    Accepted,
    Client,
    Payout,
    TransactionStatus,
)
from tests.loopback.scripts import answer_bytes, answers
from tests.loopback.server import LoopbackServer, Peer, Script

from .calls import KINDS, SECRET_KEY, SHOP_ID, Kind, Setup
from .payout import answer, pay

SAMPLES = Path(__file__).parents[2] / "specs" / "aopay"

# From the shared table of what each provider's statuses come to.
BEGATEWAY = {
    "initial": (Standing.CREATED, False, MoneyAt.UNKNOWN),
    "pending": (Standing.PENDING, False, MoneyAt.UNKNOWN),
    "incomplete": (Standing.ACTION, False, MoneyAt.UNKNOWN),
    "successful": (Standing.SUCCEEDED, False, MoneyAt.RECEIVER),
    "error": (Standing.FAILED, False, MoneyAt.UNKNOWN),
    "failed": (Standing.FAILED, True, MoneyAt.SENDER),
    "expired": (Standing.EXPIRED, True, MoneyAt.SENDER),
    "deleted": (Standing.CANCELLED, True, MoneyAt.SENDER),
    "permanent": (Standing.UNKNOWN, False, MoneyAt.UNKNOWN),
    "successfull": (Standing.UNKNOWN, False, MoneyAt.UNKNOWN),
}
AOPAY = {
    "PENDING": (Standing.PENDING, False, MoneyAt.UNKNOWN),
    "SUCCESS": (Standing.SUCCEEDED, False, MoneyAt.RECEIVER),
    "FAILED": (Standing.FAILED, True, MoneyAt.SENDER),
    "EXPIRED": (Standing.UNKNOWN, False, MoneyAt.UNKNOWN),
    "success": (Standing.UNKNOWN, False, MoneyAt.UNKNOWN),
}


def paid(kind: Kind, **changes: object) -> Payout:
    """The payout of an answer with some members changed."""
    created = answer_bytes(answer(**changes), status="201 Created")
    with LoopbackServer(answers(created)) as server:
        outcome = pay(kind, Setup(server.url))
    assert isinstance(outcome, Accepted)
    return outcome.value


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("word", "means"), BEGATEWAY.items(), ids=BEGATEWAY)
def test_a_status_of_begateway(
    kind: Kind, word: str, means: tuple[Standing, bool, MoneyAt]
) -> None:
    payout = paid(kind, status=word, payout={"status": "pending", "gateway_id": 1})
    assert payout.status_meaning == StatusMeaning(word, *means)
    assert payout.payout is not None
    assert payout.payout.status_meaning.standing is Standing.PENDING


def test_every_known_status_of_begateway_is_described() -> None:
    described = set(TRANSACTION_STATUS_MEANINGS)
    assert described == TransactionStatus.__known__ == set(BEGATEWAY) - {"successfull"}
    again = {word for word, m in TRANSACTION_STATUS_MEANINGS.items() if m.final}
    assert again == {"failed", "expired", "deleted"}


def test_nothing_that_may_still_be_paid_is_replaced() -> None:
    """Whatever is not proven to stay with the sender is not paid a second time."""
    for table in (TRANSACTION_STATUS_MEANINGS, aopay.PROCESS_STATUS_MEANINGS):
        for meaning in table.values():
            gone = {Standing.FAILED, Standing.EXPIRED, Standing.CANCELLED}
            assert not meaning.may_be_replaced or meaning.standing in gone


def platform(body: object) -> Script:
    """Answer token requests with a token, and all others with `body`."""
    token = (SAMPLES / "create_token.200.json").read_bytes()

    def script(peer: Peer) -> None:
        while (seen := peer.read_request()) is not None:
            asked = seen.target == "/auth-tokens"
            peer.send(answer_bytes(token if asked else json.dumps(body).encode()))

    return script


def details(name: str, **process: object) -> aopay.Payout:
    """A documented payout as its client reads it, some of its process changed."""
    body = json.loads((SAMPLES / name).read_text(encoding="utf-8"))
    if process:
        body["process"] |= process
    with LoopbackServer(platform(body)) as server:
        where = aopay.SANDBOX.at(server.url)
        with aopay.Client(merchant_code="m", secret="s", environment=where) as client:
            return client.get_payout(
                id_payout=body["paymentMethodResponse"]["idPayout"]
            )


@pytest.mark.parametrize(("word", "means"), AOPAY.items(), ids=AOPAY)
def test_a_status_of_aopay(word: str, means: tuple[Standing, bool, MoneyAt]) -> None:
    process = details("get_payout.200.json", status=word).process
    assert process is not None
    assert process.status_meaning == StatusMeaning(word, *means)


def test_the_flow_of_aopay_reads_what_it_paid() -> None:
    """The answer to the payment tells no status, and what to ask it by."""
    assert FLOWS == (PAYOUT_FLOW,)
    first, second = PAYOUT_FLOW.steps
    (taken,) = second.takes
    assert (first.operation, second.operation) == ("create_payout", "get_payout")
    found: object = details("create_payout.200.json")
    assert isinstance(found, aopay.Payout) and found.process is None
    for name in taken.field.split("."):
        found = getattr(found, name)
    assert found == "TST-223344"
    assert taken.argument == "id_payout"


def test_a_live_client_rests_on_assumed_statuses() -> None:
    with pytest.raises(ConfigurationError, match=r"aopay\.statuses: A payout has"):
        aopay.Client(merchant_code="m", secret="s", environment=aopay.LIVE)
    with pytest.raises(ConfigurationError) as refused:
        Client(shop_id=SHOP_ID, secret_key=SECRET_KEY, environment=LIVE)
    for name in ("settled", "unsettled"):
        assert f"begateway.{name}: " in str(refused.value)
