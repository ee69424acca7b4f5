"""Common mistakes: what is left out, and what is deleted though others name it."""

from tests.language.common_mistakes.mistake import Mistake
from tests.language.specs import PAY, READ

MISTAKES = {
    "no-effect": Mistake(
        PAY, "    effect: moves_money\n", "", "missing-key", "POST", "add `effect:`"
    ),
    "no-title": Mistake(
        PAY, "title: Acme\n", "", "missing-key", "payspec", "add `title:`"
    ),
    "no-parameter": Mistake(
        READ,
        "    path: {id: text}\n",
        "",
        "path-parameter",
        "{id}",
        "write `path: {id: text}`",
    ),
    "no-outcomes": Mistake(
        PAY,
        "      outcomes:\n        200, 201: accepted\n        401, 422: rejected\n",
        "",
        "missing-key",
        "repeat",
        "add `outcomes:`",
    ),
    "no-type": Mistake(
        READ, "    id!: text", "    id!:", "wrong-shape", "", "for example text(..255)"
    ),
    "no-environments": Mistake(
        READ,
        "environments: {live: https://api.acme.example}",
        "environments:",
        "wrong-shape",
        "",
        "write what belongs there, or remove the key",
    ),
    "no-fields": Mistake(
        READ,
        "    id!: text",
        "    {}",
        "empty-type",
        "Payout",
        "describe a field, or write `$open: true`",
    ),
    "type-deleted": Mistake(
        PAY,
        "  Failure:\n    message!: text\n",
        "",
        "unknown-type",
        "Failure",
        "describe it under `types`",
    ),
    "money-deleted": Mistake(
        PAY,
        "money: {exponents: {from: iso4217}}\n",
        "",
        "no-exponents",
        "amount!",
        "add `money: {exponents: {from: iso4217}}`",
    ),
    "operation-deleted": Mistake(
        PAY,
        PAY[PAY.index("  get_payout:\n    GET") :],
        # What its answer was is still asked for, so that this is the one mistake.
        "  totals:\n    GET: /totals\n    auth: shop\n    effect: read\n"
        "    answers: {200: Found}\n",
        "bad-find",
        "get_payout",
        "describe it",
    ),
    "credentials-deleted": Mistake(
        PAY,
        "credentials: {user: account, key: secret}\n",
        "",
        "unknown-credential",
        "user",
        "list it under `credentials`",
    ),
    "auth-deleted": Mistake(
        PAY,
        "auth:\n  shop: {basic: [user, key]}\n",
        "",
        "unknown-auth",
        "shop",
        "describe it under `auth`",
    ),
    "header-deleted": Mistake(
        PAY,
        "    headers: {Idempotency-Key: idempotency_key}\n",
        "",
        "key-header",
        "repeat",
        "write `headers: {Idempotency-Key: idempotency_key}`",
    ),
}
