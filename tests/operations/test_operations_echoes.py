"""Reads whose answers have to be about what was asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from payspec.diagnostics import Severity
from tests.language.specs import changed, read
from tests.loopback.server import LoopbackServer
from tests.operations.house import KINDS, Provider, emitted

SPEC = """\
payspec: 1
provider: echo_house
title: Echoes
environments: {test: {url: https://sandbox.echoes.example, sandbox: true}}
types:
  Payout: {id!: integer, state: text, live: boolean, owner: Owner}
  Owner: {name: text}
  Page: {data!: list(Payout), next: {type: text, reads: null}}
  Search: {state: text, owner: text}
operations:
  read:
    GET: /payouts/{number}
    path: {number: integer}
    effect: read
    answers: {200: Payout}
    echoes: [{field: id, of: number}]
  several:
    GET: /payouts
    query:
      state: {type: text, wire: "filter[state]"}
      owner: {type: text, wire: "filter[owner.name]"}
      live: boolean
    effect: read
    answers: {200: {data: list(Payout)}}
    echoes: [state, {field: owner.name, of: owner}, {field: live, absent: false}]
  pages:
    GET: /payouts
    query: {state: text}
    effect: read
    answers: {200: Page}
    pages: {items: data, link: next}
    echoes: [state]
  search:
    POST: /searches
    effect: read
    body: {search: Search}
    answers: {200: {data: list(Payout)}}
    echoes: [state, {field: owner.name, of: owner}]
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The emitted package."""
    with emitted(tmp_path_factory.mktemp("echoes"), SPEC) as module:
        yield module


def ask(
    kind: str, module: ModuleType, body: object, name: str, **given: object
) -> tuple[list[int], tuple[str, ...]]:
    """The ids that a call gives, and the fields that it says are of another."""
    another: type[Exception] = __import__(
        f"{module.__package__.rpartition('.')[0]}.core", fromlist=["AnotherAnswer"]
    ).AnotherAnswer
    with LoopbackServer(Provider([(200, body)])) as server:
        where = module.TEST.at(server.url)
        try:
            found = _ask(kind, module, where, name, given)
        except another as error:
            fields: tuple[str, ...] = vars(error)["fields"]
            return [], fields
    return [each.id for each in found], ()


def _ask(
    kind: str, module: ModuleType, where: object, name: str, given: dict[str, object]
) -> list[Any]:
    if kind == "sync":
        with module.Client(environment=where) as client:
            found = getattr(client, name)(**given)
            return [found] if name == "read" else list(found)

    async def run() -> list[Any]:
        async with module.AsyncClient(environment=where) as client:
            asked = getattr(client, name)(**given)
            if name == "pages":
                return [each async for each in asked]
            found = await asked
            return [found] if name == "read" else list(found)

    return asyncio.run(run())


def payouts(*given: dict[str, object]) -> dict[str, object]:
    return {"data": [{"id": place, **each} for place, each in enumerate(given)]}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("body", "same"),
    [
        pytest.param({"id": 7}, True, id="same"),
        pytest.param({"id": 8}, False, id="another"),
        pytest.param({"id": "seven"}, False, id="unreadable"),
        pytest.param({"id": True}, False, id="of-another-kind"),
        pytest.param({}, False, id="absent"),
    ],
)
def test_a_number_in_a_path_is_held_to_a_number(
    kind: str, house: ModuleType, body: object, same: bool
) -> None:
    found = ask(kind, house, body, "read", number=7)
    assert found == (([7], ()) if same else ([], ("id",)))


ITEMS = [
    pytest.param({}, [{"state": "a"}, {}], (), id="what-was-not-asked-for"),
    pytest.param({"state": "a"}, [{"state": "a"}] * 2, (), id="all-fit"),
    pytest.param({"state": "a"}, [], (), id="none"),
    pytest.param(
        {"state": "a"}, [{"state": "a"}, {"state": "b"}], ("state",), id="2nd"
    ),
    pytest.param({"state": "a"}, [{"state": "A"}], ("state",), id="other-case"),
    pytest.param({"state": "a"}, [{}], ("state",), id="absent"),
]
INNER = [
    pytest.param({"owner": "n"}, [{"owner": {"name": "n"}}], (), id="inside"),
    pytest.param(
        {"state": "a", "owner": "n"},
        [{"state": "b", "owner": {"name": "m"}}, {"state": "c"}],
        ("state", "owner.name"),
        id="both",
    ),
]
ABSENT = [
    pytest.param({"live": False}, [{}], (), id="absence-that-means-the-value"),
    pytest.param({"live": True}, [{}], ("live",), id="absence-that-means-another"),
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("asked", "told", "fields"), [*ITEMS, *INNER, *ABSENT])
def test_each_item_is_held_to_the_query(
    kind: str,
    house: ModuleType,
    asked: dict[str, object],
    told: list[dict[str, object]],
    fields: tuple[str, ...],
) -> None:
    found = ask(kind, house, payouts(*told), "several", **asked)
    assert found == ([] if fields else list(range(len(told))), fields)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("asked", "told", "fields"), [*ITEMS, *INNER])
def test_each_item_is_held_to_the_body(
    kind: str,
    house: ModuleType,
    asked: dict[str, object],
    told: list[dict[str, object]],
    fields: tuple[str, ...],
) -> None:
    found = ask(kind, house, payouts(*told), "search", **asked)
    assert found == ([] if fields else list(range(len(told))), fields)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("asked", "told", "fields"), ITEMS)
def test_each_item_of_a_page_is_held_to_the_query(
    kind: str,
    house: ModuleType,
    asked: dict[str, object],
    told: list[dict[str, object]],
    fields: tuple[str, ...],
) -> None:
    found = ask(kind, house, payouts(*told), "pages", **asked)
    assert found == ([] if fields else list(range(len(told))), fields)


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        pytest.param(
            "[{field: id, of", "[{field: idd, of", "unknown-safety-field", id="field"
        ),
        pytest.param(
            "of: number}", "of: nummer}", "unknown-safety-field", id="parameter"
        ),
        pytest.param(
            "of: owner}, {field: live",
            "of: ovner}, {field: live",
            "unknown-safety-field",
            id="query",
        ),
        pytest.param(
            "[state, {field: owner.name, of: owner}]",
            "[state, {field: owner.name, of: ovner}]",
            "unknown-safety-field",
            id="body",
        ),
        pytest.param(
            "link: next}\n    echoes: [state]",
            "link: next}\n    echoes: [data]",
            "unknown-safety-field",
            id="item",
        ),
        pytest.param(
            "[{field: id, of: number}]",
            "[{field: state, of: number}]",
            "bad-echo",
            id="kind",
        ),
        pytest.param("absent: false", "absent: none", "bad-absent", id="absence"),
    ],
)
def test_what_cannot_be_compared_is_said(old: str, new: str, rule: str) -> None:
    _, found = read(changed(SPEC, (old, new)))
    told = [each.rule.id for each in found if each.severity is Severity.ERROR]
    assert told == [rule]
