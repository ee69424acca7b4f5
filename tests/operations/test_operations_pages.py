"""Lists in pages, each of the three ways, on a thread and in a loop."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.loopback.server import LoopbackServer
from tests.operations.house import KINDS, Provider, emitted, spec

SPEC = spec("pages")


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The emitted package."""
    with emitted(tmp_path_factory.mktemp("lists"), SPEC) as module:
        yield module


def collected(
    kind: str, module: ModuleType, provider: Provider, name: str, **given: object
) -> list[str]:
    """The ids of a whole list."""
    with LoopbackServer(provider) as server:
        where = module.TEST.at(f"{server.url}/api")
        provider.answers = [
            (status, _placed(body, server.url)) for status, body in provider.answers
        ]
        if kind == "sync":
            with module.Client(environment=where, key="k3y") as client:
                return [item.id for item in getattr(client, name)(**given)]

        async def run() -> list[str]:
            async with module.AsyncClient(environment=where, key="k3y") as client:
                return [item.id async for item in getattr(client, name)(**given)]

        return asyncio.run(run())


def _placed(body: object, url: str) -> object:
    text = json.dumps(body).replace("ORIGIN", url)
    return json.loads(text.replace("AUTHORITY", url.partition("//")[2]))


def queries(provider: Provider) -> list[list[tuple[str, str]]]:
    """What each request asked for."""
    targets = [urlsplit(each.target) for each in provider.seen]
    assert {each.path for each in targets} == {"/api/payouts"}
    return [parse_qsl(each.query, keep_blank_values=True) for each in targets]


def items(*names: str) -> list[dict[str, str]]:
    return [{"id": name} for name in names]


def linked(link: object, *names: str) -> tuple[int, object]:
    return 200, {"data": items(*names), "links": {"next": link}}


@pytest.mark.parametrize("kind", KINDS)
def test_pages_by_number(kind: str, lists: ModuleType) -> None:
    """Up to the last one that a page tells; what else was asked for stays."""
    provider = Provider(
        [
            (200, {"data": items("a", "b"), "meta": {"pages": 2}}),
            (200, {"data": items("c"), "meta": {"pages": 2}}),
        ]
    )
    assert collected(kind, lists, provider, "by_number", state="x") == ["a", "b", "c"]
    assert queries(provider) == [
        [("state", "x")],
        [("page[number]", "2"), ("state", "x")],
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_pages_by_number_until_one_is_empty(kind: str, lists: ModuleType) -> None:
    """Where no page tells how many there are; from where the caller starts."""
    provider = Provider([(200, {"data": items("d")}), (200, {"data": []})])
    assert collected(kind, lists, provider, "by_number_until_empty", page=4) == ["d"]
    assert queries(provider) == [[("page", "4")], [("page", "5")]]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "end", [{"after": ""}, {"after": None}, {}], ids=["empty", "null", "absent"]
)
def test_pages_by_cursor(kind: str, end: dict[str, object], lists: ModuleType) -> None:
    """An empty text is the end, as null and nothing at all are."""
    provider = Provider(
        [
            (200, {"page": {"data": items("a")}, "meta": {"after": "x y"}}),
            (200, {"page": {"data": items("b")}, "meta": end}),
        ]
    )
    assert collected(kind, lists, provider, "by_cursor", state="s") == ["a", "b"]
    assert queries(provider) == [[("state", "s")], [("after", "x y"), ("state", "s")]]


def following(more: object, *names: str) -> tuple[int, object]:
    return 200, {"data": items(*names), "has_more": more}


def informed(end: str, more: object, *names: str) -> tuple[int, object]:
    return 200, {"data": items(*names), "info": {"end": end, "more": more}}


@pytest.mark.parametrize("kind", KINDS)
def test_pages_after_the_last_item(kind: str, lists: ModuleType) -> None:
    """The last item of a page asks for the next one, while a page says there is one."""
    provider = Provider([following(True, "a", "b"), following(False, "c")])
    got = collected(kind, lists, provider, "after_the_last", state="s")
    assert got == ["a", "b", "c"]
    assert queries(provider) == [[("state", "s")], [("after", "b"), ("state", "s")]]


@pytest.mark.parametrize("kind", KINDS)
def test_pages_after_the_last_item_until_one_is_empty(
    kind: str, lists: ModuleType
) -> None:
    """Without a field that says so, a page without items is the end."""
    provider = Provider([following(False, "a"), following(True)])
    got = collected(kind, lists, provider, "after_the_last_until_empty")
    assert got == ["a"]
    assert queries(provider) == [[], [("after", "a")]]


@pytest.mark.parametrize("kind", KINDS)
def test_a_cursor_that_the_last_page_has_too(kind: str, lists: ModuleType) -> None:
    """Where a page says whether there is more, its cursor alone leads nowhere."""
    provider = Provider([informed("x", True, "a"), informed("y", False, "b")])
    assert collected(kind, lists, provider, "by_cursor_while_more") == ["a", "b"]
    assert queries(provider) == [[], [("after", "x")]]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "link",
    [
        pytest.param("/api/payouts?page%5Bafter%5D=2&q=%20", id="from the root"),
        pytest.param("/payouts?page[after]=2&q=%20", id="without the base's path"),
        pytest.param("?page[after]=2&q=%20", id="only a query"),
        pytest.param("ORIGIN/api/payouts?page[after]=2&q=%20", id="whole"),
    ],
)
def test_pages_by_link(kind: str, link: str, lists: ModuleType) -> None:
    """The link's query is asked at the operation's own address."""
    provider = Provider([linked(link, "a"), linked("", "b")])
    assert collected(kind, lists, provider, "by_link", state="s") == ["a", "b"]
    assert queries(provider) == [[("state", "s")], [("page[after]", "2"), ("q", " ")]]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "link",
    [
        "?api[key]=k3y&page[size]=2&after=a",
        "?page[size]=2&api%5Bkey%5D=theirs&after=a&api[key]=",
    ],
)
def test_a_link_repeats_no_key(kind: str, link: str, lists: ModuleType) -> None:
    """What authenticates is the client's own, once; the rest is as the link says."""
    provider = Provider([linked(link, "a"), linked("", "b")])
    assert collected(kind, lists, provider, "by_link_with_a_key", size=2) == ["a", "b"]
    assert queries(provider) == [
        [("page[size]", "2"), ("api[key]", "k3y")],
        [("page[size]", "2"), ("after", "a"), ("api[key]", "k3y")],
    ]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "link",
    [
        "https://elsewhere.example/api/payouts?page=2",
        "//elsewhere.example/api/payouts?page=2",
        "http://127.0.0.1:1/api/payouts?page=2",
        "/api/accounts?page=2",
        "file:///api/payouts",
        "https://user@elsewhere.example/api/payouts",
    ],
)
def test_a_link_to_elsewhere_is_not_followed(
    kind: str, link: str, lists: ModuleType
) -> None:
    """Nothing is sent there; the items before it were given."""
    provider = Provider([linked(link, "a"), linked("", "b")])
    with pytest.raises(Exception) as caught:
        collected(kind, lists, provider, "by_link")
    assert type(caught.value).__name__ == "UnsafeLink"
    assert "elsewhere" not in str(caught.value)
    assert len(provider.seen) == 1


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("name", "answers", "problem"),
    [
        pytest.param("by_link", [linked("?p=1", "a")], "already", id="in a ring"),
        pytest.param("by_link", [linked(["?p=1"], "a")], "links.next", id="no text"),
        pytest.param(
            "after_the_last", [following("yes", "a")], "has_more", id="more or not"
        ),
        pytest.param("after_the_last", [following(True)], "not where", id="no item"),
        pytest.param(
            "after_the_last",
            [(200, {"data": [{"id": ""}], "has_more": True})],
            "not where",
            id="no id",
        ),
        pytest.param("after_the_last", [following(True, "a")], "already", id="stuck"),
        pytest.param(
            "by_cursor_while_more", [informed("", True)], "not where", id="no cursor"
        ),
        pytest.param(
            "by_cursor",
            [(200, {"page": {"data": 7}, "meta": {}})],
            "no list",
            id="no list",
        ),
    ],
)
def test_a_page_that_leads_nowhere_is_no_end(
    kind: str,
    name: str,
    answers: list[tuple[int, object]],
    problem: str,
    lists: ModuleType,
) -> None:
    """A list that was cut short never looks whole."""
    with pytest.raises(Exception, match=problem) as caught:
        collected(kind, lists, Provider(answers), name)
    assert type(caught.value).__name__ == "UnreadableAnswer"


def test_pages_are_fetched_as_they_are_asked_for(lists: ModuleType) -> None:
    """One item asked for is one page; pages know their answers; anew is anew."""
    provider = Provider([linked("?p=2", "a", "b"), linked("", "c")])
    with LoopbackServer(provider) as server:
        where = lists.TEST.at(f"{server.url}/api")
        with lists.Client(environment=where, key="k3y") as client:
            pager: Any = client.by_link()
            assert provider.seen == []
            assert next(iter(pager)).id == "a"
            assert len(provider.seen) == 1
            statuses = [page.response.status for page in pager.pages()]
    assert statuses == [200]
