"""Credentials in a request: where the spec says, and nowhere else."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from tests.loopback.server import LoopbackServer, Seen

from .emitted import (
    KEY,
    KINDS,
    MERCHANT,
    Kind,
    build,
    core,
    exact,
    pay,
    payouts,
    read,
    run,
    serves,
)

QUERY = "api%5Bkey%5D=k3y-5ecret%2F%2B%3D"
PAIR = b64encode(f"{MERCHANT}:{KEY}".encode()).decode()

HEADERS = {
    "basic": {"authorization": f"Basic {PAIR}"},
    "bearer": {"authorization": f"Bearer {KEY}"},
    "gnap": {"authorization": f"GNAP {KEY}"},
    "in_header": {"x-api-key": KEY},
    "in_query": {},
    "in_body": {},
    "several": {"authorization": f"Bearer {KEY}", "x-merchant": MERCHANT},
}
TARGETS = {"in_query": f"/payouts/p-1?{QUERY}", "several": f"/payouts/p-1?m={MERCHANT}"}


def authenticating(seen: Seen) -> dict[str, str]:
    """The headers that no request without authentication has."""
    usual = {"host", "accept", "accept-encoding", "connection", "content-length"}
    usual |= {"content-type", "idempotency-key", "user-agent"}
    pairs = {name.lower(): value for name, value in seen.headers}
    return {name: value for name, value in pairs.items() if name not in usual}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("provider", HEADERS)
def test_what_a_request_carries(provider: str, kind: Kind) -> None:
    with LoopbackServer(serves(payouts)) as server:
        client = build(kind, provider, server.url)
        outcome = run(kind, client, pay)
    assert isinstance(outcome, core("Accepted"))
    [seen] = server.seen
    assert authenticating(seen) == HEADERS[provider]
    assert seen.target == TARGETS.get(provider, "/payouts/p-1")
    sent = exact(seen.body)
    assert sent.pop("public_key", None) == (KEY if provider == "in_body" else None)
    assert sent == {"amount": 100, "currency": "USD", "reference": "inv-7"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("provider", HEADERS)
def test_what_a_read_carries(provider: str, kind: Kind) -> None:
    with LoopbackServer(serves(payouts)) as server:
        run(kind, build(kind, provider, server.url), read)
    [seen] = server.seen
    assert authenticating(seen) == HEADERS[provider]
    assert seen.target == TARGETS.get(provider, "/payouts/p-1")
    assert seen.body == b""


def test_a_body_with_a_credential_keeps_its_numbers() -> None:
    """The body is written again around the credential, digit for digit."""
    exactly = Decimal("12345678901234567.890")
    with LoopbackServer(serves(payouts)) as server:
        client = build("sync", "in_body", server.url)
        run("sync", client, lambda client: pay(client, ratio=exactly))
    [seen] = server.seen
    assert b'"ratio":12345678901234567.890' in seen.body


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("provider", "key"),
    [("bearer", "bröken"), ("in_header", "bröken"), ("basic", "a:b")],
)
def test_a_credential_that_cannot_be_sent_is_not(
    provider: str, key: str, kind: Kind
) -> None:
    """Nothing leaves, and nothing of the credential is told."""
    name = "merchant" if provider == "basic" else "key"
    with LoopbackServer(serves(payouts)) as server:
        client = build(kind, provider, server.url, **{name: key})
        outcome = run(kind, client, pay)
        assert server.connections == 0
    assert isinstance(outcome, core("NotSent"))
    assert isinstance(outcome.error, core("ConfigurationError"))
    assert name in str(outcome.error)
    assert key not in repr(outcome) + str(outcome.error)


HALF = f"{KEY}\udcff"
"""So Python reads what is no UTF-8 in the environment."""

GIVEN: dict[str, Callable[[], Any]] = {
    "text": lambda: HALF,
    "secret": lambda: core("Secret")(HALF),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("given", GIVEN.values(), ids=GIVEN)
@pytest.mark.parametrize("provider", ["basic", "bearer"])
def test_no_client_is_built_with_a_credential_that_is_no_unicode(
    provider: str, given: Callable[[], Any], kind: Kind
) -> None:
    """What fails to encode it would carry the whole credential."""
    with pytest.raises(core("ConfigurationError"), match="'key'") as raised:
        build(kind, provider, "https://api.acme.example", key=given())
    assert KEY not in f"{raised.value!r}{raised.value.args}"
    assert raised.value.__context__ is None


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("provider", ["basic", "bearer"])
def test_a_credential_that_is_no_unicode_is_not_sent(provider: str, kind: Kind) -> None:
    with LoopbackServer(serves(payouts)) as server:
        outcome = run(kind, build(kind, provider, server.url, key=lambda: HALF), pay)
        with pytest.raises(core("ConfigurationError"), match="'key'") as raised:
            run(kind, build(kind, provider, server.url, key=lambda: HALF), read)
    assert isinstance(outcome, core("NotSent"))
    for error in (outcome.error, raised.value):
        assert isinstance(error, core("ConfigurationError"))
        assert KEY not in f"{error!r}{error.args}"
        assert error.__context__ is None
    assert server.seen == []


class Journal:
    """Keeps what tells one request from another."""

    def __init__(self) -> None:
        self.fingerprints: list[str] = []

    def record(self, entry: Any) -> None:
        self.fingerprints.append(entry.fingerprint)


@pytest.mark.parametrize("provider", HEADERS)
def test_the_journal_knows_a_request_by_itself_alone(provider: str) -> None:
    """Another credential does not make another request of it."""
    journal = Journal()
    with LoopbackServer(serves(payouts)) as server:
        for key in (KEY, "another-key"):
            client = build("sync", provider, server.url, key=key, journal=journal)
            run("sync", client, pay)
    assert len(journal.fingerprints) == 4
    assert len(set(journal.fingerprints)) == 1
