"""OAuth 2 client credentials (RFC 6749, 4.4)."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable
from urllib.parse import parse_qsl, quote_plus

import pytest

from tests.loopback.scripts import answer_bytes
from tests.loopback.server import LoopbackServer, Seen

from .emitted import (
    KEY,
    KINDS,
    MERCHANT,
    Kind,
    build,
    core,
    in_turn,
    pay,
    read,
    run,
    serves,
)


def gives(status: str = "200 OK", **members: object) -> Callable[[Seen], bytes | None]:
    """Answer each request of a token with these members, and calls with a payout."""

    def answer(seen: Seen) -> bytes | None:
        if seen.target != "/oauth/token":
            return None
        return answer_bytes(json.dumps(members).encode(), status=status)

    return answer


GOOD: dict[str, object] = {"access_token": "t0ken", "token_type": "Bearer"}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("provider", ["oauth_basic", "oauth_body"])
def test_a_client_says_who_it_is(provider: str, kind: Kind) -> None:
    with LoopbackServer(serves(gives(**GOOD, expires_in=3600))) as server:
        outcome = run(kind, build(kind, provider, server.url), pay)
    assert isinstance(outcome, core("Accepted"))
    asked, paid = server.seen
    assert (asked.method, asked.target) == ("POST", "/oauth/token")
    assert asked.header("content-type") == "application/x-www-form-urlencoded"
    fields = parse_qsl(asked.body.decode(), strict_parsing=True)
    if provider == "oauth_basic":
        pair = f"{quote_plus(MERCHANT)}:{quote_plus(KEY)}".encode()
        basic = f"Basic {b64encode(pair).decode()}"
        assert asked.header("authorization") == basic
        assert fields == [("grant_type", "client_credentials"), ("scope", "a b")]
    else:
        assert asked.header("authorization") is None
        assert fields == [
            ("grant_type", "client_credentials"),
            ("client_id", MERCHANT),
            ("client_secret", KEY),
        ]
    assert paid.header("authorization") == "Bearer t0ken"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("expires", "asked"),
    [(3600, 1), ("3600", 1), (None, 2), (0, 2), (-1, 2), ("soon", 2), (True, 2)],
)
def test_a_token_is_used_again_as_long_as_it_is_said_to_be_good(
    expires: object, asked: int, kind: Kind
) -> None:
    with LoopbackServer(serves(gives(**GOOD, expires_in=expires))) as server:
        client = build(kind, "oauth_basic", server.url)
        run(kind, client, in_turn(pay, read))
    targets = [seen.target for seen in server.seen]
    assert targets.count("/oauth/token") == asked
    assert targets.count("/payouts/p-1") == 2


@pytest.mark.parametrize("kind", KINDS)
def test_each_scope_has_a_token_of_its_own(kind: Kind) -> None:
    """One that may read is no good for paying."""

    def by_scope(seen: Seen) -> bytes | None:
        if seen.target != "/oauth/token":
            return None
        scope = dict(parse_qsl(seen.body.decode()))["scope"]
        given = {**GOOD, "access_token": f"may-{scope}", "expires_in": 3600}
        return answer_bytes(json.dumps(given).encode())

    with LoopbackServer(serves(by_scope)) as server:
        client = build(kind, "oauth_scopes", server.url)
        run(kind, client, in_turn(read, pay, read, pay))
    calls = [seen for seen in server.seen if seen.target != "/oauth/token"]
    used = [seen.header("authorization") for seen in calls]
    assert used == ["Bearer may-read", "Bearer may-pay"] * 2
    assert len(server.seen) == len(calls) + 2


REFUSALS = {
    "invalid-client": (gives("401 No", error="invalid_client"), "invalid_client"),
    "own-word": (gives("400 No", error=f"no {KEY}"), "refused"),
    "unreadable": (gives("500 No", error=7), "refused"),
    "no-token": (gives(token_type="Bearer"), "unreadable"),
    "mac": (gives(access_token="t", token_type="mac"), "unreadable"),
    "no-type": (gives(access_token="t"), "unreadable"),
    "empty": (gives(access_token="", token_type="Bearer"), "unreadable"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("answer", "reason"), REFUSALS.values(), ids=REFUSALS)
def test_without_a_token_nothing_is_sent(
    answer: Callable[[Seen], bytes | None], reason: str, kind: Kind
) -> None:
    with LoopbackServer(serves(answer)) as server:
        outcome = run(kind, build(kind, "oauth_body", server.url), pay)
    assert isinstance(outcome, core("NotSent"))
    assert outcome.error.reason == reason
    assert KEY not in repr(outcome) + str(outcome.error)
    assert [seen.target for seen in server.seen] == ["/oauth/token"]
