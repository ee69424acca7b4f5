"""Where a list in pages ends: every way from page to page, with every ending."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import httpx2
import pytest

from .house import KINDS, emitted, spec

ITSELF, ALREADY, NOWHERE = "leads to itself", "already", "not where"
UNREADABLE = "no readable"
NO_JSON = "is no JSON that can be read"
Page = Callable[[list[str], object, object], object]


def _numbered(names: list[str], on: object, _: object) -> object:
    meta = {} if on is ABSENT else {"pages": on}
    return {"data": _items(names), "meta": meta}


def _cursored(names: list[str], on: object, _: object) -> object:
    meta = {} if on is ABSENT else {"after": on}
    return {"page": {"data": _items(names)}, "meta": meta}


def _informed(names: list[str], on: object, more: object) -> object:
    info = {} if on is ABSENT else {"end": on}
    return {"data": _items(names), "info": {**info, "more": more}}


def _following(names: list[str], _: object, more: object) -> object:
    return {"data": _items(names), "has_more": more}


def _linked(names: list[str], on: object, _: object) -> object:
    links = {} if on is ABSENT else {"next": on}
    return {"data": _items(names), "links": links}


def _items(names: list[str]) -> list[dict[str, str]]:
    return [{"id": each} for each in names]


ABSENT = object()


@dataclass(frozen=True)
class Case:
    """Pages in turn (items, what leads on, whether there is more), and what comes out.

    The last page is answered to whatever is asked behind it.
    """

    pages: tuple[tuple[str, object, object], ...]
    items: str
    fault: str | None
    asked: int


def case(
    *pages: tuple[str, object, object] | tuple[str, object],
    items: str,
    asked: int,
    fault: str | None = None,
) -> Case:
    whole = tuple((*page, False)[:3] for page in pages)
    return Case(whole, items, fault, asked)


NOTHING = {"absent": ABSENT, "null": None, "empty": ""}
ODD: dict[str, object] = {
    "true": True,
    "false": False,
    "list": ["x"],
    "object": {"href": "x"},
    "fraction": 1.5,
}
HALF = "\ud800"
"""Half of a surrogate pair: the whole page is no JSON that can be read."""


def by_cursor(link: Callable[[str], object]) -> Iterator[tuple[str, Case]]:
    """A page says what leads on, and nothing else; `link` writes it."""
    x, y = link("x"), link("y")
    for name, end in NOTHING.items():
        yield f"one/{name}", case(("a", end), items="a", asked=1)
        yield f"no-item/{name}", case(("", end), items="", asked=1)
        yield f"two/{name}", case(("ab", x), ("c", end), items="abc", asked=2)
        yield (
            f"empty-inside/{name}",
            case(("a", x), ("", y), ("b", end), items="ab", asked=3),
        )
        yield f"empty-last/{name}", case(("a", x), ("", end), items="a", asked=2)
    yield "always-given", case(("a", x), ("b", y), ("", y), items="ab", asked=3)
    yield "always-the-same", case(("", x), ("", x), items="", asked=2)
    yield (
        "stuck-at-the-first",
        case(("a", x), ("a", x), items="aa", asked=2, fault=ITSELF),
    )
    yield (
        "stuck-later",
        case(("a", x), ("b", y), ("c", y), items="abc", asked=3, fault=ITSELF),
    )
    yield (
        "in-a-ring",
        case(("a", x), ("b", y), ("c", x), items="abc", asked=3, fault=ALREADY),
    )
    yield (
        "an-empty-ring",
        case(("a", x), ("b", y), ("", x), items="ab", asked=3, fault=ALREADY),
    )
    for name, odd in ODD.items():
        yield (
            f"unreadable/{name}",
            case(("a", x), ("b", odd), items="ab", asked=2, fault=UNREADABLE),
        )
    yield (
        "unreadable/half-of-a-pair",
        case(("a", x), ("b", HALF), items="a", asked=2, fault=NO_JSON),
    )


def cursors() -> Iterator[tuple[str, Case]]:
    yield from by_cursor(lambda text: text)
    for name, number in {"number": 7, "zero-number": 0}.items():
        # The spec reads it as a text: a number is not guessed at.
        yield (
            f"unreadable/{name}",
            case(("a", number), items="a", asked=1, fault=UNREADABLE),
        )
    for name, value in {"zero": "0", "no": "no"}.items():
        yield f"goes-on/{name}", case(("a", value), ("b", ""), items="ab", asked=2)
        yield (
            f"always-given/{name}",
            case(("a", value), ("", value), items="a", asked=2),
        )


def links() -> Iterator[tuple[str, Case]]:
    yield from by_cursor(lambda text: f"/api/payouts?after={text}")
    same = ("https://t.example/api/payouts?p=1", "http://t.example/api/payouts?p=1#x")
    yield (
        "itself-in-other-words",
        case(("a", same[0]), ("b", same[1]), items="ab", asked=2, fault=ITSELF),
    )


def while_more() -> Iterator[tuple[str, Case]]:
    """A page says whether there is more beside what leads on."""
    for name, end in {**NOTHING, "given": "x", "zero": "0"}.items():
        yield f"no-more/{name}", case(("a", end, False), items="a", asked=1)
        yield (
            f"two/{name}",
            case(("a", "k", True), ("b", end, False), items="ab", asked=2),
        )
    for name, end in NOTHING.items():
        yield (
            f"more/{name}",
            case(
                ("a", "k", True), ("b", end, True), items="ab", asked=2, fault=NOWHERE
            ),
        )
    for items in ("b", ""):
        yield (
            f"stuck/{items or 'empty'}",
            case(
                ("a", "k", True),
                (items, "k", True),
                items=f"a{items}",
                asked=2,
                fault=ITSELF,
            ),
        )
    yield (
        "empty-inside",
        case(("a", "x", True), ("", "y", True), ("b", "", False), items="ab", asked=3),
    )
    for name, odd in {**ODD, "text": "true", "one": 1, "null": None}.items():
        if not isinstance(odd, bool):
            yield (
                f"more-or-not/{name}",
                case(("a", "x", odd), items="a", asked=1, fault=UNREADABLE),
            )
    yield (
        "more-or-not/half-of-a-pair",
        case(("a", "x", HALF), items="", asked=1, fault=NO_JSON),
    )


def after_the_last() -> Iterator[tuple[str, Case]]:
    yield "one", case(("a", None, False), items="a", asked=1)
    yield "none", case(("", None, False), items="", asked=1)
    yield "two", case(("a", None, True), ("b", None, False), items="ab", asked=2)
    yield (
        "more-of-nothing",
        case(("a", None, True), ("", None, True), items="a", asked=2, fault=NOWHERE),
    )
    yield (
        "stuck",
        case(("a", None, True), ("a", None, True), items="aa", asked=2, fault=ITSELF),
    )
    yield (
        "in-a-ring",
        case(
            ("a", None, True),
            ("b", None, True),
            ("a", None, True),
            items="aba",
            asked=3,
            fault=ALREADY,
        ),
    )


def until_empty() -> Iterator[tuple[str, Case]]:
    yield "none", case(("", None), items="", asked=1)
    yield "two", case(("a", None), ("b", None), ("", None), items="ab", asked=3)
    yield (
        "stuck",
        case(("a", None), ("a", None), items="aa", asked=2, fault=ITSELF),
    )


def numbers() -> Iterator[tuple[str, Case]]:
    """The count of pages, right and wrong."""
    for count in (1, 0, -1):
        yield f"one-of/{count}", case(("a", count), items="a", asked=1)
        yield f"none-of/{count}", case(("", count), items="", asked=1)
    yield "two", case(("a", 2), ("b", 2), items="ab", asked=2)
    yield "grows", case(("a", 2), ("b", 3), ("c", 3), items="abc", asked=3)
    yield "shrinks", case(("a", 3), ("b", 2), items="ab", asked=2)
    yield "empty-inside", case(("a", 3), ("", 3), ("b", 3), items="ab", asked=3)
    yield "too-many", case(("a", 3), ("", 3), ("", 3), items="a", asked=3)
    for name, end in {"absent": ABSENT, "null": None}.items():
        yield f"until-empty/{name}", case(("a", end), ("", end), items="a", asked=2)
        yield f"no-item/{name}", case(("", end), items="", asked=1)
        yield (
            f"count-goes/{name}",
            case(("a", 9), ("b", end), ("", end), items="ab", asked=3),
        )
    for name, odd in ODD.items():
        yield (
            f"unreadable/{name}",
            case(("a", odd), items="a", asked=1, fault=UNREADABLE),
        )


def pages_until_empty() -> Iterator[tuple[str, Case]]:
    """No page counts; the next number is always another one."""
    yield "none", case(("", ABSENT), items="", asked=1)
    yield "two", case(("a", ABSENT), ("b", ABSENT), ("", ABSENT), items="ab", asked=3)


STYLES: dict[str, tuple[Page, Callable[[], Iterator[tuple[str, Case]]]]] = {
    "by_number": (_numbered, numbers),
    "by_number_until_empty": (_numbered, pages_until_empty),
    "by_cursor": (_cursored, cursors),
    "by_cursor_while_more": (_informed, while_more),
    "after_the_last": (_following, after_the_last),
    "after_the_last_until_empty": (_following, until_empty),
    "by_link": (_linked, links),
}
CASES = {
    f"{style}/{name}": (style, found)
    for style, (_, made) in STYLES.items()
    for name, found in made()
}


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    with emitted(tmp_path_factory.mktemp("endings"), spec("pages")) as module:
        yield module


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("style", "pages"), CASES.values(), ids=CASES)
def test_a_list_ends_where_it_ends(
    style: str, pages: Case, kind: str, lists: ModuleType
) -> None:
    """All its items were given first; a list that goes wrong never looks whole."""
    asked: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(str(request.url))
        assert len(asked) < 10, "for ever"
        names, on, more = pages.pages[min(len(asked), len(pages.pages)) - 1]
        body = json.dumps(STYLES[style][0](list(names), on, more)).encode()
        return httpx2.Response(200, content=body)

    found, fault = _items_of(kind, lists, style, httpx2.MockTransport(answer))
    assert "".join(found) == pages.items
    assert len(asked) == pages.asked
    if pages.fault is None:
        assert fault is None
    else:
        assert type(fault).__name__ == "UnreadableAnswer"
        assert pages.fault in str(fault)


def _items_of(
    kind: str, module: Any, style: str, transport: httpx2.MockTransport
) -> tuple[list[str], Exception | None]:
    where = module.TEST.at("https://t.example/api")
    found: list[str] = []
    options = {"environment": where, "key": "k3y", "transport": transport}
    try:
        if kind == "sync":
            with module.Client(**options) as client:
                for item in getattr(client, style)():
                    found.append(item.id)
        else:

            async def run() -> None:
                async with module.AsyncClient(**options) as client:
                    async for item in getattr(client, style)():
                        found.append(item.id)

            asyncio.run(run())
    except Exception as error:
        return found, error
    return found, None


def test_a_cursor_that_the_caller_gave_counts(lists: Any) -> None:
    """It is what the first page was asked by, and leads to itself at once."""
    body = {"page": {"data": [{"id": "a"}]}, "meta": {"after": "x"}}
    transport = httpx2.MockTransport(lambda _: httpx2.Response(200, json=body))
    options = {"environment": lists.TEST, "key": "k3y", "transport": transport}
    with lists.Client(**options) as client:
        pages = iter(client.by_cursor(after="x"))
        assert next(pages).id == "a"
        with pytest.raises(Exception, match=ITSELF):
            next(pages)
