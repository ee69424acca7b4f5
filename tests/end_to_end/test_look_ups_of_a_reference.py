"""A reference that any of its look-ups would refuse is not sent: one rule for all."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

import pytest

from tests.operations.house import KINDS, Provider, ask, emitted

NAMES = ("found", "mapped", "mapped_query", "reread", "echoed", "alone")
"""How a reference can be looked up; `alone` by nothing at all."""

FIND = "      find: {with: get_payout, by: reference, not_found: no_proof}\n"
MAPPING = {
    "mapped": "  get: {call: get_payout, reference: reference}\n",
    "mapped_query": "  find: {call: find_payouts, reference: reference}\n",
}
CALLBACK = """\
signatures:
  signature: {{hmac: sha256, header: X-Signature, encoding: hex, key: key}}
callbacks:
  payout:
    body: Payout
    verify: signature
    identity: id
    acknowledge: 200
    reread: {{with: get_payout, by: {by}}}
"""


def spec(name: str) -> str:
    """One way to look up, and no other."""
    word = "theirs" if name == "echoed" else "reference"
    echo = "{field: theirs, of: reference}" if name == "echoed" else "reference"
    text = f"""\
payspec: 1
provider: looked_{name}
title: Looked
environments: {{test: {{url: https://sandbox.looked.example, sandbox: true}}}}
credentials: {{key: secret}}
auth: {{key: {{bearer: key}}}}
types:
  Request: {{reference!: text}}
  Payout: {{id!: text, {word}!: text}}
  Failure: {{message!: text}}
errors: [Failure]
operations:
  pay:
    POST: /payouts
    auth: key
    effect: moves_money
    body: Request
    answers: {{200: Payout}}
    write_safety:
      outcomes: {{200: accepted, 422: rejected}}
      echoes: [{echo}]
      identified_by: id
{FIND if name == "found" else ""}\
  get_payout:
    GET: /payouts/{{reference}}
    path: {{reference: text(..20)}}
    auth: key
    effect: read
    answers: {{200: Payout}}
    echoes: [{echo}]
  find_payouts:
    GET: /payouts
    query: {{reference: text(..20)}}
    auth: key
    effect: read
    answers: {{200: list(Payout)}}
    echoes: [{echo}]
"""
    if name in ("reread", "echoed"):
        text += CALLBACK.format(by=word)
    if name in MAPPING or name in ("reread", "echoed"):
        reads = f"  reads: {{Payout: {{id: id, reference: {word}}}}}\n"
        create = "  create: {call: pay, reference: reference}\n"
        text += f"mapping:\n{create}{MAPPING.get(name, '')}{reads}"
    return text


TOO_LONG = "r" * 21
"""For the path and the query of the look-up alike."""
IN_A_PATH = ("..", "a/../b", "%2e%2e", "..\\x")
ANYWHERE = ("a\nb", " a", "a\u200b")
FITTING = ("inv-7", "a/b", "r" * 20, "Ünï")
REFUSED = {
    "found": (*IN_A_PATH, TOO_LONG, *ANYWHERE),
    "mapped": (*IN_A_PATH, TOO_LONG, *ANYWHERE),
    "mapped_query": (TOO_LONG, *ANYWHERE),
    "reread": (*IN_A_PATH, TOO_LONG, *ANYWHERE),
    "echoed": (*IN_A_PATH, TOO_LONG, *ANYWHERE),
    "alone": (),
}
ALL = (*IN_A_PATH, TOO_LONG, *ANYWHERE, *FITTING)


@pytest.fixture(scope="module", params=NAMES)
def looked(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, ModuleType]]:
    """The name of a way, and the package of its spec."""
    name = str(request.param)
    with emitted(tmp_path_factory.mktemp(name), spec(name)) as module:
        yield name, module


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("reference", ALL)
def test_what_cannot_be_looked_up_is_not_sent(
    kind: str, reference: str, looked: tuple[str, ModuleType]
) -> None:
    name, module = looked
    word = "theirs" if name == "echoed" else "reference"
    provider = Provider([(200, {"id": "1", word: reference})])
    outcome = ask(
        kind, module, provider, lambda client: client.pay(reference=reference), key="k"
    )
    refused = reference in REFUSED[name]
    assert type(outcome).__name__ == ("NotSent" if refused else "Accepted")
    assert len(provider.seen) == (not refused)
    if refused:
        assert [each.pointer for each in outcome.error.violations] == ["/reference"]
