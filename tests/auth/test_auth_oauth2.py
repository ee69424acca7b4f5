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


KINDS_OF_TOKEN: dict[str, tuple[dict[str, object], bool]] = {
    "none": ({}, True),
    "null": ({"token_type": None}, True),
    "empty": ({"token_type": ""}, True),
    **{
        word: ({"token_type": word}, True)
        for word in ("Bearer", "bearer", "BEARER", "bEaReR", " Bearer ")
    },
    **{
        repr(word): ({"token_type": word}, False)
        for word in ("mac", "DPoP", "N_A", "Bearer token", "bearertoken", " ", "Basic")
    },
    **{
        repr(value): ({"token_type": value}, False)
        for value in (1, 0, True, ["Bearer"], {"Bearer": 1}, False, [])
    },
}
LIFETIMES: dict[str, tuple[dict[str, object], bool]] = {
    "absent": ({}, False),
    **{
        repr(value): ({"expires_in": value}, True)
        for value in (60, 86399, "60", "86399", 3600.5, 60.0, "3600.0", " 60 ", 10**30)
    },
    "text-of-30-digits": ({"expires_in": "9" * 30}, True),
    **{
        repr(value): ({"expires_in": value}, False)
        for value in (None, 0, "0", -1, "-1", -0.5, "", " ", "soon", "1e3", "٣", True)
    },
    **{
        repr(value): ({"expires_in": value}, False)
        for value in (False, [60], {"s": 60}, "2026-01-01T00:00:00Z", "60s", "60,5")
    },
}
EXTRA: dict[str, dict[str, object]] = {
    "none": {},
    "narrower-scope": {"scope": "a"},
    "another-scope": {"scope": "c"},
    "no-scope": {"scope": ""},
    "refresh": {"refresh_token": "r", "id_token": None, "ext_expires_in": 1},
    "nested": {"data": {"access_token": "other"}, "error_description": None},
    "no-error": {"error": None},
    "empty-error": {"error": ""},
    "false-error": {"error": False},
}


@pytest.mark.parametrize("status", ["200 OK", "201 Created"])
@pytest.mark.parametrize(("kind", "taken"), KINDS_OF_TOKEN.values(), ids=KINDS_OF_TOKEN)
def test_the_kind_of_a_token(kind: dict[str, object], taken: bool, status: str) -> None:
    """Without a word of another kind it is a bearer token."""
    answer = gives(status, access_token="t0ken", expires_in=60, **kind)
    with LoopbackServer(serves(answer)) as server:
        outcome = run("sync", build("sync", "oauth_basic", server.url), pay)
    if taken:
        assert isinstance(outcome, core("Accepted"))
        assert server.seen[-1].header("authorization") == "Bearer t0ken"
    else:
        assert isinstance(outcome, core("NotSent"))
        assert outcome.error.reason == "unreadable"
        assert len(server.seen) == 1


@pytest.mark.parametrize("extra", EXTRA.values(), ids=EXTRA)
@pytest.mark.parametrize(("life", "kept"), LIFETIMES.values(), ids=LIFETIMES)
def test_the_lifetime_of_a_token(
    life: dict[str, object], kept: bool, extra: dict[str, object]
) -> None:
    """One whose end is not known is used for the call that asked for it."""
    answer = gives(**{**extra, **life}, access_token="t0ken")
    with LoopbackServer(serves(answer)) as server:
        run("sync", build("sync", "oauth_basic", server.url), in_turn(pay, read))
    targets = [seen.target for seen in server.seen]
    assert targets.count("/oauth/token") == (1 if kept else 2)
    assert targets.count("/payouts/p-1") == 2


WORDS = ("invalid_client", "invalid_request", "invalid_scope", "unauthorized_client")
ERRORS = {
    **{
        f"{status}-{word}": (status, {"error": word, **more}, word)
        for status in ("200 OK", "201 Created", "400 No", "401 No", "403 No")
        for word in WORDS
        for more in ({}, {"error_description": f"no {KEY}", "error_uri": "https://x"})
    },
    **{
        f"{status}-{value!r}": (status, {"error": value}, "refused")
        for status in ("200 OK", "400 No")
        for value in (f"no {KEY}", 7, True, {"code": "invalid_client"}, ["x"], "slow")
    },
    **{
        f"{status}-beside-a-token": (
            status,
            {**GOOD, "error": "invalid_client"},
            "invalid_client",
        )
        for status in ("200 OK", "400 No", "500 No")
    },
    **{
        f"{status}-with-a-token": (status, GOOD, "refused")
        for status in ("202 Accepted", "203 Other", "206 Part", "302 Found", "400 No")
    },
}
TEXTS = ("", "two words", "line\nbreak", "t\u00f6ken", "\ud800", "a\tb", 7, None, ["t"])


@pytest.mark.parametrize(("status", "body", "reason"), ERRORS.values(), ids=ERRORS)
def test_an_answer_that_says_an_error_gives_no_token(
    status: str, body: dict[str, object], reason: str
) -> None:
    with LoopbackServer(serves(gives(status, **body))) as server:
        outcome = run("sync", build("sync", "oauth_body", server.url), pay)
    assert isinstance(outcome, core("NotSent"))
    assert outcome.error.reason == reason
    assert KEY not in repr(outcome) + str(outcome.error)
    assert len(server.seen) == 1


@pytest.mark.parametrize("provider", ["oauth_body", "exchange"])
@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_a_token_that_no_header_carries_is_none(text: object, provider: str) -> None:
    """It is the provider's mistake, and told as that."""
    answer = answer_bytes(json.dumps({"access_token": text, "token": text}).encode())
    with LoopbackServer(serves(lambda seen: answer)) as server:
        outcome = run("sync", build("sync", provider, server.url), pay)
    assert isinstance(outcome, core("NotSent"))
    assert isinstance(outcome.error, core("NotAuthorised")), outcome
    assert outcome.error.reason == "unreadable"
    assert len(server.seen) == 1


BODIES = {
    "form": b"access_token=t0ken&token_type=bearer&expires_in=60",
    "list": b'[{"access_token": "t0ken"}]',
    "text": b'"t0ken"',
    "twice": b'{"access_token": "t0ken", "access_token": "other"}',
    "html": b"<html>t0ken</html>",
    "cut": b'{"access_token": "t0ken"',
    "nothing": b"",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_what_is_no_json_object_gives_no_token(body: bytes) -> None:
    with LoopbackServer(serves(lambda seen: answer_bytes(body))) as server:
        outcome = run("sync", build("sync", "oauth_body", server.url), pay)
    assert isinstance(outcome, core("NotSent"))
    assert outcome.error.reason == "unreadable"
    assert len(server.seen) == 1
