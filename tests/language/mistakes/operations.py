"""Mistakes: operations."""

from tests.language.specs import PAY, READ, Case

REPEAT = "      repeat: {form: uuid, derive: reference, window: 24h, answers: replay}\n"
ID = "    id!: text\n"

CASES: dict[str, Case] = {
    "middle-segment": (
        READ,
        (("/payouts/{id}", "/payouts/../{id}"),),
        [("bad-path", "..")],
    ),
    "half-a-segment": (
        READ,
        (("/payouts/{id}", "/payouts/p-{id}"),),
        [("bad-path", "p-{id}"), ("path-parameter", "id")],
    ),
    "slash-at-the-end": (READ, (("/payouts/{id}", "/payouts/{id}/"),), []),
    "query": (
        READ,
        (("/payouts/{id}", "/payouts/{id}?a=b"),),
        [("bad-path", "{id}?a=b"), ("path-parameter", "id")],
    ),
    "parameter-twice": (
        READ,
        (("/payouts/{id}", "/{id}/{id}"),),
        [("path-parameter", "{id}")],
    ),
    "parameter-not-described": (
        READ,
        (("/payouts/{id}", "/{part}/{id}"),),
        [("path-parameter", "{part}")],
    ),
    "amount-in-a-path": (
        READ,
        (("{id: text}", "{id: minor(currency)}"),),
        [("no-exponents", "id"), ("unknown-field", "currency")],
    ),
    "object-in-a-path": (
        READ,
        (("{id: text}", "{id: Payout}"),),
        [("parameter-type", "Payout")],
    ),
    "parameter-evidence": (
        READ,
        (("{id: text}", "{id: {type: text, source: guide}}"),),
        [("unknown-source", "guide")],
    ),
    "answer-with-an-enumeration": (
        READ,
        (
            (ID, f"{ID}    s: S\n  S:\n    $enum: [a]\n"),
            ("200: Payout", "200: Payout, 203: {s: S}"),
        ),
        [("answer-not-an-object", "S")],
    ),
    "write-answered-with-a-list": (
        PAY,
        (
            (
                "      200, 201: {payout: Payout}\n    w",
                "      200, 201: {payout: list(Payout)}\n    w",
            ),
        ),
        [
            ("bad-echo", "amount"),
            ("bad-echo", "currency"),
            ("bad-echo", "test"),
            ("bad-echo", "reference"),
            ("bad-identity", "id"),
        ],
    ),
    "body-of-an-enumeration": (
        PAY,
        (
            ("body: {payout: Request}", "body: {payout: S}"),
            ("  Failure:", "  S:\n    $enum: [a]\n  Failure:"),
        ),
        [("unused-type", "Request"), ("body-not-an-object", "S")],
    ),
    "header-value": (PAY, (("{Idem", "{X-A: ' a', Idem"),), [("bad-header", "' a'")]),
    "header-name": (PAY, (("{Idem", "{X A: a, Idem"),), [("bad-header", "X A")]),
    "key-without-repeat": (
        PAY,
        ((REPEAT, ""),),
        [("key-header", "Idempotency-Key")],
    ),
    "repeat-without-key": (
        PAY,
        (("    headers: {Idempotency-Key: idempotency_key}\n", ""),),
        [("key-header", "repeat")],
    ),
    "two-keys": (
        PAY,
        (("{Idem", "{X-Key: idempotency_key, Idem"),),
        [("key-header", "Idempotency-Key")],
    ),
    "twice-in-one-key": (
        PAY,
        (("200, 201: {", "200, 200: {"), ("200, 201: a", "200: a")),
        [("status-twice", "200")],
    ),
}
