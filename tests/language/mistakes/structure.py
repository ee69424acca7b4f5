"""Mistakes: names and structure."""

from tests.language.specs import PAY, READ, Case

ID = "    id!: text\n"

CASES: dict[str, Case] = {
    "good-read": (READ, (), []),
    "good-pay": (PAY, (), []),
    "provider": (
        READ,
        (("acme\ntitle", "class\ntitle"),),
        [("reserved-name", "class")],
    ),
    "provider-beside": (
        READ,
        (("acme\ntitle", "core\ntitle"),),
        [("reserved-name", "core")],
    ),
    "operation": (READ, (("get_payout", "import"),), [("reserved-name", "import")]),
    "type": (
        READ,
        (("  Payout:", "  None:"), ("200: Payout", "200: None")),
        [("reserved-name", "None")],
    ),
    "parameter": (
        READ,
        (("{id}", "{from}"), ("{id: text}", "{from: text}")),
        [("reserved-name", "from")],
    ),
    "parameter-argument": (
        READ,
        (("{id}", "{deadline}"), ("{id: text}", "{deadline: text}")),
        [("reserved-name", "deadline")],
    ),
    "credential": (
        PAY,
        (("{user:", "{class:"), ("[user,", "[class,")),
        [("reserved-name", "class")],
    ),
    "credential-argument": (
        PAY,
        (("{user:", "{deadline:"), ("[user,", "[deadline,")),
        [("reserved-name", "deadline")],
    ),
    "parameter-and-field": (
        PAY,
        (("POST: /payouts", "POST: /payouts/{country}\n    path: {country: text}"),),
        [("name-collision", "country")],
    ),
    "list-for-a-table": (
        READ,
        (("{200: Payout}", "[Payout]"),),
        [("wrong-shape", "[Payout]")],
    ),
    "no-payload": (READ, (("200: Payout", "204: null"),), [("wrong-shape", "null")]),
    "two-wrappers": (
        READ,
        (("200: Payout", "200: {a: Payout, b: Payout}"),),
        [("wrong-shape", "a")],
    ),
    "status-class": (READ, (("200:", "2xx:"),), [("wrong-value", "2xx")]),
    "one-status-of-two": (
        PAY,
        (("200, 201: {", "200, 2o1: {"), ("200, 201: acc", "200: acc")),
        [("wrong-value", "2o1")],
    ),
    "two-verbs": (
        READ,
        (("    path:", "    POST: /payouts\n    path:"),),
        [("unknown-key", "POST")],
    ),
    "verb-in-small": (READ, (("GET:", "get:"),), [("unknown-key", "get")]),
    "verb-under-method": (READ, (("GET:", "method:"),), [("unknown-key", "method")]),
    "misspelt-required-key": (
        READ,
        (("effect:", "efect:"),),
        [("unknown-key", "efect")],
    ),
    "misspelt-section": (READ, (("types:", "type:"),), [("unknown-key", "type")]),
    "internal-key": (
        READ,
        (("effect: read", "effect: read\n    '!path': /x"),),
        [("unknown-key", "'!path'")],
    ),
    "refused-scalar": (
        PAY,
        (("absent: false", "absent: no"),),
        [("ambiguous-scalar", "no")],
    ),
    "enum-with-fields": (
        READ,
        ((ID, f"{ID}    status: Status\n  Status:\n    $enum: [paid]\n    x: text\n"),),
        [("unknown-key", "x")],
    ),
    "enum-without-values": (
        READ,
        ((ID, f"{ID}    status: Status\n  Status:\n    $enum: []\n"),),
        [("wrong-value", "[]")],
    ),
    "bad-name-used": (
        READ,
        (("  Payout:", "  payout:"), ("200: Payout", "200: payout")),
        [("bad-name", "payout")],
    ),
    "faults-in-two-operations": (
        PAY,
        (
            ("auth: shop\n    effect: read", "auth: shp\n    effect: reads"),
            ("by: reference", "by: referense"),
        ),
        [("unknown-safety-field", "referense"), ("wrong-value", "reads")],
    ),
    "fault-in-a-type-that-is-used": (
        PAY,
        (("    reference!: text(..40)", "    reference!: {typ: text}"),),
        [("unknown-key", "typ")],
    ),
    "fault-in-a-field-hides-no-other": (
        READ,
        (("    id!: text\n", "    id!: {typ: text}\n    a: Custmer\n"),),
        [("unknown-key", "typ"), ("unknown-type", "Custmer")],
    ),
    "fault-in-the-way-to-authenticate": (
        PAY,
        (("{basic: [user, key]}", "{digest: [user, key]}"),),
        [("unknown-key", "digest")],
    ),
}
