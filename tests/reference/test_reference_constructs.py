"""Each way to authenticate and to prove a callback is said on a provider's page."""

from __future__ import annotations

from pathlib import Path

import pytest

from payspec.diagnostics import Explanation
from payspec.pipeline.docs import docs
from payspec.pipeline.rulebook import RULES
from payspec.resources import templates_folder
from tests.auth.specs import SIGNING, SPECS
from tests.emission.trees import checked

EXPLAINED = {name: Explanation(rule) for name, rule in RULES.items()}
CALLBACKS = Path(__file__).parents[1] / "callbacks" / "acme.yaml"


def page(spec: str) -> str:
    (provider,) = providers = checked(("acme", spec, {}))
    pages = docs(providers, EXPLAINED, templates_folder(), language=True)
    return pages[f"providers/{provider.provider.name}.md"]


def section(text: str, title: str) -> str:
    return text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


SAID = {
    "basic": "HTTP Basic: `merchant` and `key`.",
    "bearer": "`Authorization: Bearer …` with `key`.",
    "gnap": "`Authorization: GNAP …` with `key`.",
    "in_header": "Header `X-API-Key` with `key`.",
    "in_query": "Parameter `api[key]` of the query: `key`.",
    "in_body": "Member `public_key` of the body with `key`.",
    "several": "Parameter `m` of the query: `merchant`.",
    "exchange": "It is good for 600 seconds.",
    "per_call": "Each call has its own.",
    "oauth_basic": "`merchant` and `key` in the header, scope `a b`.",
    "oauth_body": "`merchant` and `key` in the body.",
    "oauth_scopes": "`merchant` and `key` in the header, scope `read`.",
    "signed_header": r"over `{X-Merchant}\n{Accept}\n{target}\n{body}`, in `X-Sign`.",
    "certificate": "A client certificate: `merchant`, `key`.",
    "message_hmac": "Message signature (RFC 9421) `hmac-sha256` by `key`",
    "message_ed25519": "`@method`, `@target-uri`, `content-digest`, `content-type`.",
    **{name: f"Signature `{way}` by `key` over" for name, (way, _) in SIGNING.items()},
}


@pytest.mark.parametrize("name", SPECS)
def test_a_way_to_authenticate_is_said(name: str) -> None:
    said = section(page(SPECS[name]), "Credentials and authentication")
    # What a line of code shows has its line feeds as pictures.
    assert SAID[name] in said.replace("\u240a", r"\n")


SIGNED = {
    "shared": "HMAC with sha256 over `{timestamp}.{body}`, by `private_key`, in "
    "`X-Signature`, part `v1` as hex; the moment of signing counts.",
    "public": "Ed25519 over `{body}`, by `public_key`, in `X-Public` as base64.",
    "message": "A message signature (RFC 9421), `ed25519`, by `public_key`, which "
    "covers `@method`, `@target-uri`, `content-digest`.",
}
CALLED = {
    "payouts": "Holds [`Payout`](#type.Payout) in `data`, or a list of them.",
    "listed": "It counts if [`shared`](#signature.shared) or "
    "[`public`](#signature.public) holds; **authentic** then",
    "thin": "It only names what changed.",
    "unknown": "Nothing proves it: it is a **hint**, and never more.",
}


@pytest.mark.parametrize("name", SIGNED)
def test_a_signature_is_said(name: str) -> None:
    text = section(page(CALLBACKS.read_text(encoding="utf-8")), "Callbacks")
    part = text.partition(f'<a id="signature.{name}">')[2].partition("<a id=")[0]
    assert SIGNED[name] in part


@pytest.mark.parametrize("name", CALLED)
def test_a_callback_is_said(name: str) -> None:
    text = section(page(CALLBACKS.read_text(encoding="utf-8")), "Callbacks")
    part = text.partition(f'<a id="callback.{name}">')[2].partition("<a id=")[0]
    assert CALLED[name] in part


HELD = """
payspec: 1
provider: acme
title: Acme
assumptions: {repeat: No document says what a repeat does.}
environments: {live: https://api.acme.example}
credentials: {key: secret}
auth: {key: {bearer: key}}
types:
  Asked: {$open: true, fields!: list(Filled)}
  Filled: {$open: true, value!: {type: text, sensitive: pii}}
  Form: {id!: text, fields!: list(Needed)}
  Needed: {$open: true, $descriptor: {required: true, as: Filled}}
  Failure: {message!: text}
operations:
  create_payout:
    POST: /payouts
    auth: key
    effect: moves_money
    body: Asked
    answers: {200: Form}
    errors: [Failure]
    write_safety:
      assumed: repeat
      outcomes: {200: accepted, 422: rejected}
"""
DESCRIBED = {
    "Asked": "A request may carry members that are not described.",
    "Needed": "It holds members that are not described; they are kept. It describes a "
    "field that is asked for at run time, known by its place in the list.",
}


@pytest.mark.parametrize("name", DESCRIBED)
def test_what_else_an_object_holds_is_said_by_its_direction(name: str) -> None:
    text = section(page(HELD), "Types")
    part = text.partition(f'<a id="type.{name}">')[2].partition("<a id=")[0]
    assert part.rstrip().endswith(DESCRIBED[name])


def test_a_repeat_that_no_document_tells_of_is_no_known_second_order() -> None:
    said = "No document says how the provider knows a repeat: sent again, it may be"
    assert said in section(page(HELD), "Operations")
