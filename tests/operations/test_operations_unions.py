"""Values of one of several types: sent, read, and read although they fit none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from types import ModuleType
from typing import Any

import pytest

from tests.operations.house import KINDS, Provider, ask, emitted

SPEC = """\
payspec: 1
provider: unions
title: Unions
environments: {test: {url: https://sandbox.unions.example, sandbox: true}}
types:
  Draft:
    customer!: text(..9) | Customer
    when: timestamp(unix) | text
    parts: Parts
  Customer: {name!: {type: text, sensitive: pii}, email: email}
  Gone: {id!: text, deleted!: boolean}
  Parts: {$any_of: [Customer, list(Customer), integer_text]}
  Made:
    id!: text
    customer: text | Customer | Gone
    parts: Parts
    more: list(text | Gone)
operations:
  draft:
    POST: /drafts
    effect: draft
    body: Draft
    answers: {200: Made}
  made:
    GET: /made
    effect: read
    answers: {200: Made}
"""


@pytest.fixture(scope="module")
def unions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The emitted package."""
    with emitted(tmp_path_factory.mktemp("unions"), SPEC) as module:
        yield module


SENT: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "text": ({"customer": "c-1"}, {"customer": "c-1"}),
    "mapping": ({"customer": {"name": "n"}}, {"customer": {"name": "n"}}),
    "moment": (
        {"customer": "c", "when": datetime(1970, 1, 2, tzinfo=UTC)},
        {"customer": "c", "when": 86400},
    ),
    "text-for-a-moment": (
        {"customer": "c", "when": "now"},
        {"customer": "c", "when": "now"},
    ),
    "list": (
        {"customer": "c", "parts": [{"name": "n"}]},
        {"customer": "c", "parts": [{"name": "n"}]},
    ),
    "number-in-text": (
        {"customer": "c", "parts": 7},
        {"customer": "c", "parts": "7"},
    ),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("given", "wire"), SENT.values(), ids=SENT)
def test_each_type_is_sent(
    kind: str, given: dict[str, Any], wire: dict[str, Any], unions: ModuleType
) -> None:
    provider = Provider([(200, {"id": "1"})])
    outcome = ask(kind, unions, provider, lambda c: c.draft(**given))
    assert type(outcome).__name__ == "Accepted"
    assert json.loads(provider.seen[0].body) == wire


def test_a_model_is_sent(unions: ModuleType) -> None:
    provider = Provider([(200, {"id": "1"})])
    customer = unions.CustomerInput(name="n")
    ask("sync", unions, provider, lambda c: c.draft(customer=customer))
    assert json.loads(provider.seen[0].body) == {"customer": {"name": "n"}}


@pytest.mark.parametrize(
    ("given", "pointer", "rule"),
    [
        ({"customer": "ten digits"}, "/customer", "maxLength"),
        ({"customer": 7}, "/customer", "type"),
        ({"customer": {"email": "a@b"}}, "/customer/name", "required"),
        ({"customer": "c", "parts": [{}]}, "/parts/0/name", "required"),
        ({"customer": "c", "parts": True}, "/parts", "type"),
    ],
)
def test_what_fits_none_is_not_sent(
    given: dict[str, Any], pointer: str, rule: str, unions: ModuleType
) -> None:
    provider = Provider([(200, {"id": "1"})])
    outcome = ask("sync", unions, provider, lambda c: c.draft(**given))
    assert type(outcome).__name__ == "NotSent"
    found = [(each.pointer, each.rule) for each in outcome.error.violations]
    assert found == [(pointer, rule)]
    assert provider.seen == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_type_is_read(kind: str, unions: ModuleType) -> None:
    body = {
        "id": "1",
        "customer": {"id": "c", "deleted": True},
        "parts": [{"name": "n"}],
        "more": ["c-1", {"id": "c-2", "deleted": False}],
    }
    made = ask(kind, unions, Provider([(200, body)]), lambda c: c.made())
    assert type(made.customer) is unions.Gone and made.customer.deleted
    assert [each.name for each in made.parts] == ["n"]
    assert made.more[0] == "c-1" and type(made.more[1]) is unions.Gone
    assert made.response.drift == ()
    assert made.to_wire() == body
    assert "'n'" not in repr(made)


@pytest.mark.parametrize(
    ("customer", "places"),
    [
        (7, ["/customer"]),
        ({}, ["/customer"]),
        ({"email": "a@b"}, ["/customer"]),
        ({"name": "n", "id": "c"}, ["/customer"]),
        ([], ["/customer"]),
        (None, ["/customer"]),
    ],
)
def test_what_looks_like_none_is_drift(
    customer: object, places: list[str], unions: ModuleType
) -> None:
    """Read as absent, kept as it came, and never a failure."""
    body = {"id": "1", "customer": customer}
    provider = Provider([(200, body)])
    outcome = ask("sync", unions, provider, lambda c: c.draft(customer="c"))
    assert type(outcome).__name__ == "Accepted"
    assert outcome.value.customer is None
    assert [each.pointer for each in outcome.value.response.drift] == places
    assert outcome.value.to_wire() == body


def test_drift_inside_stands_at_its_place(unions: ModuleType) -> None:
    body = {"id": "1", "customer": {"name": 1}, "parts": [7, {"name": "n"}]}
    made = ask("sync", unions, Provider([(200, body)]), lambda c: c.made())
    assert type(made.customer) is unions.Customer
    assert len(made.parts) == 1
    places = {each.pointer for each in made.response.drift}
    assert places == {"/customer/name", "/parts/0"}
