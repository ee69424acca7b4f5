"""What each construct of a spec becomes in JSON Schema."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from payspec.diagnostics import Collector
from payspec.ir.facts import payloads
from payspec.ir.provider import Provider
from payspec.jsonschema import Direction, Reading, payload_schema
from payspec.language.read import read_provider
from payspec.runtime.fields import patterns
from payspec.runtime.validation import SchemaValidator
from payspec.runtime.wire import JsonValue

SPECS = Path(__file__).parents[2] / "specs"
Schema = Mapping[str, object]

SPEC = """\
payspec: 1
provider: acme
title: Acme
environments: {{live: https://api.acme.example}}
money: {{exponents: {{from: iso4217}}}}
types:
  Sent: {{beside: text, currency: currency, field{mark}: {field}}}
  Read: {{beside: text, currency: currency, field{mark}: {field}}}
  Open: {{$enum: {{a: One., b: Two.}}}}
  Closed: {{$closed: true, $enum: [a, b]}}
  Part: {{id!: text}}
  Use: {{a: Open, b: Closed, c: Part}}
errors: [{{error: Use}}]
operations:
  send:
    POST: /things
    effect: draft
    body: {{outer: {{inner: Sent}}}}
    answers: {{200: {{list: Read}}}}
"""
READ_ONLY = SPEC.replace("field{mark}: {field}", "other: text", 1)


def provider_of(text: str) -> Provider:
    report = Collector()
    provider = read_provider("spec.yaml", text.encode(), lambda _: None, report)
    assert provider is not None, report.diagnostics
    return provider


def schema_of(
    name: str,
    field: str,
    *,
    mark: str = "",
    reading: Reading = Reading.TOLERANT,
    read_only: bool = False,
) -> Schema:
    """The schema of the object `name`, one of whose fields is `field`."""
    spec = READ_ONLY if read_only else SPEC
    provider = provider_of(spec.format(field=field, mark=mark))
    operation = provider.operations[0]
    sent = name == "Sent"
    payload = operation.body if sent else operation.answers[0].payload
    direction = Direction.SENT if sent else Direction.RECEIVED
    assert payload is not None
    definitions = payload_schema(provider, payload, direction, reading)["$defs"]
    assert isinstance(definitions, dict)
    found = definitions[name]
    assert isinstance(found, dict)
    return found


def field_schema(name: str, field: str, **more: bool) -> object:
    properties = schema_of(name, field, **more)["properties"]
    assert isinstance(properties, dict)
    return properties["field"]


def text(pattern: str, form: str | None = None) -> Schema:
    schema = {"type": "string", "pattern": f"^(?:{pattern})$"}
    return schema if form is None else {**schema, "format": form}


BOTH: dict[str, tuple[str, Schema]] = {
    "text": ("text", {"type": "string"}),
    "longest": ("text(..255)", {"type": "string", "maxLength": 255}),
    "exact": ("text(3)", {"type": "string", "minLength": 3, "maxLength": 3}),
    "integer": ("integer", {"type": "integer"}),
    "range": ("integer(1..9)", {"type": "integer", "minimum": 1, "maximum": 9}),
    "number": ("number", {"type": "number"}),
    "boolean": ("boolean", {"type": "boolean"}),
    "currency": ("currency", text(patterns.CURRENCY)),
    "lower_currency": ("lower_currency", text(patterns.LOWER_CURRENCY)),
    "country": ("country", text(patterns.COUNTRY)),
    "email": ("email", text(patterns.EMAIL, "email")),
    "phone": ("phone(..30)", {"type": "string", "maxLength": 30}),
    "url": ("url", text(patterns.URL, "uri")),
    "timestamp": ("timestamp", text(patterns.RFC3339, "date-time")),
    "date": ("date", text(patterns.DATE, "date")),
    "json": ("json", {}),
    "object": ("Part", {"$ref": "#/$defs/Part"}),
    "list": ("list(Part)", {"type": "array", "items": {"$ref": "#/$defs/Part"}}),
    "map": (
        "map(list(text))",
        {
            "type": "object",
            "additionalProperties": {"type": "array", "items": {"type": "string"}},
        },
    ),
    "nullable": ("text(..9)?", {"type": ["string", "null"], "maxLength": 9}),
    "nullable-object": (
        "Part?",
        {"anyOf": [{"$ref": "#/$defs/Part"}, {"type": "null"}]},
    ),
    "nullable-json": ("json?", {}),
    "pattern": ("{type: text, pattern: '[a-z]+'}", text("[a-z]+")),
    "pattern-of-a-form": (
        "{type: country, pattern: 'U.'}",
        {**text(patterns.COUNTRY), "allOf": [{"pattern": "^(?:U[^\\n])$"}]},
    ),
    "doc": ("{type: text, doc: A.}", {"description": "A.", "type": "string"}),
    "sensitive": (
        "{type: text, sensitive: pii}",
        {"type": "string", "x-payspec-sensitive": "pii"},
    ),
    "default": (
        "{type: integer, default: 7}",
        {"type": "integer", "x-payspec-documented-default": "7"},
    ),
    "default-with-a-fraction": (
        "{type: number, default: 0.50}",
        {"type": "number", "x-payspec-documented-default": "0.50"},
    ),
}


@pytest.mark.parametrize("name", ["Sent", "Read"])
@pytest.mark.parametrize(("field", "schema"), BOTH.values(), ids=BOTH)
def test_a_field_in_both_directions(name: str, field: str, schema: Schema) -> None:
    assert field_schema(name, field) == schema


def test_an_amount_that_is_sent_is_more_than_nothing() -> None:
    schema = {"type": "integer", "x-payspec-minor-units-of": "currency"}
    assert field_schema("Sent", "minor(currency)") == {**schema, "minimum": 1}
    assert field_schema("Read", "minor(currency)") == schema


@pytest.mark.parametrize("amount", ["minor", "major", "major_text"])
@pytest.mark.parametrize("sent", [True, False], ids=["sent", "read"])
def test_a_schema_with_an_amount_carries_the_exponents(amount: str, sent: bool) -> None:
    """Whatever its units are: a currency of no known decimals is told by all alike."""
    provider = provider_of(SPEC.format(field=f"{amount}(currency)", mark=""))
    operation = provider.operations[0]
    payload = operation.body if sent else operation.answers[0].payload
    assert payload is not None
    direction = Direction.SENT if sent else Direction.RECEIVED
    schema = payload_schema(provider, payload, direction)
    exact = {"exact": True} if sent else {}
    assert schema["x-payspec-exponents"] == {"from": "iso4217", "own": {}, **exact}
    value: JsonValue = "1" if amount == "major_text" else 1
    body: JsonValue = {"currency": "XBT", "field": value}
    whole: JsonValue = {"outer": {"inner": body}} if sent else {"list": body}
    found = SchemaValidator(schema).violations(whole)
    assert [each.rule for each in found] == ["x-payspec-exponent"]


def test_a_schema_without_an_amount_carries_none() -> None:
    provider = provider_of(SPEC.format(field="number", mark=""))
    body = provider.operations[0].body
    assert body is not None
    assert "x-payspec-exponents" not in payload_schema(provider, body, Direction.SENT)


READS: dict[str, tuple[str, Schema]] = {
    "null": ("{type: text, reads: null}", {"type": ["string", "null"]}),
    "text-as-a-number": (
        "{type: text(..9), reads: [integer, number]}",
        {"type": ["string", "integer", "number"], "maxLength": 9},
    ),
    "integer-as-a-text": (
        "{type: integer, reads: text}",
        {"anyOf": [{"type": "integer"}, text("-?(?:0|[1-9][0-9]*)")]},
    ),
    "number-as-a-text": (
        "{type: number, reads: text}",
        {"anyOf": [{"type": "number"}, text("-?(?:0|[1-9][0-9]*)(?:[.][0-9]+)?")]},
    ),
    "boolean-in-other-forms": (
        "{type: boolean, reads: [text, integer]}",
        {"anyOf": [{"type": "boolean"}, {"enum": ["true", "false"]}, {"enum": [0, 1]}]},
    ),
    "integer-with-a-fraction": (
        "{type: integer, reads: number}",
        {"anyOf": [{"type": "integer"}, {"type": "number", "multipleOf": 1}]},
    ),
    "object-or-null": (
        "{type: Part, reads: null}",
        {"anyOf": [{"$ref": "#/$defs/Part"}, {"type": "null"}]},
    ),
}


@pytest.mark.parametrize(("field", "schema"), READS.values(), ids=READS)
def test_a_field_that_is_read_in_other_forms(field: str, schema: Schema) -> None:
    assert field_schema("Read", field, read_only=True) == schema


def test_a_sample_is_held_against_the_documented_form_alone() -> None:
    found = schema_of(
        "Read",
        "{type: text, reads: null}",
        reading=Reading.DOCUMENTED,
        read_only=True,
    )
    properties = found["properties"]
    assert isinstance(properties, dict)
    assert properties["field"] == {"type": "string"}
    assert found["additionalProperties"] is False


@pytest.mark.parametrize(
    ("name", "field", "closed"),
    [("Sent", "text", True), ("Read", "text", False)],
    ids=["sent", "read"],
)
def test_what_is_sent_holds_nothing_undescribed(
    name: str, field: str, closed: bool
) -> None:
    found = schema_of(name, field)
    assert (found.get("additionalProperties") is False) is closed


def test_what_is_required_is_required() -> None:
    assert schema_of("Sent", "text", mark="!")["required"] == ["field"]
    assert "required" not in schema_of("Sent", "text")


@pytest.mark.parametrize(
    ("field", "then"),
    [
        (
            "{type: text, pattern: {when: {beside: x}, is: '[0-9]'}}",
            {"properties": {"field": {"pattern": "^(?:[0-9])$"}}},
        ),
        ("{type: text, required_when: {beside: x}}", {"required": ["field"]}),
    ],
    ids=["pattern", "required"],
)
def test_a_rule_on_a_condition_is_an_if(field: str, then: Schema) -> None:
    holds = {"properties": {"beside": {"const": "x"}}, "required": ["beside"]}
    assert schema_of("Sent", field)["allOf"] == [{"if": holds, "then": then}]


def test_an_open_enumeration_lists_and_a_closed_one_binds() -> None:
    provider = provider_of(SPEC.format(field="text", mark=""))
    error = provider.operations[0].errors[0]
    schema = payload_schema(provider, error, Direction.RECEIVED)
    definitions = schema["$defs"]
    assert isinstance(definitions, dict)
    known = {"type": "string", "x-payspec-known-values": ["a", "b"]}
    assert definitions["Open"] == known
    assert definitions["Closed"] == {"type": "string", "enum": ["a", "b"]}
    assert schema["properties"] == {"error": {"$ref": "#/$defs/Use"}}
    assert schema["required"] == ["error"]


def test_wrappings_nest() -> None:
    provider = provider_of(SPEC.format(field="text", mark=""))
    body = provider.operations[0].body
    assert body is not None
    schema = payload_schema(provider, body, Direction.SENT)
    inner = {
        "type": "object",
        "properties": {"inner": {"$ref": "#/$defs/Sent"}},
        "required": ["inner"],
        "additionalProperties": False,
    }
    assert schema["properties"] == {"outer": inner}


def providers() -> Iterator[Provider]:
    for path in sorted(SPECS.glob("*.yaml")):
        report = Collector()
        found = read_provider(
            path.name,
            path.read_bytes(),
            lambda name: (SPECS / name).read_bytes(),
            report,
        )
        assert found is not None
        yield found
    for field, _ in BOTH.values():
        yield provider_of(SPEC.format(field=field, mark="!"))
    for field, _ in READS.values():
        yield provider_of(READ_ONLY.format(field=field, mark=""))


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("reading", Reading)
def test_every_schema_is_one_of_2020_12(direction: Direction, reading: Reading) -> None:
    for provider in providers():
        for operation in provider.operations:
            for payload in payloads(operation):
                schema = payload_schema(provider, payload, direction, reading)
                Draft202012Validator.check_schema(schema)


def test_the_patterns_are_those_of_the_models() -> None:
    """One source: a form that the models learn is in the schemas too."""
    names = ("CURRENCY", "COUNTRY", "EMAIL", "URL", "RFC3339", "DATE")
    sources = (Path(__file__).parents[2] / "generator/payspec/jsonschema").glob("*.py")
    written = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    assert not re.search(rf"^({'|'.join(names)}) =", written, re.MULTILINE)
    assert "(?:0[1-9]|1[0-2])" not in written


FORMS: list[tuple[str, JsonValue, bool]] = [
    ("{type: integer, reads: text}", "12", True),
    ("{type: integer, reads: text}", "012", False),
    ("{type: integer, reads: text}", "1.0", False),
    ("{type: number, reads: text}", "1.50", True),
    ("{type: number, reads: text}", "1.", False),
    ("{type: boolean, reads: [text, integer]}", "true", True),
    ("{type: boolean, reads: [text, integer]}", "yes", False),
    ("{type: boolean, reads: [text, integer]}", 1, True),
    ("{type: boolean, reads: [text, integer]}", 2, False),
    ("{type: text, reads: integer}", 5, True),
    ("{type: text, reads: integer}", True, False),
    ("{type: text, reads: null}", None, True),
]


@pytest.mark.parametrize(("field", "value", "fits"), FORMS)
def test_a_form_that_is_read_fits(field: str, value: JsonValue, fits: bool) -> None:
    provider = provider_of(READ_ONLY.format(field=field, mark=""))
    payload = provider.operations[0].answers[0].payload
    schema = payload_schema(provider, payload, Direction.RECEIVED)
    answer: JsonValue = {"list": {"field": value}}
    assert (not SchemaValidator(schema).violations(answer)) is fits
