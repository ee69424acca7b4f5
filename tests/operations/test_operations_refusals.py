"""What a described error has to say before it proves that nothing was created."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

import pytest

from tests.operations.house import KINDS, Provider, ask, emitted

SPEC = """\
payspec: 1
provider: momus
title: Momus
environments:
  test: {url: https://sandbox.momus.example, sandbox: true}
  live: https://api.momus.example
credentials: {user: account, key: secret}
auth: {shop: {basic: [user, key]}}
types:
  Order: {reference!: text}
  Payout: {id!: text, reference: text}
  Failure:
    code: integer
    message: text
    details: Details
    reasons: list(Reason)
  Details: {place: text}
  Reason: {word: text}
  Fields: {$map: text}
errors: [Failure, {by_field: Fields}]
operations:
  pay:
    POST: /payouts
    auth: shop
    effect: moves_money
    body: Order
    answers: {200: Payout}
    write_safety:
      outcomes: {200: accepted, 422: rejected}
      find: {with: get_payout, by: reference, not_found: no_proof}
      echoes: [reference?]
  get_payout:
    GET: /payouts/{reference}
    path: {reference: text}
    auth: shop
    effect: read
    answers: {200: Payout}
"""

REFUSED: dict[str, tuple[object, str]] = {
    "text": ({"message": "No."}, "Failure"),
    "number": ({"code": 0}, "Failure"),
    "object": ({"details": {"place": "x"}}, "Failure"),
    "list": ({"reasons": [{"word": "x"}]}, "Failure"),
    "part-of-a-list": ({"reasons": [None, {"word": "x"}]}, "Failure"),
    "map": ({"by_field": {"amount": "is too low"}}, "Fields"),
}
UNPROVEN: dict[str, object] = {
    "nothing": {},
    "something-else": {"id": "1", "state": "created"},
    "null": {"message": None, "code": None},
    "empty-text": {"message": ""},
    "empty-object": {"details": {}},
    "empty-list": {"reasons": []},
    "another-list": {"reasons": [None, 7]},
    "another-form": {"message": {"en": "No."}, "code": "7"},
    "empty-map": {"by_field": {}},
    "map-of-nothing": {"by_field": {"amount": ""}},
    "list-for-a-map": {"by_field": []},
}


@pytest.fixture(scope="module")
def momus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The emitted package."""
    with emitted(tmp_path_factory.mktemp("momus"), SPEC) as module:
        yield module


def pay(kind: str, module: ModuleType, body: object) -> object:
    """An order that is answered with 422."""
    return ask(
        kind,
        module,
        Provider([(422, body)]),
        lambda client: client.pay(reference="r-1"),
        user="u",
        key="k",
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("body", "shape"), REFUSED.values(), ids=REFUSED)
def test_what_says_something_is_a_refusal(
    kind: str, body: object, shape: str, momus: ModuleType
) -> None:
    outcome = pay(kind, momus, body)
    assert isinstance(outcome, momus.Rejected)
    assert type(outcome.error).__name__ == shape


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("body", UNPROVEN.values(), ids=UNPROVEN)
def test_what_says_nothing_of_an_error_is_none(
    kind: str, body: object, momus: ModuleType
) -> None:
    """Every field of these errors may be left out, so any object would be one."""
    outcome = pay(kind, momus, body)
    assert isinstance(outcome, momus.Unknown)
    assert outcome.reason == "unproven_rejection"
