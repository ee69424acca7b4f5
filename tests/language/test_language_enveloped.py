"""Answers that keep everything one level down: echoes, modes and samples of those."""

from __future__ import annotations

import pytest

from payspec.diagnostics import Collector
from payspec.ir.modes import mode_values
from payspec.language.read import read_provider
from tests.language.specs import changed

SPEC = """\
payspec: 1
provider: acme
title: Acme
environments:
  live: {url: https://api.acme.example, mode: {test: false}}
  test: {url: https://api.acme.example, sandbox: true, mode: {test: true}}
credentials: {shop: account, key: secret}
auth:
  shop: {header: {X-Shop: shop}, body: {key: key}}
money: {exponents: {from: iso4217}}
types:
  Order:
    amount!: major(currency)
    currency!: currency
    reference!: text
    test: boolean
  Payout:
    id!: text
    attributes!: Attributes
  Attributes:
    amount!: major(currency)
    currency!: currency
    reference!: text
    test!: boolean
    updated!: timestamp(unix)
  Failure:
    message!: text
errors: [Failure]
operations:
  create_payout:
    POST: /payouts
    auth: shop
    effect: moves_money
    body: {data: Order}
    answers: {201: {data: Payout}}
    write_safety:
      repeat: {key: reference, form: text, answers: conflict}
      outcomes: {201: accepted, 409: duplicate, 422: rejected}
      find: {with: find_payout, by: reference, not_found: no_proof}
      echoes:
        - {field: attributes.amount, of: amount}
        - {field: attributes.currency, of: currency}
        - {field: attributes.reference, of: reference}
        - {field: attributes.test, of: test}
      identified_by: id
    samples: [a.request.json, a.201.json]
  find_payout:
    GET: /references/{reference}
    path: {reference: text}
    effect: read
    answers: {200: {data: Payout}}
    echoes:
      - {field: attributes.reference, of: reference}
      - {field: attributes.test, of: test}
  get_payout:
    GET: /payouts/{id}
    path: {id: text}
    effect: read
    answers: {200: {data: Payout}}
    echoes: [id, {field: attributes.test, of: test}]
signatures:
  signature: {hmac: sha256, header: X-Signature, encoding: hex, key: key}
callbacks:
  payout:
    body: {data: Payout}
    verify: signature
    identity: [id, attributes.updated]
    order: attributes.updated
    mode: {field: attributes.test, of: test}
    acknowledge: 200
    reread: get_payout
"""

ORDER = b'{"amount": 10, "currency": "EUR", "reference": "r", "test": true}'
REQUEST = b'{"data": ' + ORDER + b"}"
PAYOUT = ORDER[:-1] + b', "updated": 1597835735}'
ANSWER = b'{"data": {"id": "1", "attributes": ' + PAYOUT + b"}}"
KEYED = b'{"key": "k", "data": ' + ORDER + b"}"

AUTH_NAMED = ("[a.request.json", "[{file: a.request.json, deviates: {/key: auth}}")
ECHO_NAMED = (
    "a.201.json]",
    "{file: a.201.json, deviates: {/data/attributes/reference: echo}}]",
)


def found(spec: str, request: bytes = REQUEST, answer: bytes = ANSWER) -> list[str]:
    """What is found, but for notes: the rule, and what it says."""
    report = Collector()
    files = {"a.request.json": request, "a.201.json": answer}
    read_provider("spec.yaml", spec.encode(), files.get, report)
    return [f"{each.rule.id}: {each.message}" for each in report.diagnostics]


def test_all_of_it_is_sound() -> None:
    assert found(SPEC) == []


@pytest.mark.parametrize("field", ["reference", "amount", "test"])
def test_an_echo_one_level_down_is_compared(field: str) -> None:
    other = {"reference": b'"r"', "amount": b"10", "test": b"true"}[field]
    answer = ANSWER.replace(
        b'"%s": %s' % (field.encode(), other),
        b'"%s": %s'
        % (
            field.encode(),
            {"reference": b'"x"', "amount": b"11", "test": b"false"}[field],
        ),
    )
    assert found(SPEC, answer=answer) == [
        f"sample-deviates: 'a.201.json' deviates at '/data/attributes/{field}' (echo)"
    ]


def test_a_named_echo_is_no_finding_and_has_to_be_one() -> None:
    named = changed(SPEC, ECHO_NAMED)
    assert found(named, answer=ANSWER.replace(b'"r"', b'"x"')) == []
    (needless,) = found(named)
    assert needless.startswith("needless-deviation")


def test_what_authentication_writes_is_named_as_that() -> None:
    (unnamed,) = found(SPEC, KEYED)
    assert unnamed.endswith("deviates at '/key' (auth)")
    assert found(changed(SPEC, AUTH_NAMED), KEYED) == []
    # Any other member is as undocumented as before.
    (other,) = found(SPEC, KEYED.replace(b'"key"', b'"other"'))
    assert other.endswith("deviates at '/other' (undocumented)")


def test_a_mode_is_echoed_under_another_name() -> None:
    alone = changed(SPEC, ("        - {field: attributes.test, of: test}\n", ""))
    assert {each.partition(":")[0] for each in found(alone)} == {"mode-not-echoed"}


def test_a_callback_repeats_the_mode_under_another_name() -> None:
    report = Collector()
    files = {"a.request.json": REQUEST, "a.201.json": ANSWER}
    provider = read_provider("spec.yaml", SPEC.encode(), files.get, report)
    assert provider is not None
    mode = provider.callbacks[0].mode
    assert mode is not None
    assert mode_values(provider, mode) == {"live": False, "test": True}
    unnamed = changed(SPEC, (", of: test}\n    ack", "}\n    ack"))
    assert {each.partition(":")[0] for each in found(unnamed)} == {"callback-mode"}


def test_unix_time_orders_and_identifies() -> None:
    text = changed(SPEC, ("updated!: timestamp(unix)", "updated!: json"))
    assert sorted(each.partition(":")[0] for each in found(text)) == [
        "callback-identity",
        "callback-order",
    ]
