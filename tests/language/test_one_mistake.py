"""One mistake of each common kind is one finding, where it was made, with the fix."""

from dataclasses import dataclass

import pytest

from tests.language.specs import PAY, READ, changed, pointed_at, read


@dataclass(frozen=True)
class Mistake:
    """What is changed in a good spec; the rule, the word and the fix that are named."""

    spec: str
    old: str
    new: str
    rule: str
    word: str
    fix: str


OWNED = changed(
    PAY,
    ("    country: country\n", "    owner: Owner\n    country: country\n"),
    ("  Payout:\n    id!: text\n", "  Payout:\n    id!: text\n    owner: Owner\n"),
    ("  Failure:\n", "  Owner:\n    id!: text\n  Failure:\n"),
)

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
    "type-misspelt": Mistake(
        PAY,
        "body: {payout: Request}",
        "body: {payout: Requst}",
        "unknown-type",
        "Requst",
        "did you mean 'Request' (line 10)?",
    ),
    "scalar-misspelt": Mistake(
        PAY,
        "    country: country",
        "    country: contry",
        "unknown-scalar",
        "contry",
        "did you mean 'country'?",
    ),
    "currency-misspelt": Mistake(
        PAY,
        "  Request:\n    amount!: minor(currency)",
        "  Request:\n    amount!: minor(curency)",
        "unknown-field",
        "curency",
        "did you mean 'currency'?",
    ),
    "operation-misspelt": Mistake(
        PAY,
        "find: {with: get_payout,",
        "find: {with: get_payuot,",
        "bad-find",
        "get_payuot",
        "did you mean 'get_payout'?",
    ),
    "auth-misspelt": Mistake(
        PAY,
        "    auth: shop\n    effect: moves",
        "    auth: shopp\n    effect: moves",
        "unknown-auth",
        "shopp",
        "did you mean 'shop'?",
    ),
    "credential-misspelt": Mistake(
        PAY,
        "basic: [user, key]",
        "basic: [usr, key]",
        "unknown-credential",
        "usr",
        "did you mean 'user'?",
    ),
    "error-misspelt": Mistake(
        PAY,
        "errors: [Failure]",
        "errors: [Failur]",
        "unknown-type",
        "Failur",
        "did you mean 'Failure' (line 21)?",
    ),
    "echo-misspelt": Mistake(
        PAY,
        "echoes: [amount,",
        "echoes: [amout,",
        "unknown-safety-field",
        "amout",
        "did you mean 'amount'?",
    ),
    "echo-of-an-object": Mistake(
        OWNED,
        "echoes: [amount,",
        "echoes: [owner, amount,",
        "bad-echo",
        "owner",
        "echo each value in it by itself: `owner.id`",
    ),
    "derived-from-misspelt": Mistake(
        PAY,
        "derive: reference",
        "derive: refrence",
        "unknown-safety-field",
        "refrence",
        "did you mean 'reference'?",
    ),
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
    "condition-misspelt": Mistake(
        PAY,
        "    country: country",
        "    country: {type: country, required_when: {curency: USD}}",
        "unknown-field",
        "curency",
        "did you mean 'currency'?",
    ),
    "identity-misspelt": Mistake(
        PAY,
        "identified_by: id",
        "identified_by: uid",
        "unknown-safety-field",
        "uid",
        "did you mean 'id'?",
    ),
    "parameter-misspelt": Mistake(
        READ,
        "    path: {id: text}",
        "    path: {idd: text}",
        "path-parameter",
        "idd",
        "did you mean 'id'?",
    ),
    "status-misspelt": Mistake(
        READ, "{200: Payout}", "{20: Payout}", "wrong-value", "20", "for example 200"
    ),
    "verb-in-small": Mistake(
        READ,
        "    GET: /payouts/{id}",
        "    get: /payouts/{id}",
        "unknown-key",
        "get",
        "did you mean 'GET'?",
    ),
    "type-in-small": Mistake(
        READ,
        "  Payout:\n",
        "  payout:\n",
        "bad-name",
        "payout",
        "CamelCase, letters and digits; at most 60 characters",
    ),
    "provider-in-capitals": Mistake(
        READ,
        "provider: acme",
        "provider: Acme",
        "bad-name",
        "Acme",
        "small letters, digits and _, beginning with a letter; at most 60 characters",
    ),
    "operation-with-a-hyphen": Mistake(
        READ,
        "  get_payout:",
        "  get-payout:",
        "bad-name",
        "get-payout",
        "small letters, digits and _, beginning with a letter; at most 60 characters",
    ),
    "type-renamed-at-its-home": Mistake(
        READ,
        "  Payout:\n",
        "  Payuot:\n",
        "unknown-type",
        "Payout",
        "did you mean 'Payuot' (line 6)?",
    ),
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
        "",
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
    "evidence-of-all-statuses": Mistake(
        READ,
        "    id!: text\n",
        "    id!: text\n    status: Status\n  Status: {$enum: [paid]}\n"
        "statuses:\n  Status:\n    $source: docs\n    paid: succeeded\n",
        "wrong-value",
        "docs",
        "each status says it: {is: pending, source: …}",
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
    "key-twice": Mistake(
        READ,
        "    effect: read",
        "    effect: read\n    effect: read",
        "repeated-key",
        "effect",
        "rename one of the two, or join them",
    ),
    "field-twice": Mistake(
        READ,
        "    id!: text",
        "    id!: text\n    id: text",
        "field-twice",
        "id",
        "remove one of the two, or tell them apart with `wire`",
    ),
    "type-twice": Mistake(
        READ,
        "operations:",
        "  Payout:\n    id: text\noperations:",
        "repeated-key",
        "Payout",
        "rename one of the two, or join them",
    ),
    "no-without-quotes": Mistake(
        READ,
        "title: Acme",
        "title: no",
        "ambiguous-scalar",
        "no",
        "write false, or 'no' in quotes",
    ),
    "number-without-quotes": Mistake(
        READ, "title: Acme", "title: 12", "wrong-shape", "12", "write '12' in quotes"
    ),
    "zeros-without-quotes": Mistake(
        READ,
        "title: Acme",
        "title: 012",
        "ambiguous-scalar",
        "012",
        "write 12, or '012' in quotes",
    ),
    "true-without-quotes": Mistake(
        READ,
        "title: Acme",
        "title: true",
        "wrong-shape",
        "true",
        "write 'true' in quotes",
    ),
    "window-misplaced": Mistake(
        PAY,
        "      repeat: {form: uuid, derive: reference, window: 24h, answers: replay}",
        "      window: 24h\n      repeat: {form: uuid, answers: replay}",
        "unknown-key",
        "window",
        "it stands under `operations.write_safety.repeat`",
    ),
    "echoes-misplaced": Mistake(
        PAY,
        "    write_safety:",
        "    echoes: [amount]\n    write_safety:",
        "echoes-of-a-write",
        "echoes",
        "move `echoes` into its `write_safety`",
    ),
    "basic-misplaced": Mistake(
        READ,
        "operations:",
        "basic: [a, b]\noperations:",
        "unknown-key",
        "basic",
        "it stands under `auth` or `signatures`",
    ),
    "url-misplaced": Mistake(
        READ,
        "operations:",
        "url: https://acme.example\noperations:",
        "unknown-key",
        "url",
        "it stands under `environments`",
    ),
    "enum-misplaced": Mistake(
        READ,
        "    id!: text",
        "    id!: {type: text, $enum: [a]}",
        "unknown-key",
        "$enum",
        "describe a type with `$enum` and name it",
    ),
    "sensitive-misplaced": Mistake(
        READ,
        "    id!: text",
        "    id!: text\n    $sensitive: pii",
        "unknown-key",
        "$sensitive",
        "mark the field: {type: text, sensitive: pii}",
    ),
    "not-found-misplaced": Mistake(
        PAY,
        "      find: {with: get_payout,",
        "      not_found: no_proof\n      find: {with: get_payout,",
        "unknown-key",
        "not_found",
        "it stands under `operations.write_safety.find`",
    ),
    "exponents-misplaced": Mistake(
        PAY,
        "money: {exponents: {from: iso4217}}",
        "exponents: {from: iso4217}",
        "unknown-key",
        "exponents",
        "it stands under `money`",
    ),
    "identity-misplaced": Mistake(
        PAY,
        "    body: {payout: Request}",
        "    identified_by: id\n    body: {payout: Request}",
        "unknown-key",
        "identified_by",
        "it stands under `operations.write_safety`",
    ),
    "required-as-elsewhere": Mistake(
        READ,
        "    id!: text",
        "    id: {type: text, required: true}",
        "unknown-key",
        "required",
        "write a `!` behind the field's name",
    ),
    "enum-as-elsewhere": Mistake(
        READ,
        "    id!: text",
        "    id!: {type: text, enum: [a]}",
        "unknown-key",
        "enum",
        "describe a type with `$enum` and name it",
    ),
    "indentation": Mistake(
        READ,
        "    effect: read",
        "   effect: read",
        "yaml-syntax",
        "e",
        "indent it as the key before it; put a text with special characters in quotes",
    ),
    "no-colon": Mistake(
        READ,
        "    effect: read",
        "    effect read",
        "yaml-syntax",
        "e",
        "add ':' and a value; a key stands on one line",
    ),
    "no-space": Mistake(
        READ,
        "    effect: read",
        "    effect:read",
        "yaml-syntax",
        "e",
        "add ':' and a value; a key stands on one line",
    ),
    "no-brace": Mistake(
        READ,
        "{200: Payout}",
        "{200: Payout",
        "yaml-syntax",
        "",
        "add the missing ',' or '}'",
    ),
    "tab": Mistake(
        READ,
        "    effect: read",
        "\teffect: read",
        "tab-indentation",
        "\t",
        "indent with spaces",
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
    "source-not-listed": Mistake(
        READ,
        "    effect: read",
        "    effect: read\n    source: guide",
        "unknown-source",
        "guide",
        "add it to `sources`",
    ),
    "another-version": Mistake(
        READ, "payspec: 1", "payspec: 2", "wrong-version", "2", "write `payspec: 1`"
    ),
    "version-in-quotes": Mistake(
        READ, "payspec: 1", "payspec: '1'", "wrong-version", "'1'", "write `payspec: 1`"
    ),
    "body-of-a-get": Mistake(
        READ,
        "    effect: read",
        "    effect: read\n    body: Payout",
        "body-not-taken",
        "Payout",
        "remove the body, or correct the verb",
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


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_one_mistake_is_one_finding(mistake: Mistake) -> None:
    text = changed(mistake.spec, (mistake.old, mistake.new))
    (found,) = read(text)[1]
    assert (found.rule.id, pointed_at(text, found)) == (mistake.rule, mistake.word)
    assert mistake.fix in (found.hint or "")


@pytest.mark.parametrize("spec", [READ, PAY], ids=["read", "pay"])
def test_the_specs_without_a_mistake_are_good(spec: str) -> None:
    """Otherwise a finding may be about something else."""
    provider, found = read(spec)
    assert provider is not None and found == ()


SHARED = {
    "type": (PAY, ("  Request:\n", "  Order:\n"), ["Request"], []),
    "type-used-twice": (PAY, ("  Payout:\n", "  Transfer:\n"), ["Payout"], ["Payout"]),
    "auth": (PAY, ("  shop: {", "  office: {"), ["shop"], ["shop"]),
    "section": (
        PAY,
        ("credentials: {user: account, key: secret}\n", ""),
        ["user"],
        ["key"],
    ),
    "two-names": (
        PAY,
        ("basic: [user, key]", "basic: [usr, kye]"),
        ["usr", "kye"],
        [],
    ),
}


@pytest.mark.parametrize(
    ("spec", "change", "words", "beside"), SHARED.values(), ids=SHARED
)
def test_a_name_that_is_missing_is_told_once(
    spec: str, change: tuple[str, str], words: list[str], beside: list[str]
) -> None:
    """With its other places; two names are two mistakes."""
    text = changed(spec, change)
    found = read(text)[1]
    assert [pointed_at(text, each) for each in found] == words
    lines = text.split("\n")
    named = [
        lines[other.span.line - 1][other.span.column - 1 : other.span.end_column - 1]
        for each in found
        for other in each.related
    ]
    assert named == beside
