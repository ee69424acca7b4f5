"""A payout whose key is in its path, and whose money stands deep in its body."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from types import ModuleType

import pytest

from tests.operations.house import KINDS, Provider, ask, emitted, spec

SPEC = spec("path_key")

CREDENTIALS = {"user": "u", "key": "k"}


@pytest.fixture(scope="module")
def hermes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The emitted package."""
    with emitted(tmp_path_factory.mktemp("hermes"), SPEC) as module:
        yield module


def payout(amount: object = 12345, currency: str = "EUR", name: str = "a/b") -> object:
    """An answer."""
    money = {"amount": amount, "currencyCode": currency}
    return {"requested": {"money": money}, "result": {"idPayout": name}}


def create(
    module: ModuleType, provider: Provider, kind: str, name: str = "a/b"
) -> object:
    """Ask for 123.45 EUR under a key."""
    return ask(
        kind,
        module,
        provider,
        lambda client: client.create_payout(
            id_payout=name, money=module.Money("123.45", "EUR"), method={"code": "x"}
        ),
        **CREDENTIALS,
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_request_is_the_documents(kind: str, hermes: ModuleType) -> None:
    """The key in the path, escaped; the money inside; the version on every call."""
    provider = Provider([(200, payout())])
    outcome = create(hermes, provider, kind)
    assert type(outcome).__name__ == "Accepted"
    (seen,) = provider.seen
    assert (seen.method, seen.target) == ("POST", "/api/payouts/a%2Fb")
    assert seen.header("X-API-Version") == "2"
    assert json.loads(seen.body) == {
        "requested": {"money": {"amount": 12345, "currencyCode": "EUR"}},
        "method": {"code": "x"},
    }


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        pytest.param(payout(amount=12344), "echo", id="another amount"),
        pytest.param(payout(currency="USD"), "echo", id="another currency"),
        pytest.param(payout(name="a/c"), "echo", id="another payout"),
        pytest.param(
            {"requested": {}, "result": {"idPayout": "a/b"}}, "echo", id="none"
        ),
        pytest.param(payout(name=""), "not_identified", id="no name"),
        pytest.param(
            {"requested": {"money": {"amount": 1}}, "result": 7},
            "not_identified",
            id="no object where the name stands",
        ),
    ],
)
def test_an_answer_to_something_else_is_unknown(
    kind: str, answer: object, reason: str, hermes: ModuleType
) -> None:
    """What differs, however deep, is never taken for the answer to this request."""
    outcome = create(hermes, Provider([(200, answer)]), kind)
    assert (type(outcome).__name__, outcome.reason) == ("Unknown", reason)  # type: ignore[attr-defined]


def test_an_unknown_outcome_names_the_key_and_the_way_to_find_out(
    hermes: ModuleType,
) -> None:
    """The key of the path is the key, and what the payout is found by."""
    outcome = create(hermes, Provider([(500, None)]), "sync")
    assert outcome.idempotency_key == outcome.reference == "a/b"  # type: ignore[attr-defined]
    assert "get_payout(id_payout='a/b')" in outcome.instruction  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["", "..", "a b ", "x" * 256])
def test_a_key_that_tells_no_repeat_is_not_sent(name: str, hermes: ModuleType) -> None:
    """Empty, a dot segment, outer spaces, too long."""
    provider = Provider([(200, payout())])
    outcome = create(hermes, provider, "sync", name)
    assert type(outcome).__name__ == "NotSent"
    assert provider.seen == []


def test_a_signature_takes_money_and_no_key(hermes: ModuleType) -> None:
    """The objects that hold nothing but the money are no arguments."""
    taken = list(inspect.signature(hermes.Client.create_payout).parameters)
    assert taken == ["self", "id_payout", "money", "method", "callback_url", "deadline"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("status", "ends"), [(200, "Accepted"), (404, "Unknown"), (500, "Unknown")]
)
def test_cancelling_ends_in_an_outcome(
    kind: str, status: int, ends: str, hermes: ModuleType
) -> None:
    """A described answer is believed; anything else leaves it open."""
    provider = Provider([(status, {"state": "cancelled"})])
    outcome = ask(
        kind,
        hermes,
        provider,
        lambda client: client.cancel_payout(id_payout="7"),
        **CREDENTIALS,
    )
    assert type(outcome).__name__ == ends
    assert provider.seen[0].method == "DELETE"
    assert ends == "Accepted" or "moves no money" in outcome.instruction


HIDDEN = {
    "in-the-path": SPEC.replace(
        "    path: {id_payout: text}\n    auth: shop\n    effect: moves_money",
        "    path: {id_payout: {type: text, sensitive: pii}}\n    auth: shop\n"
        "    effect: moves_money",
    ),
    "in-the-body": SPEC.replace("POST: /payouts/{id_payout}", "POST: /payouts")
    .replace(
        "    path: {id_payout: text}\n    auth: shop\n    effect: moves_money",
        "    auth: shop\n    effect: moves_money",
    )
    .replace("    callbackUrl: url", "    id_payout!: {type: text, sensitive: pii}"),
}


class Kept:
    """A journal that keeps what it is told."""

    def __init__(self) -> None:
        self.entries: list[object] = []

    def record(self, entry: object) -> None:
        self.entries.append(entry)


@pytest.mark.parametrize("spec", HIDDEN.values(), ids=HIDDEN)
def test_a_key_that_is_sensitive_is_told_to_nobody(
    spec: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """It is a value of the request, and as such is it masked everywhere else."""
    journal, provider = Kept(), Provider([(500, b"")])
    with emitted(tmp_path_factory.mktemp("hidden"), spec) as module:
        outcome = ask(
            "sync",
            module,
            provider,
            lambda client: client.create_payout(
                id_payout="0012345", money=module.Money("123.45", "EUR")
            ),
            journal=journal,
            **CREDENTIALS,
        )
        (seen,) = provider.seen
        assert b"0012345" in seen.target.encode() + seen.body
        assert type(outcome).__name__ == "Unknown"
        assert (outcome.idempotency_key, outcome.reference) == (None, None)
        assert len(journal.entries) == 2
        assert "0012345" not in f"{outcome!r}{journal.entries!r}"
