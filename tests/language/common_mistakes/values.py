"""Common mistakes: values that cannot stand where they are."""

from tests.language.common_mistakes.mistake import Mistake
from tests.language.specs import PAY, READ

MISTAKES = {
    "effect-misspelt": Mistake(
        PAY,
        "effect: moves_money",
        "effect: move_money",
        "wrong-value",
        "move_money",
        "did you mean 'moves_money'?",
    ),
    "verdict-misspelt": Mistake(
        PAY,
        "200, 201: accepted",
        "200, 201: acepted",
        "wrong-value",
        "acepted",
        "did you mean 'accepted'?",
    ),
    "no-bracket": Mistake(
        PAY,
        "text(..40)\n    country",
        "text(..40\n    country",
        "bad-type-expression",
        "text(..40",
        "write a scalar such as text(..255)",
    ),
    "no-slash": Mistake(
        READ,
        "    GET: /payouts/{id}",
        "    GET: payouts/{id}",
        "wrong-value",
        "payouts/{id}",
        "for example /payouts/{id}",
    ),
    "http": Mistake(
        READ,
        "https://api",
        "http://api",
        "bad-url",
        "http://api.acme.example",
        "write https://, and http:// only for this machine",
    ),
    "range-reversed": Mistake(
        PAY,
        "text(..40)\n    country",
        "text(40..1)\n    country",
        "bad-type-expression",
        "text(40..1)",
        "write text(..255)",
    ),
    "password-not-secret": Mistake(
        PAY,
        "key: secret",
        "key: text",
        "password-not-secret",
        "key",
        "write `key: secret` under credentials",
    ),
    "outcome-not-proven": Mistake(
        PAY,
        "401, 422: rejected",
        "401, 500: rejected",
        "outcome-not-proven",
        "500",
        "remove it: a status that is not listed is unknown",
    ),
    "another-version": Mistake(
        READ, "payspec: 1", "payspec: 2", "wrong-version", "2", "write `payspec: 1`"
    ),
    "version-in-quotes": Mistake(
        READ, "payspec: 1", "payspec: '1'", "wrong-version", "'1'", "write `payspec: 1`"
    ),
}
