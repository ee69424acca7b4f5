"""What is sent is the text itself, whatever the class of it prints."""

from __future__ import annotations

import enum
import json
from base64 import b64decode
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from payouts.begateway import LIVE, Client, Money, NotSent, PayoutMethod
from payouts.core.fields.secret import Secret
from tests.loopback.scripts import answer_bytes, answers
from tests.loopback.server import LoopbackServer

from .calls import ASSUMPTIONS, KINDS, Kind, Setup, call
from .payout import answer, pay


class Word(str, enum.Enum):  # noqa: UP042
    """Prints as `Word.ACCOUNT` and so on."""

    ACCOUNT = "12345678"
    CURRENCY = "USD"
    UID = "2-5"


class Starred(str):
    """Prints as stars, as what keeps personal data out of logs does."""

    __slots__ = ()

    def __str__(self) -> str:
        return "***"

    def __format__(self, _spec: str) -> str:
        return "***"

    __repr__ = __str__


class Count(int, enum.Enum):
    """Prints as `Count.TWO`."""

    TWO = 2


class Odd(Decimal):
    """Prints as another number."""

    def __str__(self) -> str:
        return "999"

    def __format__(self, _spec: str, /, _context: object = None) -> str:
        return "999"


TEXTS = {"enumeration": Word.ACCOUNT, "starred": Starred("12345678")}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_an_account_is_sent_as_it_is(text: str, kind: Kind) -> None:
    script = answers(answer_bytes(answer(), status="201 Created"))
    method = PayoutMethod.model_validate(
        {"type": "bank", "account": text, "all": [text], Starred("of"): {"it": text}}
    )
    with LoopbackServer(script) as server:
        pay(kind, Setup(server.url), method=method)
    [seen] = server.seen
    sent = json.loads(seen.body)["request"]["method"]
    assert sent == {
        "type": "bank",
        "account": "12345678",
        "all": ["12345678"],
        "of": {"it": "12345678"},
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_number_is_sent_as_it_is(kind: Kind) -> None:
    script = answers(answer_bytes(answer(), status="201 Created"))
    method = PayoutMethod.model_validate(
        {"type": "bank", "branch": Count.TWO, "rate": Odd("1.50")}
    )
    with LoopbackServer(script) as server:
        pay(kind, Setup(server.url), method=method, money=Money(Odd("1.00"), "USD"))
    [seen] = server.seen
    assert b'"branch":2,"rate":1.50' in seen.body
    assert b'"amount":100,' in seen.body


def test_a_currency_is_what_it_was_checked_to_be() -> None:
    assert Money("1", Word.CURRENCY) == Money("1", "USD")
    assert type(Money("1", Word.CURRENCY).currency) is str
    assert Money("1", Starred("EUR")).currency == "EUR"


@pytest.mark.parametrize("uid", [Word.UID, Starred("2-5")])
def test_an_id_in_a_path_is_sent_as_it_is(uid: str) -> None:
    script = answers(answer_bytes(answer(uid="2-5")))
    with LoopbackServer(script) as server:
        call(
            "sync",
            Setup(server.url),
            lambda client: client.get_payout(uid=uid),
            lambda client: client.get_payout(uid=uid),
        )
    [seen] = server.seen
    assert seen.target == "/beyag/transactions/2-5"


CREDENTIALS: dict[str, Callable[[], Any]] = {
    "value": lambda: Starred("k3y"),
    "wrapped": lambda: Secret(Starred("k3y")),
    "function": lambda: lambda: Starred("k3y"),
}


@pytest.mark.parametrize("given", CREDENTIALS.values(), ids=CREDENTIALS)
def test_a_credential_is_sent_as_it_is(given: Callable[[], Any]) -> None:
    script = answers(answer_bytes(answer(uid="2-5")))
    with (
        LoopbackServer(script) as server,
        Client(
            shop_id="363",
            secret_key=given(),
            environment=LIVE.at(server.url),
            accept_assumptions=ASSUMPTIONS,
        ) as client,
    ):
        client.get_payout(uid="2-5")
    [seen] = server.seen
    basic = (seen.header("authorization") or "").removeprefix("Basic ")
    assert b64decode(basic) == b"363:k3y"


UNWRITABLE = {
    "value": {"type": "bank", "account": "\ud800"},
    "inside": {"type": "bank", "all": [{"account": "\udfff"}]},
    "long": {"type": "bank", "number": 10**100},
    "longer": {"type": "bank", "number": -(10**5_000)},
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("method", UNWRITABLE.values(), ids=UNWRITABLE)
def test_what_no_json_can_hold_is_not_sent(
    method: dict[str, object], kind: Kind
) -> None:
    """It ends in an outcome, as all does that is wrong with a request."""
    with LoopbackServer(answers(answer_bytes(answer()))) as server:
        outcome = pay(
            kind, Setup(server.url), method=PayoutMethod.model_validate(method)
        )
    assert isinstance(outcome, NotSent)
    assert "cannot be written as JSON" in str(outcome.error)
    assert server.seen == []
