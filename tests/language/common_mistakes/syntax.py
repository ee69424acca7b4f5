"""Common mistakes: YAML that ends, repeats itself or reads as something else."""

from tests.language.common_mistakes.mistake import Mistake
from tests.language.specs import READ

MISTAKES = {
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
}
