"""What an editor completes: every key at every level, and the values of some."""

import json

import pytest

from payspec.language.document.editor import provider_text
from tests.language.completed_keys import KEYS
from tests.language.schema import PAY, at, parts


@pytest.mark.parametrize(("path", "keys"), KEYS.values(), ids=KEYS)
def test_an_editor_completes_the_keys(path: tuple[str, ...], keys: set[str]) -> None:
    """Every key at every level, under the shorthand too, and none beside them."""
    assert offered(path) - {"$allow"} == keys


# Of exactly one member: what is in them is named from around them.
OF_ONE = {"verify"}


@pytest.mark.parametrize("place", sorted(KEYS.keys() - OF_ONE))
def test_an_editor_completes_what_may_stand(place: str) -> None:
    """At every level: the rules that may be allowed, and no others."""
    path, _ = KEYS[place]
    (allow,) = at((*path, "$allow"))[-1:]
    properties = allow["properties"]
    assert isinstance(properties, dict)
    assert {"no-find", "assumed"} <= set(properties)
    assert not {"unknown-type", "needless-allow"} & set(properties)


def offered(path: tuple[str, ...]) -> set[str]:
    """The keys that an editor completes at a place of a spec."""
    found: set[str] = set()
    for schema in at(path):
        properties = schema.get("properties", {})
        assert isinstance(properties, dict)
        found |= set(properties)
    return found


VALUES = {
    "credential": (("credentials", "key"), {"account", "text", "secret"}),
    "effect": ((*PAY, "effect"), {"read", "draft", "moves_money", "cancels"}),
    "verdict": (
        (*PAY, "write_safety", "outcomes", "200"),
        {"accepted", "duplicate", "rejected"},
    ),
    "proof": ((*PAY, "write_safety", "find", "not_found"), {"proof", "no_proof"}),
    "form-of-a-key": ((*PAY, "write_safety", "repeat", "form"), {"uuid", "text"}),
    "sensitive": (("types", "A", "a", "sensitive"), {"secret", "pan", "pii"}),
    "type": (("types", "A", "a"), {"text(..255)", "minor(currency)", "list(Payout)"}),
    "reads": (("types", "A", "a", "reads", "-"), {"text", "integer", "number", "null"}),
    "header": ((*PAY, "headers", "X-A"), {"idempotency_key"}),
    "deviation": (
        (*PAY, "samples", "-", "deviates", "/a"),
        {"form", "missing", "echo"},
    ),
}


@pytest.mark.parametrize(("path", "values"), VALUES.values(), ids=VALUES)
def test_an_editor_completes_the_values(
    path: tuple[str, ...], values: set[str]
) -> None:
    found: set[object] = set()
    for schema in at(path):
        for key in ("enum", "examples"):
            listed = schema.get(key, [])
            assert isinstance(listed, list)
            found.update(each for each in listed if isinstance(each, str))
    assert found >= values


def test_what_editors_offer_is_text() -> None:
    """An example that is a mapping would be offered as an object of JavaScript."""
    for part in parts(json.loads(provider_text())):
        examples = part.get("examples", [])
        if isinstance(examples, list):
            assert all(isinstance(each, str) for each in examples)
