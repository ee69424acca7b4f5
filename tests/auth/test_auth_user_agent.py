"""What a client calls itself: in every request, also in those for a token."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import payspec
from payspec.runtime.client.user_agent import VERSION
from tests.loopback.scripts import answer_bytes
from tests.loopback.server import LoopbackServer, Seen
from tests.operations.house import Provider, ask, emitted

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
from .specs import SPECS

BY_PRIVATE_KEY = ("rsa", "ecdsa", "ed25519", "cert", "message_ed25519")
PLACES = tuple(name for name in SPECS if not name.startswith(BY_PRIVATE_KEY))


def test_the_version_is_that_of_payspec() -> None:
    assert payspec.__version__ == VERSION


def tokens(_: Seen) -> bytes:
    body = b'{"access_token": "t", "token": "t", "id": "p-1", "amount": 100'
    return answer_bytes(body + b', "currency": "USD"}')


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("provider", PLACES)
def test_every_request_says_it_and_nothing_else(provider: str, kind: Kind) -> None:
    """Whatever authenticates it; and it tells nothing of the account."""
    given = {"hmac_hex": "aa" * 16, "hmac_base64": "AAAA"}.get(provider, KEY)
    with LoopbackServer(serves(tokens)) as server:
        client = build(kind, provider, server.url, key=given)
        run(kind, client, in_turn(pay, read))
    assert len(server.seen) >= 2
    for seen in server.seen:
        agents = [value for name, value in seen.headers if name.lower() == "user-agent"]
        assert agents == [f"payspec-client/{VERSION} ({provider})"]
        assert KEY not in agents[0] and MERCHANT not in agents[0]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("provider", ["bearer", "oauth_basic", "exchange"])
def test_a_caller_says_another(provider: str, kind: Kind) -> None:
    with LoopbackServer(serves(tokens)) as server:
        client = build(kind, provider, server.url, user_agent="shop/2.1 (+https://x)")
        run(kind, client, in_turn(pay, read))
    agents = {seen.header("user-agent") for seen in server.seen}
    assert agents == {"shop/2.1 (+https://x)"}


WRONG = (
    "",
    " ",
    " shop",
    "shop ",
    "shop\n",
    "shop\r\nX-Evil: 1",
    "shop\x00",
    "shop\tone",
    "shöp",
    "\udcff",
    b"shop",
    1,
    True,
    ["shop"],
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("value", WRONG, ids=ascii)
def test_what_no_header_carries_builds_no_client(value: Any, kind: Kind) -> None:
    with pytest.raises(core("ConfigurationError"), match="user_agent"):
        build(kind, "bearer", "https://api.acme.example", user_agent=value)


SPEC = """\
payspec: 1
provider: acme
title: Acme
environments: {test: {url: https://api.acme.example/api, sandbox: true}}
credentials: {client: account, secret: secret}
auth: {oauth: {oauth2: {token_url: /token, client: [client, secret]}}}
types: {Thing: {id!: text}}
WHOLE
operations:
  plain: {GET: /plain, auth: oauth, effect: read, answers: {200: Thing}}
  fixed:
    GET: /fixed
    headers: {user-agent: acme-fixed/1}
    auth: oauth
    effect: read
    answers: {200: Thing}
  chosen:
    GET: /chosen
    headers: {User-Agent: {type: text}}
    auth: oauth
    effect: read
    answers: {200: Thing}
"""
OWN = f"payspec-client/{VERSION} (acme)"


@pytest.fixture(scope="module", params=["", "headers: {User-Agent: acme-whole/1}"])
def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[ModuleType, str]]:
    folder = tmp_path_factory.mktemp("agents")
    text = SPEC.replace("WHOLE", request.param)
    if request.param:
        text = text.replace("    headers: {user-agent: acme-fixed/1}\n", "")
        text = text.replace("    headers: {User-Agent: {type: text}}\n", "")
    with emitted(folder, text) as module:
        yield module, request.param


CASES = list(product(KINDS, ["plain", "fixed", "chosen"], [None, "shop/2"]))


@pytest.mark.parametrize(("kind", "name", "given"), CASES)
def test_a_spec_says_another(
    kind: str, name: str, given: str | None, house: tuple[ModuleType, str]
) -> None:
    """The call's own counts first, then the client's, then the spec's."""
    module, whole = house
    arguments: dict[str, Any] = {}
    said = {"plain": OWN, "fixed": "acme-fixed/1", "chosen": OWN}[name]
    if whole:
        said = "acme-whole/1"
    said = given or said
    provider = Provider([(200, {"access_token": "t", "id": "1"})])
    options = {} if given is None else {"user_agent": given}
    own = [said]
    if name == "chosen" and not whole:
        arguments, own = {"user_agent": "call/3"}, ["call/3"]
    ask(
        kind,
        module,
        provider,
        lambda client: getattr(client, name)(**arguments),
        client="c",
        secret="s",
        **options,
    )
    asked, called = provider.seen
    assert asked.target == "/api/token"
    for seen in (asked, called):
        agents = [value for key, value in seen.headers if key.lower() == "user-agent"]
        assert agents == own


def test_nothing_but_the_core_says_the_version(tmp_path: Path) -> None:
    """A new version changes one file of an emitted package beside its manifest."""
    with emitted(tmp_path, SPEC.replace("WHOLE", "")):
        said = [
            path.name
            for path in tmp_path.rglob("*.py")
            if f'"{VERSION}"' in path.read_text(encoding="utf-8")
        ]
    assert said == ["user_agent.py"]
