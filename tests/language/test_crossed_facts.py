"""Facts of one spec that have to agree: crossed with each other, in tables."""

from __future__ import annotations

from itertools import product

import pytest

from tests.language.specs import read

HEAD = """\
payspec: 1
provider: acme
title: Acme
environments: {live: https://api.acme.example}
credentials: {user: account, key: secret}
auth: {shop: {basic: [user, key]}}
money: {exponents: {from: iso4217}}
types:
"""
PLACES = {
    "header": ("/pay", "", "headers: {Key: idempotency_key}", "derive: reference, "),
    "body": ("/pay", "", "doc: Pays.", "key: reference, "),
    "path": ("/pay/{pid}", "path: {pid: text}", "doc: Pays.", "key: pid, "),
}
EFFECTS = {
    "moves_money": True,
    "advances_money": True,
    "collects": True,
    "{by: now, true: moves_money, false: draft}": True,
    "{by: now, true: advances_money, false: draft}": True,
    "draft": False,
    "cancels": False,
}
STATUSES = {400: True, 402: True, 403: True, 404: True, 422: True}
STATUSES |= {401: False, 405: False, 413: False, 415: False}
CROSSED = [
    pytest.param(*each, id="-".join(map(str, each)))
    for each in product(
        PLACES,
        ("replay", "conflict", "undocumented"),
        EFFECTS,
        STATUSES,
        (False, True),
    )
]


def found(spec: str) -> list[tuple[str, int]]:
    return [(each.rule.id, each.span.line) for each in read(spec)[1]]


@pytest.mark.parametrize(("place", "answers", "effect", "status", "told"), CROSSED)
def test_a_refused_repeat_is_no_rejection(
    place: str, answers: str, effect: str, status: int, told: bool
) -> None:
    path, parameters, headers, key = PLACES[place]
    duplicate = ", 409: duplicate" if told else ""
    spec = f"""{HEAD}\
  Order: {{reference!: text, now: boolean}}
  Payout: {{id!: text, reference: text, pid: text}}
  Failure: {{message!: text}}
errors: [Failure]
operations:
  pay:
    POST: "{path}"
    {parameters or "title: Pays"}
    {headers}
    auth: shop
    effect: {effect}
    body: Order
    answers: {{200: Payout}}
    write_safety:
      repeat: {{{key}form: text, answers: {answers}}}
      outcomes: {{200: accepted, {status}: rejected{duplicate}}}
      echoes: [reference?, pid?]
""".replace("    title: Pays\n", "")
    if place != "path":
        spec = spec.replace(", pid?", "")
    refused = [each for each in found(spec) if each[0] == "refused-repeat"]
    wanted = EFFECTS[effect] and STATUSES[status] and not told and answers != "replay"
    assert bool(refused) is wanted, found(spec)


AMOUNTS = {
    "required": ("amount!: minor(currency), currency!: currency", False),
    "both-optional": ("amount: minor(currency), currency: currency", False),
    "optional-currency": ("amount!: minor(currency), currency: currency", True),
    "null-currency": ('amount!: minor(currency), currency!: "currency?"', True),
    "major": ("amount!: major(currency), currency: currency", True),
    "major-text": ("amount!: major_text(currency), currency: currency", True),
    "a-whole-number": ("amount!: integer, currency!: currency", True),
    "a-number": ("totalAmount!: number, currency!: currency", True),
    "a-text": ("amount_text!: number_text", True),
    "no-amount": ("count!: integer", False),
}
BODIES = {
    "flat": ("{{reference!: text, {}}}", "Order", ""),
    "form": ("{{reference!: text, {}}}", "Order", "form: brackets"),
    "multipart": ("{{reference!: text, {}}}", "Order", "multipart: brackets"),
    "wrapped": ("{{reference!: text, {}}}", "{data: Order}", ""),
    "list": ("{{reference!: text, items!: list(Item)}}", "Order", ""),
    "map": ("{{reference!: text, items!: map(Item)}}", "Order", ""),
    "object": ("{{reference!: text, item!: Item, other: text}}", "Order", ""),
}


@pytest.mark.parametrize("effect", ["moves_money", "advances_money", "read"])
@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("amount", AMOUNTS)
def test_an_amount_that_is_sent_has_a_currency(
    amount: str, body: str, effect: str
) -> None:
    fields, wanted = AMOUNTS[amount]
    order, payload, form = BODIES[body]
    inside = body in ("list", "map", "object")
    safety = """
    write_safety:
      repeat: {key: reference, form: text, answers: replay}
      outcomes: {200: accepted}
      echoes: [reference?]"""
    spec = f"""{HEAD}\
  Order: {order.format(fields)}
  Item: {{name: text, {fields}}}
  Payout: {{id!: text, reference: text}}
operations:
  pay:
    POST: /pay
    auth: shop
    effect: {effect}
    body: {payload}
    {form or "doc: Pays."}
    answers: {{200: Payout}}{"" if effect == "read" else safety}
"""
    ids = [rule for rule, _ in found(spec)]
    # `Money` gives both or none, but only where it is an argument.
    wanted = wanted or (amount == "both-optional" and inside)
    assert ("amount-without-currency" in ids) is (wanted and effect != "read"), ids


REFERENCES = {
    "find": ("find: {with: look, by: reference, not_found: no_proof}", "reference"),
    "derive": ("repeat: {derive: reference, form: text, answers: replay}", "reference"),
    "key": ("repeat: {key: reference, form: text, answers: replay}", "reference"),
}
ANSWERS = {
    "required": ("reference!: text", "`reference`"),
    "optional": ("reference: text", "`reference?`"),
    "null": ('reference!: "text?"', "`reference?`"),
    "inside": ("order!: Inner", "`{field: order.reference, of: reference}`"),
    "not-there": ("other: text", "{field: …, of: reference}"),
}


@pytest.mark.parametrize("effect", [each for each in EFFECTS if EFFECTS[each]])
@pytest.mark.parametrize("named", REFERENCES)
@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("echoed", [False, True])
def test_a_write_that_moves_money_holds_its_reference(
    answer: str, named: str, effect: str, echoed: bool
) -> None:
    fact, reference = REFERENCES[named]
    field, hint = ANSWERS[answer]
    header = "headers: {Key: idempotency_key}" if named == "derive" else "doc: Pays."
    path = "order.reference" if answer == "inside" else "reference"
    if answer == "not-there":
        path = "other"
    echo = f"[{{field: {path}, of: {reference}, optional: true}}]"
    spec = f"""{HEAD}\
  Order: {{reference!: text, now: boolean}}
  Inner: {{reference!: text}}
  Payout: {{id!: text, {field}}}
operations:
  pay:
    POST: /pay
    auth: shop
    effect: {effect}
    {header}
    body: Order
    answers: {{200: Payout}}
    write_safety:
      {fact}
      outcomes: {{200: accepted}}
{f"      echoes: {echo}" if echoed else ""}
  look:
    GET: /pay/{{reference}}
    path: {{reference: text}}
    auth: shop
    effect: read
    answers: {{200: Payout}}
"""
    reported = [
        each for each in read(spec)[1] if each.rule.id == "reference-not-echoed"
    ]
    assert bool(reported) is not echoed, found(spec)
    for each in reported:
        assert hint in (each.hint or "")
