"""A list that is not there, or not all there, is never taken for a short one."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

from tests.operations.house import KINDS, Provider, ask, emitted, spec

PLAIN = """\
  plain:
    GET: /plain
    effect: read
    answers: {200: "list(Payout)"}
  wrapped:
    GET: /wrapped
    effect: read
    answers: {200: {data: "list(Payout)"}}
  asked:
    GET: /asked
    query: {id: text}
    effect: read
    answers: {200: {data: "list(Payout)"}}
    echoes: [id]
  named:
    GET: /named
    effect: read
    answers: {200: Named}
  needed:
    GET: /needed
    effect: read
    answers: {200: Needed}
  eased:
    GET: /eased
    effect: read
    answers: {200: Eased}
"""
TYPES = """\
  Named: {data!: map(text)}
  Needed: {data!: list(Payout), note: text}
  Eased: {total: integer, note: text}
"""
SPEC = spec("pages").replace("operations:\n", f"{TYPES}operations:\n") + PLAIN

ITEMS = {
    "by_number": "data",
    "by_number_until_empty": "data",
    "by_cursor": "page.data",
    "after_the_last": "data",
    "after_the_last_until_empty": "data",
    "by_cursor_while_more": "data",
    "by_link": "data",
    "by_link_with_a_key": "data",
    "plain": "",
    "wrapped": "data",
    "asked": "data",
}
"""Every operation that gives a list, and where its list stands."""

ERROR = {"message": "no access", "code": 7}


def placed(name: str, items: object) -> object:
    """An answer with that in the place of its list, and with all that leads on."""
    beside = {"meta": {}, "links": {}, "has_more": False, "info": {"more": False}}
    for member in reversed([each for each in ITEMS[name].split(".") if each]):
        items = {member: items}
    return {**beside, **items} if isinstance(items, dict) and ITEMS[name] else items


def faults(name: str) -> dict[str, object]:
    """Bodies of a 200 that tell of no whole list."""
    return {
        "an error": ERROR,
        "an error under error": {"error": ERROR},
        "an empty object": {},
        "null": None,
        "a text": "ok",
        "items null": placed(name, None),
        "items an object": placed(name, {"id": "a"}),
        "items a text": placed(name, "none"),
        "one unreadable item": placed(name, [5]),
        "an unreadable item before": placed(name, [5, {"id": "a"}]),
        "an unreadable item behind": placed(name, [{"id": "a"}, None]),
        "an item that is an error": placed(name, [{"id": "a"}, ERROR]),
        "an item that is empty": placed(name, [{}]),
        "an item that fits nowhere": placed(name, [{"id": {"a": 1}}]),
    }


CASES = [
    pytest.param(name, fault, id=f"{name}-{fault}")
    for name in ITEMS
    for fault in faults(name)
]


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The emitted package."""
    with emitted(tmp_path_factory.mktemp("lists"), SPEC) as module:
        yield module


def unreadable(module: ModuleType) -> type[Any]:
    """The error of the emitted core."""
    errors = import_module(f"{module.__name__.rpartition('.')[0]}.core.errors")
    found: type[Any] = errors.UnreadableAnswer
    return found


def first(kind: str, module: ModuleType, name: str, body: object) -> Any:
    """What the first page, or the whole list, is."""

    def method(client: Any) -> Any:
        found = getattr(client, name)(**({"id": "a"} if name == "asked" else {}))
        if not hasattr(found, "pages"):
            return found
        return next(found.pages()) if kind == "sync" else anext(found.pages())

    written = b"null" if body is None else body
    return ask(kind, module, Provider([(200, written)]), method, key="k3y")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("name", "fault"), CASES)
def test_what_is_no_whole_list_is_unreadable(
    kind: str, name: str, fault: str, lists: ModuleType
) -> None:
    with pytest.raises(unreadable(lists)) as caught:
        first(kind, lists, name, faults(name)[fault])
    assert caught.value.response.status == 200


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ITEMS)
@pytest.mark.parametrize("ids", [(), ("a",), ("a", "a")], ids=["none", "one", "two"])
def test_a_whole_list_is_given(
    kind: str, name: str, ids: tuple[str, ...], lists: ModuleType
) -> None:
    """An empty list says that there is nothing; items may hold more than is known."""
    body = placed(name, [{"id": each, "more": 1} for each in ids])
    page = first(kind, lists, name, body)
    items = page if isinstance(page, tuple) else page.to_wire()
    for member in ITEMS[name].split(".") if isinstance(items, dict) else ():
        items = items[member]
    assert len(items) == len(ids)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("named", ERROR),
        ("named", {}),
        ("named", {"data": 7}),
        ("needed", ERROR),
        ("needed", {}),
        ("needed", {"data": None}),
        ("needed", {"data": {"id": "a"}}),
        ("eased", ERROR),
    ],
)
def test_an_answer_of_which_nothing_can_be_read(
    kind: str, name: str, body: object, lists: ModuleType
) -> None:
    with pytest.raises(unreadable(lists)):
        first(kind, lists, name, body)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("named", {"data": {}}),
        ("needed", {"data": []}),
        ("needed", {"note": "n"}),
        ("eased", {}),
        ("eased", {"total": None}),
        ("eased", {"total": 0, "unknown": 1}),
    ],
)
def test_an_answer_that_says_little_is_read(
    kind: str, name: str, body: object, lists: ModuleType
) -> None:
    """What fits is given, and what does not is drift."""
    first(kind, lists, name, body)
