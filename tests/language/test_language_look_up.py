"""Reads that tell what became of a payout, and what holds their answers to that."""

from __future__ import annotations

import pytest

from tests.language.specs import changed, pointed_at, read

SPEC = """\
payspec: 1
provider: acme
title: Acme
environments: {live: https://api.acme.example}
credentials: {secret: secret}
auth: {key: {bearer: secret}}
types:
  Request:
    reference!: text
  Payout:
    id!: text
    reference: text
    number: integer
  Paid: {id!: text, reference: text, ref: text}
  Page:
    items!: list(Payout)
  Failure:
    message!: text
errors: [Failure]
operations:
  pay:
    POST: /payouts
    auth: key
    effect: moves_money
    body: Request
    answers: {200: Paid}
    write_safety:
      outcomes: {200: accepted, 422: rejected}
      find: {with: find_payouts, by: reference, not_found: no_proof}
      echoes: ["reference?"]
  find_payouts:
    GET: /payouts
    query: {reference: text, page: integer, state: text}
    effect: read
    answers: {200: {payouts: list(Payout)}}
  get_payout:
    GET: /payouts/{id}
    path: {id: text}
    effect: read
    answers: {200: Payout}
    echoes: [id]
  list_payouts:
    GET: /pages
    effect: read
    answers: {200: Page}
signatures:
  signature: {hmac: sha256, header: X-Signature, encoding: hex, key: secret}
callbacks:
  payout:
    body: Payout
    verify: signature
    identity: id
    acknowledge: 200
    reread: get_payout
"""

Change = tuple[str, str]
FIND, GET = "find_payouts", "get_payout"
LIST = "    answers: {200: {payouts: list(Payout)}}\n"
QUERY = "    GET: /payouts\n    query: {reference: text, page: integer, state: text}\n"
NO_ECHO = ("    echoes: [id]\n", "")
OTHERWISE = (
    "name under `echoes` of 'find_payouts' what in its answer repeats it, or say under "
    "`$allow` why nothing does"
)


def with_path(name: str) -> Change:
    return QUERY, f"    GET: /references/{{{name}}}\n    path: {{{name}: text}}\n"


def answer(text: str, more: str = "") -> Change:
    return LIST, f"    answers:\n      {text}\n{more}"


def without_field(text: str) -> Change:
    return "    reference: text\n", text


def write(echo: str, under: str = FIND) -> str:
    return f"write `echoes: [{echo}]` under '{under}'"


TOLD: dict[str, tuple[tuple[Change, ...], str, str]] = {
    "list-in-a-wrapping": ((), "find", write("reference")),
    "list-that-is-the-answer": (
        (answer("200: list(Payout)"),),
        "find",
        write("reference"),
    ),
    "pages": (
        (answer("200: Page", "    pages: {items: items, number: {as: page}}\n"),),
        "find",
        write("reference"),
    ),
    "list-in-the-answer": (
        (answer("200: {data: Page}"),),
        "find",
        "unwrap the list: `200: {data: {items: list(Payout)}}`, and "
        + write("reference"),
    ),
    "path": ((with_path("reference"),), "find", write("reference")),
    "one-payout": ((answer("200: Payout"),), "find", write("reference")),
    "wire-writes-it-otherwise": (
        (without_field("    Reference: text\n"),),
        "find",
        write("{field: Reference, of: reference}"),
    ),
    "creation-knows-what-repeats-it": (
        (
            without_field("    ref: text\n"),
            (
                'echoes: ["reference?"]',
                "echoes: [{field: ref, of: reference}]",
            ),
        ),
        "find",
        write("{field: ref, of: reference}"),
    ),
    "parameter-of-another-name": (
        (with_path("ours"),),
        "find",
        write("{field: reference, of: ours}"),
    ),
    "echoes-of-something-else": (
        (
            answer("200: {payouts: list(Payout)}", "    echoes: [state]\n"),
            ("    number: integer\n", "    state: text\n"),
        ),
        "find",
        "write `reference` into the `echoes` of 'find_payouts'",
    ),
    "filter-that-nothing-repeats": ((without_field(""),), "find", OTHERWISE),
    "filter-that-no-text-repeats": (
        (without_field("    reference: integer\n"),),
        "find",
        OTHERWISE,
    ),
    "filter-that-some-answers-repeat": (
        (
            answer("200: list(Payout)\n      202: list(Request)"),
            ("    reference!: text\n", "    reference!: text\n    id: text\n"),
            without_field(""),
        ),
        "find",
        OTHERWISE,
    ),
    "filter-of-texts": ((answer("200: list(text)"),), "find", OTHERWISE),
    "callback": (
        (
            NO_ECHO,
            answer("200: list(Payout)", "    echoes: [reference]\n"),
        ),
        GET,
        write("id", GET),
    ),
    "callback-whose-event-holds-the-payout": (
        (
            ("/{id}\n    path: {id:", "/{payout}\n    path: {payout:"),
            NO_ECHO,
            answer("200: list(Payout)", "    echoes: [reference]\n"),
            ("  Page:\n", "  Event:\n    number!: text\n    of!: Payout\n  Page:\n"),
            ("    body: Payout\n    verify", "    body: Event\n    verify"),
            ("identity: id\n", "identity: number\n"),
            ("reread: get_payout", "reread: {with: get_payout, by: of.id}"),
        ),
        GET,
        write("{field: id, of: payout}", GET),
    ),
}


@pytest.mark.parametrize(("changes", "where", "hint"), TOLD.values(), ids=TOLD)
def test_what_holds_it_is_told(
    changes: tuple[Change, ...], where: str, hint: str
) -> None:
    text = changed(SPEC, *changes)
    _, (found,) = read(text)
    assert found.rule.id == "look-up-not-echoed"
    assert (pointed_at(text, found), found.hint) == (where, hint)


HELD: dict[str, tuple[Change, ...]] = {
    "echoed": (answer("200: list(Payout)", "    echoes: [reference]\n"),),
    "echoed-by-another-field": (
        with_path("ours"),
        answer("200: list(Payout)", "    echoes: [{field: reference, of: ours}]\n"),
    ),
    "path-that-nothing-repeats": (with_path("reference"), without_field("")),
    "path-that-no-text-repeats": (
        with_path("reference"),
        without_field("    reference: integer\n"),
    ),
}


@pytest.mark.parametrize("changes", HELD.values(), ids=HELD)
def test_what_is_held_or_cannot_be_is_no_finding(changes: tuple[Change, ...]) -> None:
    assert read(changed(SPEC, *changes))[1] == ()


GAPS: dict[str, tuple[tuple[Change, ...], str]] = {
    "type-that-is-not-there": ((answer("200: list(Payot)"),), "unknown-type"),
    "type-with-an-unreadable-field": (
        (without_field("    reference: txt\n"),),
        "unknown-scalar",
    ),
    "type-without-a-field-that-was-left-out": (
        (without_field("    reference: {type: text, lenght: 1}\n"),),
        "unknown-key",
    ),
    "unreadable-echoes": (
        (answer("200: list(Payout)", "    echoes: reference\n"),),
        "wrong-shape",
    ),
    "path-beside-a-filter": (
        (
            (
                "    GET: /payouts\n",
                "    GET: /customers/{customer}\n    path: {customer: text}\n",
            ),
        ),
        "bad-find",
    ),
    "path-beside-a-filter-that-code-calls-otherwise": (
        (
            (
                "    GET: /payouts\n    query: {reference: text,",
                "    GET: /customers/{customer}\n    path: {customer: text}\n"
                "    query: {ours: {type: text, wire: Reference},",
            ),
        ),
        "bad-find",
    ),
    "items-that-are-not-there": (
        (answer("200: Page", "    pages: {items: itms, number: {as: page}}\n"),),
        "bad-pages",
    ),
}


@pytest.mark.parametrize(("changes", "rule"), GAPS.values(), ids=GAPS)
def test_nothing_is_concluded_from_what_cannot_be_read(
    changes: tuple[Change, ...], rule: str
) -> None:
    assert [each.rule.id for each in read(changed(SPEC, *changes))[1]] == [rule]


UNWRAP: dict[str, tuple[str, str, str]] = {
    "list": ("200: Page", "reference", "unwrap the list: `{mended}`"),
    "wrapped": (
        "200, 201: {data: Page}",
        "reference",
        "unwrap the list: `{mended}`",
    ),
    "through-it": (
        "200: Page",
        "{field: items.reference, of: reference}",
        "unwrap the list: `{mended}`, and name `reference`",
    ),
}


@pytest.mark.parametrize(("written", "echo", "hint"), UNWRAP.values(), ids=UNWRAP)
def test_an_echo_in_a_list_is_told_how_to_get_there(
    written: str, echo: str, hint: str
) -> None:
    """What the hint says is enough."""
    _, (found,) = read(changed(SPEC, answer(written, f"    echoes: [{echo}]\n")))
    mended = written.replace("Page", "{items: list(Payout)}")
    assert found.rule.id == "unknown-safety-field"
    assert found.hint == hint.format(mended=mended)
    echoed = answer(mended, "    echoes: [reference]\n")
    assert read(changed(SPEC, echoed))[1] == ()


@pytest.mark.parametrize(
    ("written", "hint"),
    [("200: Page", "name a field of it"), ("200: Payout", "did you mean 'reference'?")],
)
def test_an_echo_in_no_list_is_told_what_is_near(written: str, hint: str) -> None:
    echo = "    echoes: [{field: refrence, of: reference}]\n"
    _, (found,) = read(changed(SPEC, answer(written, echo)))
    assert (found.rule.id, found.hint) == ("unknown-safety-field", hint)
