"""References to a type whose own line is refused: told there, and no traceback."""

from __future__ import annotations

import itertools

import pytest

from payspec.diagnostics import Collector, Severity
from payspec.pipeline.check import check
from tests.emitting import text_spec

SPEC = """\
payspec: 1
provider: acme
title: Acme
environments: {{test: {{url: https://sandbox.acme.example, sandbox: true}}}}
credentials: {{user: account, key: secret}}
auth: {{shop: {{basic: [user, key]}}}}
money: {{exponents: {{from: iso4217}}}}
signatures: {{by_key: {{hmac: sha256, header: X-S, encoding: hex, key: key}}}}
types:
  Order: {{ref!: text, amount!: minor(currency), currency!: currency}}
  Payout: {{id!: text, ref!: text}}
  Failure: {{message!: text}}
  Inner: {{id: text}}
  {refused}
errors: [Failure]
operations:
  pay:
    POST: /pay
    auth: shop
    effect: moves_money
    headers: {{Key: idempotency_key}}
    body: Order
    answers: {{200: Payout}}
    write_safety:
      repeat: {{form: uuid, derive: ref, answers: replay}}
      outcomes: {{200: accepted, 422: rejected}}
      find: {{with: find, by: ref, not_found: no_proof}}
      identified_by: id
      echoes: [ref]
  find:
    GET: /pay
    query: {{ref!: text, kind: text}}
    auth: shop
    effect: read
    answers: {{200: Payout}}
    echoes: [ref]
callbacks:
  told: {{body: Payout, verify: by_key, identity: id, acknowledge: 200}}
"""
REFUSED = {
    "underscore": ("Lost_", "{id!: text}"),
    "small": ("lost", "{id!: text}"),
    "sign": ("Lost-1", "{id!: text}"),
    "nothing": ("Lost", "{}"),
    "text": ("Lost", "text"),
    "list": ("Lost", "[id]"),
    "null": ("Lost", "null"),
    "no-values": ("Lost", "{$enum: []}"),
    "mixed": ("Lost", "{$enum: [1, a]}"),
    "no-type": ("Lost", "{id: nonsense}"),
    "no-alternatives": ("Lost", "{$any_of: []}"),
    "map": ("Lost", "{$map: 7}"),
}
PLACES = {
    "field-of-a-request": ("Order: {ref!: text", "Order: {lost: X, ref!: text"),
    "money-inside": ("amount!: minor(currency), currency!: currency}", "lost!: X}"),
    "field-of-an-answer": ("Payout: {id!: text", "Payout: {lost!: X, id!: text"),
    "field-of-an-error": ("Failure: {message!", "Failure: {lost: X, message!"),
    "field-of-a-field": ("Inner: {id: text", "Inner: {lost: X, id: text"),
    "reference": ("Order: {ref!: text", "Order: {ref!: X"),
    "identity": ("Payout: {id!: text", "Payout: {id!: X"),
    "list": ("Order: {ref!: text", 'Order: {lost: "list(X)", ref!: text'),
    "map": ("Order: {ref!: text", 'Order: {lost: "map(X)", ref!: text'),
    "long-form": ("Order: {ref!: text", "Order: {lost: {type: X}, ref!: text"),
    "body": ("body: Order", "body: X"),
    "wrapped-body": ("body: Order", "body: {data: X}"),
    "bare-body": ("body: Order", "body: list(X)"),
    "answer": ("answers: {200: Payout}", "answers: {200: X}"),
    "wrapped-answer": ("answers: {200: Payout}", "answers: {200: {data: list(X)}}"),
    "headers": ("answers: {200: Payout}", "answers: {200: {$headers: X}}"),
    "error": ("errors: [Failure]", "errors: [X]"),
    "query": ("query: {ref!: text", "query: {ref!: X"),
    "other-query": ("kind: text", "kind: X"),
    "callback": ("told: {body: Payout", "told: {body: X"),
}


@pytest.mark.parametrize(("refused", "place"), [*itertools.product(REFUSED, PLACES)])
def test_a_reference_to_a_refused_type(refused: str, place: str) -> None:
    """Whatever is wrong with a type, and wherever it is used: findings at lines."""
    name, type_ = REFUSED[refused]
    old, new = PLACES[place]
    spec = SPEC.format(refused=f"{name}: {type_}")
    assert old in spec
    spec = spec.replace(old, new.replace("X", name), 1)
    report = Collector()
    check((text_spec(spec),), report, lambda _: None)
    wrong = [each for each in report.diagnostics if each.severity is Severity.ERROR]
    assert wrong
    assert all(1 <= each.span.line <= spec.count("\n") + 1 for each in wrong)
