"""Common mistakes: keys that are misspelt."""

from tests.language.common_mistakes.mistake import Mistake
from tests.language.specs import PAY, READ

MISTAKES = {
    "section-misspelt": Mistake(
        PAY,
        "environments:",
        "enviroments:",
        "unknown-key",
        "enviroments",
        "did you mean 'environments'?",
    ),
    "key-of-an-operation-misspelt": Mistake(
        PAY,
        "    effect: moves_money",
        "    efect: moves_money",
        "unknown-key",
        "efect",
        "did you mean 'effect'?",
    ),
    "key-inside-misspelt": Mistake(
        PAY,
        "      repeat:",
        "      repaet:",
        "unknown-key",
        "repaet",
        "did you mean 'repeat'?",
    ),
    "required-key-misspelt": Mistake(
        READ,
        "    answers:",
        "    answer:",
        "unknown-key",
        "answer",
        "did you mean 'answers'?",
    ),
    "types-misspelt": Mistake(
        PAY, "types:", "type:", "unknown-key", "type", "did you mean 'types'?"
    ),
    "operations-misspelt": Mistake(
        READ,
        "operations:",
        "operation:",
        "unknown-key",
        "operation",
        "did you mean 'operations'?",
    ),
    "verb-in-small": Mistake(
        READ,
        "    GET: /payouts/{id}",
        "    get: /payouts/{id}",
        "unknown-key",
        "get",
        "did you mean 'GET'?",
    ),
    "status-misspelt": Mistake(
        READ, "{200: Payout}", "{20: Payout}", "wrong-value", "20", "for example 200"
    ),
    "statuses-as-words": Mistake(
        PAY,
        "401, 422: rejected",
        "4xx: rejected",
        "wrong-value",
        "4xx",
        "for example 200",
    ),
}
