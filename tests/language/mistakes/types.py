"""Mistakes: types and fields."""

from tests.language.specs import PAY, READ, Case

ID = "    id!: text\n"

CASES: dict[str, Case] = {
    "empty-range": (
        READ,
        ((ID, "    id!: integer(5..1)\n"),),
        [("bad-type-expression", "integer(5..1)")],
    ),
    "shortest-phone": (
        READ,
        ((ID, "    id!: phone(2..9)\n"),),
        [("bad-type-expression", "phone(2..9)")],
    ),
    "no-bytes": (
        READ,
        ((ID, "    id!: text(..0 bytes)\n"),),
        [("bad-type-expression", "text(..0 bytes)")],
    ),
    "bytes-of-a-phone": (
        READ,
        ((ID, "    id!: phone(..9 bytes)\n"),),
        [("bad-type-expression", "phone(..9 bytes)")],
    ),
    "empty-range-of-decimals": (
        READ,
        ((ID, "    id!: text\n    rate: number(0.5..0.05)\n"),),
        [("bad-type-expression", "number(0.5..0.05)")],
    ),
    "exponent-as-a-bound": (
        READ,
        ((ID, "    id!: text\n    rate: number(1e3..)\n"),),
        [("bad-type-expression", "number(1e3..)")],
    ),
    "moment-without-its-zone": (
        READ,
        ((ID, "    id!: text\n    at: timestamp(zoneless)\n"),),
        [("bad-type-expression", "timestamp(zoneless)")],
    ),
    "amount-without-a-currency": (
        READ,
        ((ID, "    id!: text\n    amount: major\n"),),
        [("bad-type-expression", "major")],
    ),
    "amounts-in-a-map-type": (
        READ,
        ((ID, "    id!: text\n    more: More\n  More: {$map: major(x)}\n"),),
        [("bad-type-expression", "major(x)")],
    ),
    "empty-list-of-a-list": (
        READ,
        ((ID, "    id!: text\n    all: {type: list(text), reads: empty_list}\n"),),
        [("unreadable-form", "empty_list")],
    ),
    "tag-of-no-object": (
        READ,
        (
            (
                ID,
                "    id!: text\n    a: A\n  A: {$tag: t, $of: {x: B}}\n"
                "  B: {$enum: [z]}\n",
            ),
        ),
        [("bad-tag", "B")],
    ),
    "tag-that-the-field-never-has": (
        READ,
        (
            (
                ID,
                "    id!: text\n    a: A\n  A: {$tag: t, $of: {x: B}}\n"
                "  B: {t!: C}\n  C: {$enum: [z]}\n",
            ),
        ),
        [("bad-tag", "B")],
    ),
    "tag-of-nothing": (
        READ,
        ((ID, "    id!: text\n    a: A\n  A: {$tag: t, $of: {x: Nothing}}\n"),),
        [("unknown-type", "Nothing")],
    ),
    "amount-in-a-union": (
        READ,
        ((ID, "    id!: text\n    a: text | minor(b)\n    b: currency\n"),),
        [("bad-type-expression", "text | minor(b)")],
    ),
    "amount-in-a-named-union": (
        READ,
        ((ID, "    id!: text\n    a: A\n  A: {$any_of: [text, minor(b)]}\n"),),
        [("bad-type-expression", "minor(b)")],
    ),
    "two-texts-in-a-union": (
        READ,
        ((ID, "    id!: text\n    a: list(email | integer | uuid)\n"),),
        [("ambiguous-union", "email | integer | uuid")],
    ),
    "anything-in-a-union": (
        READ,
        ((ID, "    id!: text\n    a: text | json\n"),),
        [("ambiguous-union", "text | json")],
    ),
    "a-number-in-two-ways": (
        READ,
        ((ID, "    id!: text\n    a: integer_text | list(number)\n"),),
        [("ambiguous-union", "integer_text | list(number)")],
    ),
    "a-moment-and-a-number-in-text": (
        READ,
        ((ID, "    id!: text\n    a: timestamp(unix) | number_text\n"),),
        [("ambiguous-union", "timestamp(unix) | number_text")],
    ),
    "a-union-in-a-union": (
        READ,
        (
            (
                ID,
                "    id!: text\n    a: A | boolean\n"
                "  A: {$any_of: [text, integer]}\n",
            ),
        ),
        [("ambiguous-union", "A")],
    ),
    "a-map-beside-an-object": (
        READ,
        ((ID, "    id!: text\n    a: map(text) | B\n  B: {c!: text}\n"),),
        [("ambiguous-union", "map(text) | B")],
    ),
    "a-union-of-itself": (
        READ,
        ((ID, "    id!: text\n    a: A\n  A: {$any_of: [text, list(A)]}\n"),),
        [("endless-type", "A")],
    ),
    "a-part-of-a-union": (
        READ,
        ((ID, "    id!: text\n    a: text | Nothing\n"),),
        [("unknown-type", "Nothing")],
    ),
    "an-empty-part-of-a-union": (
        READ,
        ((ID, "    id!: text\n    a: text |\n"),),
        [("bad-type-expression", "")],
    ),
    "pattern-without-a-zone": (
        READ,
        ((ID, "    id!: text\n    at: timestamp(%d.%m.%Y %H:%M)\n"),),
        [("bad-type-expression", "timestamp(%d.%m.%Y %H:%M)")],
    ),
    "pattern-with-two-zones": (
        READ,
        ((ID, "    id!: text\n    at: timestamp(%d.%m.%Y %H:%M %z, UTC)\n"),),
        [("bad-type-expression", "timestamp(%d.%m.%Y %H:%M %z, UTC)")],
    ),
    "pattern-with-a-named-zone": (
        READ,
        ((ID, "    id!: text\n    at: timestamp(%d.%m.%Y %H:%M, Europe/Minsk)\n"),),
        [("bad-type-expression", "timestamp(%d.%m.%Y %H:%M, Europe/Minsk)")],
    ),
    "pattern-without-a-year": (
        READ,
        ((ID, "    id!: text\n    at: timestamp(%d.%m. %H:%M, UTC)\n"),),
        [("bad-type-expression", "timestamp(%d.%m. %H:%M, UTC)")],
    ),
    "pattern-with-an-unknown-part": (
        READ,
        ((ID, "    id!: text\n    at: timestamp(%d.%b.%Y %H:%M, UTC)\n"),),
        [("bad-type-expression", "timestamp(%d.%b.%Y %H:%M, UTC)")],
    ),
    "pattern-with-a-part-twice": (
        READ,
        ((ID, "    id!: text\n    at: timestamp(%d.%d.%m.%Y %H:%M, UTC)\n"),),
        [("bad-type-expression", "timestamp(%d.%d.%m.%Y %H:%M, UTC)")],
    ),
    "pattern-with-two-fractions": (
        READ,
        ((ID, "    id!: text\n    at: timestamp(%Y-%m-%d %H:%M:%S.%f%3f, UTC)\n"),),
        [("bad-type-expression", "timestamp(%Y-%m-%d %H:%M:%S.%f%3f, UTC)")],
    ),
    "pattern-of-a-fraction-alone": (
        READ,
        ((ID, "    id!: text\n    at: timestamp(%Y-%m-%d %H:%M.%f, UTC)\n"),),
        [("bad-type-expression", "timestamp(%Y-%m-%d %H:%M.%f, UTC)")],
    ),
    "pattern-with-an-odd-mark": (
        READ,
        ((ID, "    id!: text\n    at: timestamp(%Y-%m-%d %H:%M*, UTC)\n"),),
        [("bad-type-expression", "timestamp(%Y-%m-%d %H:%M*, UTC)")],
    ),
    "pattern-that-is-too-long": (
        READ,
        (
            (
                ID,
                "    id!: text\n"
                "    at: timestamp(%Y-%m-%d %H:%M:::::::::::::::::::::::::::, UTC)\n",
            ),
        ),
        [
            (
                "bad-type-expression",
                "timestamp(%Y-%m-%d %H:%M:::::::::::::::::::::::::::, UTC)",
            )
        ],
    ),
    "no-characters": (
        READ,
        ((ID, "    id!: text(..0)\n"),),
        [("bad-type-expression", "text(..0)")],
    ),
    "inner-word": (
        READ,
        ((ID, "    id!: list(map(txt))\n"),),
        [("unknown-scalar", "txt")],
    ),
    "inner-type": (
        READ,
        ((ID, "    id!: list(map(Txt))\n"),),
        [("unknown-type", "Txt")],
    ),
    "word-of-elsewhere": (
        READ,
        ((ID, "    id!: string\n"),),
        [("unknown-scalar", "string")],
    ),
    "answer-that-is-null": (
        READ,
        (("200: Payout", "200: Payout?"),),
        [("bad-type-expression", "?")],
    ),
    "parameter-that-is-null": (
        READ,
        (("{id: text}", "{id: text?}"),),
        [("bad-type-expression", "?")],
    ),
    "amounts-in-a-list": (
        PAY,
        (
            (
                "    test: boolean\n  Payout",
                "    more: list(minor(currency))\n    test: boolean\n  Payout",
            ),
        ),
        [("bad-type-expression", "list(minor(currency))")],
    ),
    "unreadable-type-hides-no-other": (
        READ,
        ((ID, "    id!: Other((\n    a: Custmer\n  Customer:\n    b: text\n"),),
        [("bad-type-expression", "Other(("), ("unknown-type", "Custmer")],
    ),
    "unreadable-type-may-use-any": (
        READ,
        ((ID, f"{ID}    a: Customer(\n  Customer:\n    b: text\n"),),
        [("bad-type-expression", "Customer(")],
    ),
    "unused-with-what-it-uses": (
        READ,
        (("operations:", "  A:\n    b: B\n  B:\n    c: text\noperations:"),),
        [("unused-type", "A")],
    ),
    "unused-circle": (
        READ,
        (("operations:", "  A:\n    b: B\n  B:\n    a: A\noperations:"),),
        [("unused-type", "A")],
    ),
    "endless-circle": (
        READ,
        ((ID, "    b!: B\n  B:\n    p!: Payout\n"),),
        [("endless-type", "Payout")],
    ),
    "endless-through-a-list-ends": (READ, ((ID, "    b!: list(Payout)\n"),), []),
    "condition-on-itself": (
        PAY,
        (
            (
                "country: country",
                "country: {type: country, required_when: {country: US}}",
            ),
        ),
        [("bad-condition", "country")],
    ),
    "condition-on-a-wrong-type": (
        PAY,
        (("country: country", "country: {type: country, required_when: {test: US}}"),),
        [("bad-condition", "US")],
    ),
    "condition-on-nothing": (
        PAY,
        (
            (
                "country: country",
                "country: {type: country, required_when: {tests: true}}",
            ),
        ),
        [("unknown-field", "tests")],
    ),
    "condition-on-a-number-as-text": (
        PAY,
        (
            (
                "country: country",
                "country: {type: country, required_when: {reference: 1}}",
            ),
        ),
        [("bad-condition", "1")],
    ),
    "pattern-on-an-enumeration": (
        READ,
        ((ID, f"{ID}    s: {{type: S, pattern: a}}\n  S:\n    $enum: [a]\n"),),
        [("pattern-not-text", "a")],
    ),
    "pattern-on-a-list": (
        READ,
        ((ID, "    id!: {type: list(text), pattern: a}\n"),),
        [("pattern-not-text", "a")],
    ),
    "default-of-a-boolean": (
        PAY,
        (
            (
                "test: boolean\n  Payout",
                "test: {type: boolean, default: 'false'}\n  Payout",
            ),
        ),
        [("bad-default", "'false'")],
    ),
    "default-of-an-enumeration": (
        READ,
        ((ID, f"{ID}    s: {{type: S, default: c}}\n  S:\n    $enum: [a, b]\n"),),
        [("bad-default", "c")],
    ),
    "default-null": (
        READ,
        ((ID, "    id!: {type: text, default: null}\n"),),
        [("bad-default", "null")],
    ),
    "default-null-of-a-nullable": (
        READ,
        ((ID, "    id!: {type: text?, default: null}\n"),),
        [],
    ),
    "default-with-a-fraction": (
        READ,
        ((ID, "    id!: {type: number, default: 0.50}\n"),),
        [],
    ),
    "default-fraction-of-an-integer": (
        READ,
        ((ID, "    id!: {type: integer, default: 0.5}\n"),),
        [("bad-default", "0.5")],
    ),
    "reads-a-number-as-integer": (
        READ,
        ((ID, "    id!: {type: number, reads: integer}\n"),),
        [("needless-form", "integer")],
    ),
    "reads-a-boolean-as-text": (
        READ,
        ((ID, "    id!: {type: boolean, reads: [text, integer]}\n"),),
        [],
    ),
    "sensitive-amount-in-an-answer": (
        PAY,
        (
            (
                "    id!: text\n    amount!: minor(currency)",
                "    id!: text\n    amount!: {type: minor(currency), sensitive: pii}",
            ),
        ),
        [("sensitive-amount", "amount!")],
    ),
}
