"""Mistakes: write safety."""

from tests.language.specs import PAY, READ, Case

CASES: dict[str, Case] = {
    "safety-of-a-draft": (
        PAY,
        (("moves_money", "draft"),),
        [],
    ),
    "cancels-without-safety": (
        READ,
        (
            ("GET: /payouts/{id}", "DELETE: /payouts/{id}"),
            ("effect: read", "effect: cancels"),
        ),
        [],
    ),
    "time-out-rejected": (
        PAY,
        (("401, 422:", "401, 408:"),),
        [("outcome-not-proven", "408")],
    ),
    "created-is-an-error": (
        PAY,
        (("401, 422: rejected", "401, 422: accepted"),),
        [("outcome-not-proven", "401"), ("outcome-not-proven", "422")],
    ),
    "server-error-as-duplicate": (
        PAY,
        (("401, 422: rejected", "500: duplicate"),),
        [("outcome-not-proven", "500")],
    ),
    "conflict-as-duplicate": (
        PAY,
        (
            (
                "      200, 201: {payout: Payout}\n    w",
                "      200, 201, 409: {payout: Payout}\n    w",
            ),
            ("401, 422: rejected", "409: duplicate"),
        ),
        [],
    ),
    "conflict-without-answer": (
        PAY,
        (("401, 422: rejected", "208: duplicate"),),
        [("answer-without-outcome", "208")],
    ),
    "rejections-without-shape": (
        PAY,
        (("errors: [Failure]\n", ""), ("  Failure:\n    message!: text\n", "")),
        [("rejection-without-shape", "401")],
    ),
    "echo-of-nothing-in-the-answer": (
        PAY,
        (("echoes: [amount,", "echoes: [amount, country,"),),
        [("unknown-safety-field", "country")],
    ),
    "echo-of-an-amount-as-text": (
        PAY,
        (
            (
                "    amount!: minor(currency)\n    currency!: currency\n    test",
                "    amount!: text\n    currency!: currency\n    test",
            ),
        ),
        [("bad-echo", "amount")],
    ),
    "absent-of-another-type": (
        PAY,
        (("absent: false", "absent: live"),),
        [("bad-absent", "live")],
    ),
    "amount-forgotten": (
        PAY,
        (("echoes: [amount, currency,", "echoes: [currency,"),),
        [("amount-not-echoed", "write_safety")],
    ),
    "identity-that-is-optional": (
        PAY,
        (("    id!: text\n", "    id: text\n"),),
        [("bad-identity", "id")],
    ),
    "identity-that-may-be-null": (
        PAY,
        (("    id!: text\n", "    id!: text?\n"),),
        [("bad-identity", "id")],
    ),
    "identity-that-is-a-link": (
        PAY,
        (("    id!: text\n", "    id!: url\n"),),
        [],
    ),
    "identity-that-is-an-object": (
        PAY,
        (("    id!: text\n", "    id!: Failure\n"),),
        [("bad-identity", "id")],
    ),
    "sensitive-key": (
        PAY,
        (
            (
                "    reference!: text(..40)",
                "    reference!: {type: text(..40), sensitive: pii}",
            ),
        ),
        [("sensitive-reference", "reference"), ("sensitive-reference", "reference")],
    ),
    "found-by-a-number": (
        PAY,
        (("{reference: text(..40)}", "{reference: integer}"),),
        [("bad-find", "get_payout"), ("bad-echo", "reference")],
    ),
    "found-by-a-write": (
        PAY,
        (("with: get_payout", "with: pay"),),
        [("bad-find", "pay")],
    ),
    "found-by-nothing": (
        PAY,
        (("with: get_payout", "with: get_payot"),),
        [("bad-find", "get_payot")],
    ),
}
