"""Specs for every way in which a repeat is told: places of the key, its types."""

from __future__ import annotations

from collections.abc import Iterator

HEAD = """\
payspec: 1
provider: {provider}
title: Keys
environments: {{test: {{url: https://keys.example, sandbox: true}}}}
credentials: {{key: secret}}
auth: {{key: {{bearer: key}}}}
money: {{exponents: {{from: iso4217}}}}
types:
  Payout: {{id!: text, amount!: minor(currency), currency!: currency}}
  Failure: {{message!: text}}
{types}
errors: [Failure]
operations:
{operations}
  find:
    GET: /find/{{ref}}
    path: {{ref: text}}
    auth: key
    effect: read
    answers: {{200: Payout}}
"""

OPERATION = """\
  pay_{number}:
    POST: {path}
{parameters}    auth: key
    effect: {effect}
{headers}    body: {body}
    answers: {{200: Payout}}
    write_safety:
      repeat: {{{key}, form: {form}, answers: replay}}
      outcomes: {{200: accepted, 422: rejected}}
      find: {{with: find, by: {by}, not_found: no_proof}}
      echoes: [amount, currency]
      identified_by: id
"""

TYPES = {
    "text": "text",
    "short": "text(..20)",
    "shorter": "text(..4)",
    "long": "text(16..50)",
    "longer": "text(300..)",
    "bounded": "text(..300)",
    "exact": "text(36)",
    "one": "text(1..1)",
    "floor": "text(3..)",
    "bytes": "text(..40 bytes)",
    "uuid": "uuid",
    "digits": "{type: text(..30), pattern: '[0-9]+'}",
    "letters": "{type: text(..30), pattern: '[a-z]{5,12}'}",
    "marked": "{type: text(..64), pattern: 'ORD-[A-Z0-9]{4}'}",
    "integer-text": "integer_text",
}
PLACES = ("header", "derived", "body", "inside", "wrapped", "path")
FORMS = ("text", "uuid")
EFFECTS = ("moves_money", "collects", "advances_money")


def _operation(place: str, kind: str, form: str, number: int) -> tuple[str, str]:
    """The types and the operation of one way."""
    of = TYPES[kind]
    money = "amount!: minor(currency), currency!: currency"
    request, path, parameters, headers = f"Request{number}", "/pay", "", ""
    body, key, by = request, "key: reference", "reference"
    types = f"  {request}: {{reference!: {of}, {money}}}\n"
    match place:
        case "header" | "derived":
            headers = "    headers: {Idempotency-Key: idempotency_key}\n"
            key = "derive: reference" if place == "derived" else "window: 24h"
        case "inside":
            types = (
                f"  {request}: {{order!: Order{number}, {money}}}\n"
                f"  Order{number}: {{reference!: {of}}}\n"
            )
            key, by = "key: order.reference", "order.reference"
        case "wrapped":
            body = f"{{data: {{order: {request}}}}}"
        case "path":
            path, parameters = "/pay/{reference}", f"    path: {{reference: {of}}}\n"
            types = f"  {request}: {{{money}}}\n"
        case _:
            pass
    operation = OPERATION.format(
        number=number,
        path=path,
        parameters=parameters,
        effect=EFFECTS[number % len(EFFECTS)],
        headers=headers,
        body=body,
        key=key,
        form=form,
        by=by,
    )
    return types, operation


def ways() -> Iterator[tuple[str, str, str, str]]:
    """Place, type and form of each way, and a spec of it alone."""
    for place in PLACES:
        for form in FORMS:
            for number, kind in enumerate(TYPES):
                yield place, form, kind, spec("keys", [(place, kind, form, number)])


def spec(provider: str, chosen: list[tuple[str, str, str, int]]) -> str:
    """One spec with an operation for each of these ways."""
    made = [_operation(*each) for each in chosen]
    types = "".join(each for each, _ in made)
    return HEAD.format(
        provider=provider,
        types=types.rstrip("\n"),
        operations="".join(each for _, each in made).rstrip("\n"),
    )
