"""Paths into answers that lead to nothing usable: what the finding says to write."""

from __future__ import annotations

import pytest

from tests.language.specs import read

SPEC = """\
payspec: 1
provider: acme
title: Acme
environments: {live: https://api.acme.example}
types:
  Payout: {id!: text}
  Link: {href: url}
  Links: {next: Link, count: integer}
  Page:
    data!: list(Payout)
    links: LINKS
operations:
  list_payouts:
    GET: /payouts
    effect: read
    answers: {200: Page}
    pages: {items: ITEMS, link: PATH}
"""

TOLD = {
    "map": (
        ("map(Link)", "data", "links.next.href"),
        "'links' of a page is a map, and no type describes 'next' in it",
        "write an object type with the field 'next' for 'links'",
    ),
    "text": (
        ("text", "data", "links.next.href"),
        "'links' of a page is no object, and no type describes 'next' in it",
        "write an object type with the field 'next' for 'links'",
    ),
    "misspelt": (
        ("Links", "data", "links.nxt.href"),
        "'Links' has no field 'nxt'",
        "did you mean 'next'?",
    ),
    "not-there": (
        ("Links", "data", "links.next.address"),
        "'Link' has no field 'address'",
        "describe 'address' in 'Link', or name one of its fields",
    ),
    "object": (
        ("Links", "data", "links.next"),
        "'links.next' of a page is no text",
        "name a field that is: text",
    ),
    "number": (
        ("Links", "data", "links.count"),
        "'links.count' of a page is no text",
        "name a field that is: text",
    ),
    "list": (
        ("Links", "dat", "links.next.href"),
        "'Page' has no field 'dat'",
        "did you mean 'data'?",
    ),
    "list-in-a-map": (
        ("map(Link)", "links.data", ""),
        "'links' of a page is a map, and no type describes 'data' in it",
        "write an object type with the field 'data' for 'links'",
    ),
}


@pytest.mark.parametrize(("words", "message", "hint"), TOLD.values(), ids=TOLD)
def test_a_path_of_a_page_is_told_where_it_ends(
    words: tuple[str, str, str], message: str, hint: str
) -> None:
    links, items, path = words
    way = "number: {as: page}" if not path else f"link: {path}"
    text = SPEC.replace("LINKS", links).replace("ITEMS", items)
    text = text.replace("link: PATH", way)
    found = [each for each in read(text)[1] if each.rule.id == "bad-pages"]
    assert (found[0].message, found[0].hint) == (message, hint)
