"""What the core itself needs of an answer, in every form that it may come in."""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import httpx2
import pytest

from tests.emitting import checked, emit, importable, text_spec

PACKAGE = "emitted_for_uses"
SPEC = """payspec: 1
provider: acme
title: T
environments: {test: {url: https://t.example/base, sandbox: true}}
credentials: {acc: account, k: secret}
auth: {k: {basic: [acc, k]}}
money: {exponents: {from: iso4217}}
types:
  It: {id!: {type: text, reads: [integer, number]}}
  Counted:
    data: {type: list(It), reads: [null, empty_text]}
    pages: {type: integer, reads: [text, number, null, empty_text]}
  Cursor:
    data: {type: list(It), reads: [null, empty_text]}
    next: {type: text, reads: [integer, number, null, empty_text]}
    more: {type: boolean, reads: [text, integer, null]}
  Q: {ref: text(..20), amount!: minor(currency), currency!: currency, test: boolean}
  A:
    id!: {type: text, reads: [integer, number]}
    ref: {type: text, reads: [integer, null, empty_text]}
    amount: {type: minor(currency), reads: [text, number]}
    currency: currency
    test: {type: boolean, reads: [text, integer, null]}
  F: {message!: text}
errors: [F]
operations:
  numbered:
    GET: /a
    query: {page: integer}
    effect: read
    answers: {200: Counted}
    pages: {items: data, number: {as: page, last: pages}}
  cursored:
    GET: /b
    query: {after: text}
    effect: read
    answers: {200: Cursor}
    pages: {items: data, cursor: {next: next, as: after}}
  more:
    GET: /c
    query: {after: text}
    effect: read
    answers: {200: Cursor}
    pages: {items: data, cursor: {next: next, as: after, more: more}}
  last:
    GET: /d
    query: {after: text}
    effect: read
    answers: {200: Cursor}
    pages: {items: data, cursor: {last: id, as: after, more: more}}
  linked:
    GET: /e
    effect: read
    answers: {200: Cursor}
    pages: {items: data, link: next}
  pay:
    POST: /pay
    headers: {X-Key: idempotency_key}
    auth: k
    effect: moves_money
    body: Q
    answers: {200: A}
    write_safety:
      repeat: {form: uuid, derive: ref, answers: replay}
      outcomes: {200: accepted, 422: rejected}
      find: {with: get, by: ref, not_found: no_proof}
      identified_by: id
      echoes: [amount, currency, ref, test]
  get:
    GET: /pay/{ref}
    path: {ref: text(..20)}
    auth: k
    effect: read
    answers: {200: A}
"""


@pytest.fixture(scope="module")
def acme(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The emitted package."""
    folder = tmp_path_factory.mktemp("uses")
    emit(checked(text_spec(SPEC)), PACKAGE, folder)
    with importable(folder, PACKAGE):
        yield importlib.import_module(f"{PACKAGE}.acme")


def _client(acme: ModuleType, answers: Callable[[httpx2.Request], str]) -> Any:
    def handler(request: httpx2.Request) -> httpx2.Response:
        text = answers(request)
        if not text:
            return httpx2.Response(404)
        return httpx2.Response(200, content=text.encode())

    return acme.Client(
        environment=acme.TEST,
        transport=httpx2.MockTransport(handler),
        acc="a",
        k="s",
    )


TWO = ('"2"', "2", "2.0", "2.00")
NONE = ("null", '""')


def _asked(request: httpx2.Request, *names: str) -> str:
    found = [request.url.params[each] for each in names if each in request.url.params]
    return found[0] if found else "1"


@pytest.mark.parametrize("last", TWO)
@pytest.mark.parametrize("item", ['"1"', "1"])
def test_the_number_of_pages(last: str, item: str, acme: ModuleType) -> None:
    def answers(request: httpx2.Request) -> str:
        if int(_asked(request, "page")) > 2:
            return ""
        return f'{{"data": [{{"id": {item}}}], "pages": {last}}}'

    with _client(acme, answers) as client:
        assert [each.id for each in client.numbered()] == ["1", "1"]


@pytest.mark.parametrize("last", ["", *(f', "pages": {each}' for each in NONE)])
@pytest.mark.parametrize("end", ["[]", *NONE])
def test_pages_that_are_not_counted_end_with_an_empty_one(
    last: str, end: str, acme: ModuleType
) -> None:
    def answers(request: httpx2.Request) -> str:
        page = int(_asked(request, "page"))
        return f'{{"data": {end if page > 2 else [{"id": page}]}{last}}}'.replace(
            "'", '"'
        )

    with _client(acme, answers) as client:
        assert [each.id for each in client.numbered()] == ["1", "2"]


@pytest.mark.parametrize("value", ['"2"', "2"])
@pytest.mark.parametrize("end", ["", *(f', "next": {each}' for each in NONE)])
@pytest.mark.parametrize("name", ["cursored", "linked"])
def test_a_cursor(value: str, end: str, name: str, acme: ModuleType) -> None:
    def answers(request: httpx2.Request) -> str:
        page = _asked(request, "after")
        on = f', "next": {value}' if page == "1" else end
        if name == "linked" and page == "1":
            on = (
                ', "next": "?after=2"'
                if value == '"2"'
                else ', "next": "/base/e?after=2"'
            )
        return f'{{"data": [{{"id": {page}}}]{on}}}'

    with _client(acme, answers) as client:
        assert [each.id for each in getattr(client, name)()] == ["1", "2"]


@pytest.mark.parametrize("yes", ["true", '"true"', "1"])
@pytest.mark.parametrize("no", ["false", '"false"', "0"])
@pytest.mark.parametrize("name", ["more", "last"])
def test_whether_there_is_more(yes: str, no: str, name: str, acme: ModuleType) -> None:
    def answers(request: httpx2.Request) -> str:
        page = int(_asked(request, "after"))
        more = yes if page < 2 else no
        item = page if name == "more" else page + 1
        return f'{{"data": [{{"id": {item}}}], "next": {page + 1}, "more": {more}}}'

    with _client(acme, answers) as client:
        found = [each.id for each in getattr(client, name)()]
    assert found == (["1", "2"] if name == "more" else ["2", "3"])


@pytest.mark.parametrize(
    "page",
    [
        '{"data": [], "next": "2", "more": 2}',
        '{"data": [], "next": "2"}',
        '{"data": [], "next": [], "more": true}',
        '{"data": 5, "next": "2"}',
        '{"data": [5], "next": "2", "more": true}',
        '{"data": [], "more": null}',
    ],
)
def test_what_cannot_be_read_is_no_end(page: str, acme: ModuleType) -> None:
    core = importlib.import_module(PACKAGE)
    with _client(acme, lambda _: page) as client:
        with pytest.raises(core.UnreadableAnswer):
            list(client.more())


ECHOES: dict[str, tuple[dict[str, Any], dict[str, str], bool]] = {
    f"{field}: {told}": ({field: sent} if sent is not None else {}, {field: told}, same)
    for field, sent, told, same in (
        ("ref", "5", '"5"', True),
        ("ref", "5", "5", True),
        ("ref", "5", "6", False),
        ("ref", "5", "5.0", False),
        ("ref", "5", "null", False),
        ("ref", "5", '""', False),
        ("test", True, "true", True),
        ("test", True, '"true"', True),
        ("test", True, "1", True),
        ("test", True, "0", False),
        ("test", True, "null", False),
        ("test", True, "2", False),
        ("test", None, "null", True),
        ("test", None, "false", False),
        ("amount", None, '"100"', True),
        ("amount", None, "100.0", True),
        ("amount", None, "100", True),
        ("amount", None, '"101"', False),
        ("amount", None, "100.5", False),
        ("id", None, "7", True),
        ("id", None, '"x"', True),
        ("id", None, '""', False),
        ("id", None, "null", False),
        ("id", None, "[]", False),
        ("id", None, "7.50", True),
    )
}


@pytest.mark.parametrize("case", ECHOES.values(), ids=ECHOES)
def test_echoes_and_the_identity(
    case: tuple[dict[str, Any], dict[str, str], bool], acme: ModuleType
) -> None:
    given, told, same = case
    given = {"ref": "5", **given}
    body = {
        "id": '"p"',
        "amount": "100",
        "currency": '"EUR"',
        **{name: json.dumps(value) for name, value in given.items()},
        **told,
    }
    text = "{" + ", ".join(f'"{name}": {value}' for name, value in body.items()) + "}"
    with _client(acme, lambda _: text) as client:
        outcome = client.pay(money=acme.Money("1.00", "EUR"), **given)
    assert type(outcome).__name__ == ("Accepted" if same else "Unknown"), outcome
