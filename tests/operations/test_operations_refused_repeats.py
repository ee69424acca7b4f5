"""Refusals that speak of the key, or name what was created, prove nothing."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

import pytest

from tests.operations.house import KINDS, Provider, ask, emitted

SPEC = """\
payspec: 1
provider: {name}
title: Momus
environments:
  test: {{url: https://sandbox.momus.example, sandbox: true}}
  live: https://api.momus.example
credentials: {{user: account, key: secret}}
auth: {{shop: {{basic: [user, key]}}}}
types:
  Order: {{reference_id!: text}}
  Payout: {{id!: text, reference_id: text, state: text, parts: list(text)}}
  Failure: {{message!: text, code: text}}
errors: [Failure]
operations:
  pay:
    POST: /payouts
    auth: shop
    effect: moves_money
    headers: {{Request-Key: idempotency_key}}
    body: Order
    answers: {{200: Payout}}
    write_safety:
      repeat: {{form: uuid, derive: reference_id, answers: {answers}}}
      outcomes: {{200: accepted, {refusals}}}
      find: {{with: get_payout, by: reference_id, not_found: no_proof}}
      identified_by: id
      echoes: [reference_id?]
  get_payout:
    GET: /payouts/{{reference_id}}
    path: {{reference_id: text}}
    auth: shop
    effect: read
    answers: {{200: Payout}}
    echoes: [reference_id?]
"""
CONFLICT = SPEC.format(
    name="momus", answers="conflict", refusals="409: duplicate, 422: rejected"
)
REPLAY = SPEC.format(name="comus", answers="replay", refusals="422: rejected")
NO = {"message": "No."}
WORDS = (
    "reference_id is taken",
    "Reference ID has already been used",
    "the referenceId exists",
    "REFERENCE-ID: duplicate",
    "duplicate 'reference id'",
)
OF_THE_KEY = (
    "This idempotency key was used with other parameters",
    "Keys for idempotent requests can only be used with the same parameters",
    "IDEMPOTENCY_MISMATCH",
)
OTHERS = (
    "No preference_ids were given",
    "The reference of the bank is missing",
    "the key is wrong",
)
CREATED: dict[str, object] = {
    "beside": {**NO, "payout": {"id": "1", "reference_id": "r-1"}},
    "deep": {**NO, "a": {"b": [{"id": 7, "state": "new"}]}},
    "list": {**NO, "a": {"id": "1", "parts": ["x"]}},
    "in-the-error": {**NO, "id": "1"},
}
NOT_CREATED: dict[str, object] = {
    "a-name-alone": {**NO, "request": {"id": "1"}},
    "an-empty-name": {**NO, "payout": {"id": "", "reference_id": "r-1"}},
    "the-reference": {**NO, "given": {"reference_id": "r-1"}},
    "beside-nothing": {**NO, "payout": {"id": "1", "state": "", "parts": []}},
}
NAMES = ("", " ", "\t", "-", "…", None, 0)


@pytest.fixture(scope="module")
def conflicts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """A provider that refuses a repeat."""
    with emitted(tmp_path_factory.mktemp("momus"), CONFLICT) as module:
        yield module


@pytest.fixture(scope="module")
def replays(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """A provider that answers a repeat with the first answer."""
    with emitted(tmp_path_factory.mktemp("comus"), REPLAY) as module:
        yield module


def pay(kind: str, module: ModuleType, body: object, status: int = 422) -> object:
    return ask(
        kind,
        module,
        Provider([(status, body)]),
        lambda client: client.pay(reference_id="r-1"),
        user="u",
        key="k",
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", WORDS + OF_THE_KEY)
def test_a_refusal_that_speaks_of_the_key_proves_nothing(
    kind: str, text: str, conflicts: ModuleType
) -> None:
    """In words or as a name: an earlier request may have created the order."""
    for body in ({"message": text}, {**NO, "errors": {text: "x"}}):
        outcome = pay(kind, conflicts, body)
        assert isinstance(outcome, conflicts.Unknown), body
        assert outcome.reason == "unproven_rejection"


@pytest.mark.parametrize("text", OF_THE_KEY)
def test_a_replaying_provider_refuses_a_key_of_another_order(
    text: str, replays: ModuleType
) -> None:
    outcome = pay("sync", replays, {"message": text})
    assert isinstance(outcome, replays.Unknown)


@pytest.mark.parametrize("text", WORDS)
def test_a_replaying_provider_may_refuse_a_reference(
    text: str, replays: ModuleType
) -> None:
    assert isinstance(pay("sync", replays, {"message": text}), replays.Rejected)


@pytest.mark.parametrize("text", OTHERS)
def test_other_words_are_a_refusal(text: str, conflicts: ModuleType) -> None:
    assert isinstance(pay("sync", conflicts, {"message": text}), conflicts.Rejected)


@pytest.mark.parametrize("body", CREATED.values(), ids=CREATED)
def test_what_has_a_name_and_more_was_created(
    body: object, replays: ModuleType
) -> None:
    assert isinstance(pay("sync", replays, body), replays.Unknown)


@pytest.mark.parametrize("body", NOT_CREATED.values(), ids=NOT_CREATED)
def test_a_name_alone_is_that_of_anything(body: object, replays: ModuleType) -> None:
    assert isinstance(pay("sync", replays, body), replays.Rejected)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NAMES, ids=repr)
def test_what_says_nothing_names_nothing(
    kind: str, name: object, replays: ModuleType
) -> None:
    """Nobody could ask for a payout that is called a space."""
    outcome = pay(kind, replays, {"id": name}, 200)
    assert isinstance(outcome, replays.Unknown)
