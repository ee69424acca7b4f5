"""Suggestions: whatever is misspelt, a run compares no more than its budget."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from payspec.diagnostics import Collector, bounded, nearest
from payspec.language.read import read_provider

HEAD = """\
payspec: 1
provider: acme
title: Acme
environments: {live: "https://api.acme.example"}
"""
READ = "operations: {op: {GET: /a, effect: read, answers: {200: Payout}}}\n"
LONG = "a" * 50


def _types(many: int) -> str:
    lines = (f"  T{LONG}{n:04}: {{id: T{LONG}b{n:04}}}\n" for n in range(many))
    return f"{HEAD}types:\n  Payout: {{id: text}}\n{''.join(lines)}{READ}"


def _scalars(many: int) -> str:
    fields = (f"    f{n}: textt{n:04}\n" for n in range(many))
    return f"{HEAD}types:\n  Payout:\n{''.join(fields)}{READ}"


def _fields(many: int) -> str:
    fields = (
        f"    {LONG}{n:04}: {{type: text, required_when: {{{LONG}b{n:04}: x}}}}\n"
        for n in range(many)
    )
    return f"{HEAD}types:\n  Payout:\n{''.join(fields)}{READ}"


def _keys(many: int) -> str:
    fields = (f"    f{n}: {{type: text, requiredd_whe{n}: x}}\n" for n in range(many))
    return f"{HEAD}types:\n  Payout:\n{''.join(fields)}{READ}"


def _auth(many: int) -> str:
    ways = (f"  {LONG}{n:04}: {{bearer: key}}\n" for n in range(many))
    calls = (
        f"  op{n}: {{GET: /a, auth: {LONG}b{n:04}, effect: read, "
        "answers: {200: Payout}}\n"
        for n in range(many)
    )
    return (
        f"{HEAD}credentials: {{key: secret}}\nauth:\n{''.join(ways)}"
        f"types: {{Payout: {{id: text}}}}\noperations:\n{''.join(calls)}"
    )


def _credentials(many: int) -> str:
    names = (f"  {LONG}{n:04}: secret\n" for n in range(many))
    ways = (f"  w{n}: {{bearer: {LONG}b{n:04}}}\n" for n in range(many))
    return (
        f"{HEAD}credentials:\n{''.join(names)}auth:\n{''.join(ways)}"
        f"types: {{Payout: {{id: text}}}}\n{READ}"
    )


def _sources(many: int) -> str:
    names = (f"  {LONG}{n:04}: https://a.example\n" for n in range(many))
    fields = (f"    f{n}: {{type: text, source: {LONG}b{n:04}}}\n" for n in range(many))
    return f"{HEAD}sources:\n{''.join(names)}types:\n  Payout:\n{''.join(fields)}{READ}"


def _words(many: int) -> str:
    fields = (f"    f{n}: {{type: text, sensitive: secrett{n}}}\n" for n in range(many))
    return f"{HEAD}types:\n  Payout:\n{''.join(fields)}{READ}"


def _aliases(many: int) -> str:
    fields = (f"    f{n}: &{LONG}{n:04} text\n" for n in range(many))
    more = (f"    g{n}: *{LONG}b{n:04}\n" for n in range(many))
    return f"{HEAD}types:\n  Payout:\n{''.join(fields)}{''.join(more)}{READ}"


FAMILIES = {
    "types": _types,
    "scalars": _scalars,
    "fields": _fields,
    "keys": _keys,
    "auth": _auth,
    "credentials": _credentials,
    "sources": _sources,
    "words": _words,
    "aliases": _aliases,
}


def _calls(spec: str) -> int:
    """Calls of functions, Python's and C's, while the spec is read."""
    counted = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        read_provider("f", spec.encode(), lambda _: None, Collector())
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("family", FAMILIES)
def test_four_times_the_mistakes_are_four_times_the_work(family: str) -> None:
    few, many = FAMILIES[family](100), FAMILIES[family](400)
    # Schemas are assembled, and patterns compiled, on the first run only.
    _calls(few)
    assert _calls(many) < 5.5 * _calls(few)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_thousand_mistakes_compare_no_more_than_the_budget(family: str) -> None:
    spec = FAMILIES[family](1_000).encode()
    with bounded(100_000) as left:
        report = Collector()
        read_provider("f", spec, lambda _: None, report)
        assert left.left > -100_000
        assert report.diagnostics


def test_a_spent_budget_suggests_nothing() -> None:
    with bounded(1_000):
        assert nearest("payot", ["payout"]) == "payout"
        for _ in range(1_000):
            nearest("payot", ["payout"])
        assert nearest("payot", ["payout"]) is None
    assert nearest("payot", ["payout"]) == "payout"


def test_one_budget_is_shared_by_all_that_is_asked_inside() -> None:
    with bounded(10) as outer, bounded(1_000_000) as inner:
        assert inner is outer
