"""Common mistakes: a list, a mapping or a text where another shape belongs."""

from tests.language.common_mistakes.mistake import Mistake
from tests.language.specs import PAY, READ, changed

OWNED = changed(
    PAY,
    ("    country: country\n", "    owner: Owner\n    country: country\n"),
    ("  Payout:\n    id!: text\n", "  Payout:\n    id!: text\n    owner: Owner\n"),
    ("  Failure:\n", "  Owner:\n    id!: text\n  Failure:\n"),
)

MISTAKES = {
    "list-for-a-mapping": Mistake(
        READ,
        "answers: {200: Payout}",
        "answers: [Payout]",
        "wrong-shape",
        "[Payout]",
        "write names and values, as in {name: value}",
    ),
    "list-for-a-type": Mistake(
        READ,
        "id!: text",
        "id!: [Item]",
        "wrong-shape",
        "[Item]",
        "write list(Item)",
    ),
    "values-without-their-mark": Mistake(
        READ,
        "id!: text",
        "enum: [paid, refused]",
        "wrong-shape",
        "[paid, refused]",
        "describe a type with `$enum` and name it",
    ),
    "how-many-of-a-list": Mistake(
        READ,
        "id!: text",
        "id!: list(Payout, 1..3)",
        "bad-type-expression",
        "list(Payout, 1..3)",
        "write list(Payout); how many there may be is said by `doc`",
    ),
    "how-many-behind-a-list": Mistake(
        READ,
        "id!: text",
        "id!: list(Payout)(1..3)",
        "bad-type-expression",
        "list(Payout)(1..3)",
        "write list(Payout); how many there may be is said by `doc`",
    ),
    "keys-of-a-map": Mistake(
        READ,
        "id!: text",
        "id!: map(text, number)",
        "bad-type-expression",
        "map(text, number)",
        "write the type of its values: map(text); keys are texts",
    ),
    "text-for-a-mapping": Mistake(
        PAY,
        "credentials: {user: account, key: secret}",
        "credentials: key",
        "wrong-shape",
        "key",
        "write names and values, as in {name: value}",
    ),
    "list-for-a-text": Mistake(
        PAY,
        "effect: moves_money",
        "effect: [moves_money]",
        "wrong-shape",
        "[moves_money]",
        "one of read, draft, collects, moves_money, advances_money, cancels, auth",
    ),
    "mapping-for-a-name": Mistake(
        PAY,
        "    auth: shop\n    effect: moves",
        "    auth: {basic: [user, key]}\n    effect: moves",
        "wrong-shape",
        "{basic: [user, key]}",
        "describe it under `auth`, and name it here",
    ),
    "number-for-a-text": Mistake(
        PAY, "window: 24h", "window: 24", "wrong-shape", "24", "for example 24h"
    ),
    "text-for-a-boolean": Mistake(
        PAY,
        "absent: false",
        "absent: 'false'",
        "bad-absent",
        "'false'",
        "give it a value of its type",
    ),
    "echo-of-an-object": Mistake(
        OWNED,
        "echoes: [amount,",
        "echoes: [owner, amount,",
        "bad-echo",
        "owner",
        "echo each value in it by itself: `owner.id`",
    ),
}
