"""The schema that editors check specs by: what it takes, and what it refuses."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from payspec.diagnostics import Collector
from payspec.language.document import rules as structure
from payspec.language.document.editor import deployment_text, provider_text
from payspec.language.source import RULES as SOURCE_RULES
from payspec.language.source import read, to_data
from payspec.language.suppression import rules as suppression
from tests.language.schema import DEPLOYMENT, EXPANDED, PAY, VALIDATOR, WRITTEN

ROOT = Path(__file__).parents[2]
RULES = ROOT / "tests" / "rules"

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


@pytest.mark.parametrize(("path", "value"), BAD.values(), ids=BAD)
def test_editors_refuse_what_the_assembled_schema_refuses(
    path: tuple[str, ...], value: object
) -> None:
    """What is put in for an editor takes nothing away."""
    assert not Draft202012Validator(WRITTEN).is_valid(put(BASE, path, value))
