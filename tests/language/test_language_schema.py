"""The schema that editors complete by: what it takes, refuses and explains."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from payspec.diagnostics import Collector
from payspec.language.document import rules as structure
from payspec.language.document.editor import deployment_text, provider_text
from payspec.language.document.fragment import provider_schema
from payspec.language.source import RULES as SOURCE_RULES
from payspec.language.source import read, to_data
from payspec.language.suppression import rules as suppression
from payspec.language.types.catalogue import BY_WORD
from payspec.language.types.meanings import MEANINGS

ROOT = Path(__file__).parents[2]
RULES = ROOT / "tests" / "rules"
WRITTEN = provider_schema(written=True)
EXPANDED = provider_schema(written=False)
VALIDATOR = Draft202012Validator(json.loads(provider_text()))
DEPLOYMENT = Draft202012Validator(json.loads(deployment_text()))

# What the schema alone can see; all other rules need the whole spec.
STRUCTURE = {
    rule.id
    for rule in (
        structure.UNKNOWN_KEY,
        structure.MISSING_KEY,
        structure.WRONG_SHAPE,
        structure.WRONG_VALUE,
        structure.BAD_NAME,
        structure.WRONG_VERSION,
        suppression.ALWAYS_SHOWN,
        suppression.BAD_ALLOW,
        suppression.UNKNOWN_RULE,
    )
}
NOT_YAML = {rule.id for rule in SOURCE_RULES}


def data_of(path: Path) -> object:
    """The file as plain data, with names as texts, as an editor sees it."""
    report = Collector()
    root = read(path.name, path.read_bytes(), report)
    assert root is not None and not report.diagnostics
    return to_data(root)


def good_specs() -> Iterator[Path]:
    yield from sorted((ROOT / "specs").glob("*.yaml"))
    yield from sorted(RULES.glob("*/passes.yaml"))
    for path in sorted(RULES.glob("*/breaks.yaml")):
        if path.parent.name not in STRUCTURE | NOT_YAML:
            yield path


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize(
    ("name", "text"),
    [("provider", provider_text()), ("deployment", deployment_text())],
    ids=["provider", "deployment"],
)
def test_the_schema_that_is_checked_in_is_the_assembled_one(
    name: str, text: str
) -> None:
    """Written anew by `payspec schema > generator/payspec/language/…`."""
    kept = ROOT / "generator" / "payspec" / "language" / f"{name}.schema.json"
    assert kept.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("schema", [WRITTEN, EXPANDED], ids=["written", "expanded"])
def test_the_schema_is_one_of_2020_12(schema: Mapping[str, object]) -> None:
    Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("path", [*good_specs()], ids=name_of)
def test_a_good_structure_is_taken(path: Path) -> None:
    data = data_of(path)
    deployed = isinstance(data, dict) and "deployment" in data
    validator = DEPLOYMENT if deployed else VALIDATOR
    assert [error.message for error in validator.iter_errors(data)] == []


@pytest.mark.parametrize("rule", sorted(STRUCTURE))
def test_a_bad_structure_is_refused(rule: str) -> None:
    assert not VALIDATOR.is_valid(data_of(RULES / rule / "breaks.yaml"))


BASE = data_of(RULES / "key-header" / "passes.yaml")
PAY = ("operations", "pay")

# Where something wrong is put into a good spec.
BAD = {
    "not-a-mapping": ((), []),
    "no-environment": (("environments",), {}),
    "environment-is-a-number": (("environments", "live"), 1),
    "mode-holds-a-list": (
        ("environments", "live"),
        {"url": "https://acme.example", "mode": {"test": []}},
    ),
    "kind-of-credential": (("credentials", "key"), "password"),
    "basic-of-three": (("auth", "shop", "basic"), ["a", "b", "c"]),
    "unknown-auth": (("auth", "shop"), {"digest": ["user", "key"]}),
    "exponents-empty": (("money",), {"exponents": {}}),
    "exponent-too-large": (("money",), {"exponents": {"19": ["EUR"]}}),
    "currency-in-small": (("money",), {"exponents": {"2": ["eur"]}}),
    "type-in-small": (("types", "request"), {"id": "text"}),
    "type-is-a-list": (("types", "Payout"), ["id"]),
    "field-is-a-number": (("types", "Payout", "id!"), 1),
    "field-without-a-type": (("types", "Payout", "id!"), {"doc": "An id."}),
    "field-key": (("types", "Payout", "id!"), {"type": "text", "max": 1}),
    "type-key": (("types", "Payout", "$docs"), "A payout."),
    "enum-empty": (("types", "Payout"), {"$enum": []}),
    "condition-of-two": (
        ("types", "Payout", "id!"),
        {"type": "text", "required_when": {"a": "b", "c": "d"}},
    ),
    "effect": ((*PAY, "effect"), "moves money"),
    "two-verbs": ((*PAY, "GET"), "/payouts"),
    "relative-path": ((*PAY, "POST"), "payouts"),
    "body-of-two": ((*PAY, "body"), {"a": "A", "b": "B", "c": []}),
    "body-key": ((*PAY, "body"), {"a": "A", "$docs": "b"}),
    "status-of-an-answer": ((*PAY, "answers"), {"500": "Payout"}),
    "statuses-apart": ((*PAY, "answers"), {"200 201": "Payout"}),
    "verdict": ((*PAY, "write_safety", "outcomes"), {"200": "paid"}),
    "outcome-of-words": ((*PAY, "write_safety", "outcomes"), {"ok": "accepted"}),
    "window": (
        (*PAY, "write_safety", "repeat"),
        {"form": "uuid", "answers": "replay", "window": 24},
    ),
    "sample-name": ((*PAY, "samples"), ["pay.json"]),
    "header-of-a-list": ((*PAY, "headers"), {"X-A": ["b"]}),
    "parameter-reads": ((*PAY, "path"), {"id": {"type": "text", "reads": "null"}}),
}


def put(data: object, path: tuple[str, ...], value: object) -> object:
    """The data with `value` at the path."""
    if not path:
        return value
    assert isinstance(data, dict)
    return {**data, path[0]: put(data.get(path[0], {}), path[1:], value)}


def test_the_spec_that_bad_ones_are_made_from_is_good() -> None:
    assert VALIDATOR.is_valid(BASE)


@pytest.mark.parametrize(("path", "value"), BAD.values(), ids=BAD)
def test_an_obvious_mistake_is_refused(path: tuple[str, ...], value: object) -> None:
    assert not VALIDATOR.is_valid(put(BASE, path, value))


def alternatives(schema: object) -> Iterator[dict[str, object]]:
    """The schema, what it refers to, and each of its alternatives."""
    assert isinstance(schema, dict)
    yield schema
    if "$ref" in schema:
        definitions = WRITTEN["$defs"]
        assert isinstance(definitions, dict)
        yield from alternatives(definitions[schema["$ref"].rpartition("/")[2]])
    for each in schema.get("anyOf", []):
        yield from alternatives(each)


def at(path: tuple[str, ...]) -> list[dict[str, object]]:
    """What may stand at a place of a spec, as an editor finds it out."""
    found = [*alternatives(WRITTEN)]
    for step in path:
        inner: list[dict[str, object]] = []
        for schema in found:
            properties = schema.get("properties", {})
            assert isinstance(properties, dict)
            more = schema.get("items") if step == "-" else None
            more = more or properties.get(step) or schema.get("additionalProperties")
            if isinstance(more, dict):
                inner.extend(alternatives(more))
        found = inner
    return found


FACT = {"source", "assumed", "conflict"}
MARKED = {f"${key}" for key in FACT}
EXPECTED = {
    "root": (
        (),
        {"payspec", "provider", "title", "doc", "sources", "assumptions", "conflicts"}
        | {"environments", "credentials", "auth", "money", "types", "errors", "headers"}
        | {"surfaces", "statuses", "flows", "mapping", "scenarios"}
        | {"operations", "signatures", "callbacks"},
    ),
    "signature": (
        ("signatures", "a"),
        {"basic", "digest", "hmac", "rsa", "ecdsa", "eddsa", "message"}
        | {"header", "encoding", "key", "key_form", "part", "prefix", "over"}
        | {"timestamp", "components", "label", "tolerance"}
        | {"doc", "weak", "vectors"}
        | FACT,
    ),
    "timestamp": (
        ("signatures", "a", "timestamp"),
        {"header", "part", "form", "tolerance"},
    ),
    "vector": (
        ("signatures", "a", "vectors", "-"),
        {"doc", "body", "headers", "keys", "at", "target"},
    ),
    "callback": (
        ("callbacks", "a"),
        {"doc", "body", "batched", "thin", "verify", "identity", "order"}
        | {"acknowledge", "reread", "mode"}
        | FACT,
    ),
    "verify": (("callbacks", "a", "verify"), {"all", "any"}),
    "acknowledge": (("callbacks", "a", "acknowledge"), {"status", "body"} | FACT),
    "reread": (("callbacks", "a", "reread"), {"with", "by"} | FACT),
    "mode": (("callbacks", "a", "mode"), {"field", "of", "is", "absent"} | FACT),
    "assumption": (("assumptions", "a"), {"says"}),
    "conflict": (("conflicts", "a"), {"readings", "chosen", "why"}),
    "reading": (("conflicts", "a", "readings", "-"), {"says", "source"}),
    "environment": (
        ("environments", "live"),
        {"url", "urls", "sandbox", "mode", "doc"} | FACT,
    ),
    "credential": (("credentials", "key"), {"kind", "doc"}),
    "auth": (
        ("auth", "shop"),
        {"basic", "bearer", "header", "query", "body", "exchange", "oauth2"}
        | {"mutual_tls", "sign", "message_signature"}
        | FACT,
    ),
    "bearer": (("auth", "shop", "bearer"), {"token", "word"}),
    "exchange": (
        ("auth", "shop", "exchange"),
        {"with", "credentials", "grants", "lifetime", "token"},
    ),
    "lifetime": (("auth", "shop", "exchange", "lifetime"), {"field", "seconds"}),
    "oauth2": (
        ("auth", "shop", "oauth2"),
        {"token_url", "client", "style", "scope"},
    ),
    "oauth2-client": (("auth", "shop", "oauth2", "client"), {"id", "secret"}),
    "mutual-tls": (("auth", "shop", "mutual_tls"), {"certificate", "key"}),
    "sign": (
        ("auth", "shop", "sign"),
        {"algorithm", "key", "key_form", "over", "headers", "encoding", "timestamp"}
        | {"vectors"},
    ),
    "message-signature": (
        ("auth", "shop", "message_signature"),
        {"algorithm", "key", "key_form", "key_id", "components", "label", "digest"}
        | {"expires", "nonce", "alg", "tag", "vectors"},
    ),
    "signed-vector": (
        ("auth", "shop", "sign", "vectors", "-"),
        {"doc", "method", "host", "path", "query", "headers", "body", "keys", "at"}
        | {"nonce", "signature"},
    ),
    "basic": (("auth", "shop", "basic"), {"user", "password"}),
    "money": (("money",), {"exponents"} | FACT),
    "exponents": (
        ("money", "exponents"),
        {"from", *(str(digits) for digits in range(19))},
    ),
    "type": (
        ("types", "A"),
        {"$doc", "$open", "$closed", "$enum", "$map", "$reserved", "$tag", "$of"}
        | {"$any_of", "$descriptor"}
        | MARKED,
    ),
    "enum-value": (("types", "A", "$enum", "a"), {"doc"} | FACT),
    "field": (
        ("types", "A", "a"),
        {"type", "doc", "reads", "pattern", "required_when", "sensitive", "default"}
        | {"wire", "name"}
        | FACT,
    ),
    "pattern": (("types", "A", "a", "pattern"), {"is", "when"}),
    "error": (("errors", "-"), MARKED),
    "wrapped-error": (("errors", "-", "response"), MARKED),
    "operation": (
        PAY,
        {"GET", "POST", "PUT", "PATCH", "DELETE", "path", "doc", "auth", "effect"}
        | {"surface", "unbound", "pages", "form", "multipart", "echoes"}
        | {"headers", "query", "body", "answers", "errors", "write_safety", "samples"}
        | FACT,
    ),
    "parameter": ((*PAY, "path", "id"), {"type", "doc", "sensitive"} | FACT),
    "header": (
        (*PAY, "headers", "X-A"),
        {"binds", "value", "type", "doc", "sensitive"},
    ),
    "body": ((*PAY, "body"), MARKED),
    "answer": ((*PAY, "answers", "200"), MARKED | {"$headers"}),
    "write-safety": (
        (*PAY, "write_safety"),
        {"repeat", "outcomes", "find", "echoes", "identified_by"} | FACT,
    ),
    "repeat": (
        (*PAY, "write_safety", "repeat"),
        {"key", "form", "derive", "window", "answers"} | FACT,
    ),
    "outcome": ((*PAY, "write_safety", "outcomes", "200"), {"verdict"} | FACT),
    "find": ((*PAY, "write_safety", "find"), {"with", "by", "not_found"} | FACT),
    "echo": ((*PAY, "write_safety", "echoes", "-"), {"field", "of", "absent"} | FACT),
    "read-echo": ((*PAY, "echoes", "-"), {"field", "of", "absent"} | FACT),
    "sample": ((*PAY, "samples", "-"), {"file", "deviates"}),
}


@pytest.mark.parametrize(("path", "keys"), EXPECTED.values(), ids=EXPECTED)
def test_an_editor_completes_the_keys(path: tuple[str, ...], keys: set[str]) -> None:
    """Every key at every level, under the shorthand too, and none beside them."""
    assert offered(path) - {"$allow"} == keys


# Of exactly one member: what is in them is named from around them.
OF_ONE = {"verify"}


@pytest.mark.parametrize("place", sorted(EXPECTED.keys() - OF_ONE))
def test_an_editor_completes_what_may_stand(place: str) -> None:
    """At every level: the rules that may be allowed, and no others."""
    path, _ = EXPECTED[place]
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
    offered: set[object] = set()
    for schema in at(path):
        for key in ("enum", "examples"):
            listed = schema.get(key, [])
            assert isinstance(listed, list)
            offered.update(each for each in listed if isinstance(each, str))
    assert offered >= values


def properties_in(
    schema: object, path: tuple[str, ...] = ()
) -> Iterator[tuple[str, dict[str, object]]]:
    """Every key that any part of the schema knows, by its place in it."""
    if isinstance(schema, list):
        for index, item in enumerate(schema):
            yield from properties_in(item, (*path, str(index)))
    if not isinstance(schema, dict):
        return
    known = schema.get("properties")
    for name, value in schema.items():
        if value is known and isinstance(known, dict):
            for key, inner in known.items():
                yield "/".join((*path, key)), inner
                yield from properties_in(inner, (*path, key))
        elif name not in {"enum", "examples", "required", "const"}:
            yield from properties_in(value, (*path, name))


@pytest.mark.parametrize(
    "key", [pytest.param(key, id=place) for place, key in properties_in(WRITTEN)]
)
def test_a_key_explains_itself(key: dict[str, object]) -> None:
    """A person who hovers a key reads a sentence."""
    said = [
        str(each["description"]) for each in alternatives(key) if "description" in each
    ]
    assert said and said[0].endswith((".", ")"))


@pytest.mark.parametrize(("path", "value"), BAD.values(), ids=BAD)
def test_editors_refuse_what_the_assembled_schema_refuses(
    path: tuple[str, ...], value: object
) -> None:
    """What is put in for an editor takes nothing away."""
    assert not Draft202012Validator(WRITTEN).is_valid(put(BASE, path, value))


def parts(schema: object) -> Iterator[dict[str, object]]:
    """Every mapping in a schema."""
    if isinstance(schema, dict):
        yield schema
    for inner in schema.values() if isinstance(schema, dict) else ():
        yield from parts(inner)
    for inner in schema if isinstance(schema, list) else ():
        yield from parts(inner)


def test_every_word_that_can_be_chosen_is_explained_or_none() -> None:
    for part in parts(json.loads(provider_text())):
        if "enumDescriptions" in part:
            words, meanings = part["enum"], part["enumDescriptions"]
            assert isinstance(words, list) and isinstance(meanings, list)
            assert len(words) == len(meanings) == len(set(meanings))
            assert all(str(each).endswith(".") for each in meanings)


def test_every_scalar_is_explained() -> None:
    assert MEANINGS.keys() == BY_WORD.keys()


def test_what_editors_offer_is_text() -> None:
    """An example that is a mapping would be offered as an object of JavaScript."""
    for part in parts(json.loads(provider_text())):
        examples = part.get("examples", [])
        if isinstance(examples, list):
            assert all(isinstance(each, str) for each in examples)
