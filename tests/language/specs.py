"""Small good specs, and what is found in others made from them."""

from payspec.diagnostics import Collector, Diagnostic
from payspec.ir.provider import Provider
from payspec.language.read import read_provider
from payspec.python.names import names

READ = """\
payspec: 1
provider: acme
title: Acme
environments: {live: https://api.acme.example}
types:
  Payout:
    id!: text
operations:
  get_payout:
    GET: /payouts/{id}
    path: {id: text}
    effect: read
    answers: {200: Payout}
"""

PAY = """\
payspec: 1
provider: acme
title: Acme
environments: {live: https://api.acme.example}
credentials: {user: account, key: secret}
auth:
  shop: {basic: [user, key]}
money: {exponents: {from: iso4217}}
types:
  Request:
    amount!: minor(currency)
    currency!: currency
    reference!: text(..40)
    country: country
    test: boolean
  Payout:
    id!: text
    amount!: minor(currency)
    currency!: currency
    test: boolean
    reference: text(..40)
  Found: {id!: text, reference: text(..40)}
  Failure:
    message!: text
errors: [Failure]
operations:
  pay:
    POST: /payouts
    auth: shop
    effect: moves_money
    headers: {Idempotency-Key: idempotency_key}
    body: {payout: Request}
    answers:
      200, 201: {payout: Payout}
    write_safety:
      repeat: {form: uuid, derive: reference, window: 24h, answers: replay}
      outcomes:
        200, 201: accepted
        401, 422: rejected
      find: {with: get_payout, by: reference, not_found: no_proof}
      echoes: [amount, currency, {field: test, absent: false}, "reference?"]
      identified_by: id
  get_payout:
    GET: /payouts/{reference}
    path: {reference: text(..40)}
    auth: shop
    effect: read
    answers:
      200: {payout: Found}
    echoes: [reference]
"""


Case = tuple[str, tuple[tuple[str, str], ...], list[tuple[str, str]]]
"""A spec and what is changed in it; then each rule, and the word it points at."""


def changed(spec: str, *changes: tuple[str, str]) -> str:
    """The spec with texts replaced, each of which stands in it once."""
    for old, new in changes:
        assert spec.count(old) == 1, (old, spec.count(old))
        spec = spec.replace(old, new)
    return spec


def read(spec: str) -> tuple[Provider | None, tuple[Diagnostic, ...]]:
    """The provider, and all that is found on the way to its names in code."""
    report = Collector()
    provider = read_provider("spec.yaml", spec.encode(), lambda _: None, report)
    if provider is not None:
        names(provider, report)
    return provider, report.diagnostics


def pointed_at(spec: str, found: Diagnostic) -> str:
    """The text in the file that a finding points at."""
    span, lines = found.span, spec.split("\n")
    assert span.on_one_line, found
    return lines[span.line - 1][span.column - 1 : span.end_column - 1]
