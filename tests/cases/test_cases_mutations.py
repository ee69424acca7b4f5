"""Whatever is taken out of a schema or of the models, a case notices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from payspec.jsonschema import payload_schema
from payspec.python.json_text import json_text
from payspec.runtime.validation import SchemaValidator
from payspec.runtime.wire import JsonValue, loads
from tests.cases.emitted import PACKAGE, checked_specs, described
from tests.cases.verdicts import body_of, by_model

_PAYLOADS = {
    f"{payload}": payload
    for checked in checked_specs()
    for payload in described(checked)
}
_WEAKENED = ("begateway/create_payout.request", "acme/place.200", "acme/touch.request")

_KEYWORDS = frozenset(
    {
        "additionalProperties",
        "const",
        "enum",
        "exclusiveMinimum",
        "items",
        "maxItems",
        "maxLength",
        "maximum",
        "minLength",
        "minimum",
        "pattern",
        "type",
        "x-payspec-max-bytes",
    }
)
_CHECKED = ("date", "date-time", "date-time-local", "decimal", "integer")
_Path = tuple[str | int, ...]


@pytest.mark.parametrize("name", _WEAKENED)
def test_no_keyword_of_a_schema_is_needless_to_the_cases(name: str) -> None:
    payload = _PAYLOADS[name]
    described = payload_schema(
        payload.checked.provider, payload.named.payload, payload.named.direction
    )
    schema = loads(json_text(described).encode())
    cases = [(body_of(case.body), case) for case in payload.made.cases]
    unnoticed: list[_Path] = []
    for path in _removable(schema):
        without = _without(schema, path)
        assert isinstance(without, dict)
        weaker = SchemaValidator(without)
        # What a place lacks is noticed at that place, so the cases near it come first.
        near = sorted(cases, key=lambda each: -_likeness(path, each[1].id))
        same = (bool(weaker.violations(body)) is not case.valid for body, case in near)
        if all(same) and not _implied(schema, path):
            unnoticed.append(path)
    assert unnoticed == []


_MODELS = {
    "required": ("begateway", "    currency: Currency\n", "    currency: str = ''\n"),
    "minimum": ("begateway", "amount: Annotated[int, Field(ge=1)]", "amount: int"),
    "length": (
        "begateway",
        "address: Annotated[str | MISSING, Field(max_length=255)]",
        "address: Annotated[str | MISSING, Field(max_length=256)]",
    ),
    "scalar": ("begateway", "email: Email | MISSING", "email: str | MISSING"),
    "rule": ("begateway", 'Equals("country", "US")', 'Equals("country", "UM")'),
    "rule-pattern": ("begateway", '"[0-9]{5}(-[0-9]{4})?"', '"[0-9]{5}(-[0-9]{5})?"'),
    "closed": (
        "begateway",
        "class Customer(RequestModel)",
        "class Customer(OpenRequestModel)",
    ),
    "open": ("begateway", "Method(OpenRequestModel)", "Method(RequestModel)"),
    "null": ("begateway", "language: str | MISSING", "language: str | None | MISSING"),
}


@pytest.mark.parametrize("name", _MODELS)
def test_a_weaker_model_fails_a_case(name: str, package: Path) -> None:
    provider, said, instead = _MODELS[name]
    payload = _PAYLOADS[f"{provider}/create_payout.request"]
    folder = package / PACKAGE / provider
    text = (folder / "models.py").read_text(encoding="utf-8")
    assert said in text
    module = f"weaker_{re.sub('[^a-z]', '_', name)}"
    (folder / f"{module}.py").write_text(text.replace(said, instead), encoding="utf-8")
    differing = [
        case.id
        for case in payload.inside()
        if bool(by_model(payload, body_of(case.body), f"{provider}.{module}"))
        is case.valid
    ]
    assert differing


def _removable(schema: JsonValue, path: _Path = ()) -> Iterator[_Path]:
    """Paths of the keywords, and of single items of `required` and `allOf`.

    Not of annotations; nor of what another keyword beside it says too: the pattern of a
    form that is checked, the type of an enumeration.
    """
    if isinstance(schema, list):
        for index, item in enumerate(schema):
            yield from _removable(item, (*path, index))
    if not isinstance(schema, dict):
        return
    names = path and path[-1] in ("properties", "$defs")
    for key, value in schema.items():
        here = (*path, key)
        if names or (isinstance(value, dict) and key not in _KEYWORDS):
            yield from _removable(value, here)
        elif key in ("required", "allOf"):
            assert isinstance(value, list)
            yield from ((*here, index) for index in range(len(value)))
            yield from _removable(value, here) if key == "allOf" else ()
        elif key in _KEYWORDS and "if" not in path:
            form = schema.get("format") in _CHECKED
            twin = "enum" if "enum" in schema else None
            said_twice = (key == "pattern" and form) or (key, "enum") == ("type", twin)
            bytes_too = key == "maxLength" and "x-payspec-max-bytes" in schema
            time_too = key == "pattern" and "x-payspec-timestamp" in schema
            if not (said_twice or bytes_too or time_too):
                yield here
            yield from _removable(value, here)


def _implied(schema: JsonValue, path: _Path) -> bool:
    """Whether a condition asks for a member that is there in any case."""
    match path:
        case (*union, "allOf", place, "if", "required", 0):
            # That exactly one mark is there has been asked for.
            asked = _at(schema, (*union, "allOf", 0, "then", "oneOf"))
            if isinstance(asked, list):
                return True
            always = _at(schema, (*union, "required"))
            return isinstance(always, list) and _at(schema, path) in always
        case (*union, "allOf", place):
            # An open enumeration holds any text, as its look said.
            target = _at(schema, (*union, "allOf", place, "then", "$ref"))
            named = _at(schema, ("$defs", str(target).removeprefix("#/$defs/")))
            return isinstance(named, dict) and "x-payspec-known-values" in named
        case _:
            return _told(schema, path)


def _told(schema: JsonValue, path: _Path) -> bool:
    """Whether the tag of a union has asked for it already, to come this far."""
    definitions = _at(schema, ("$defs",))
    assert isinstance(definitions, dict)
    for union, branched in definitions.items():
        branches = _at(branched, ("allOf",))
        for branch in branches if isinstance(branches, list) else ():
            target = _at(branch, ("then", "$ref"))
            asked = _at(branch, ("if", "required"))
            if not isinstance(target, str) or not isinstance(asked, list):
                continue
            named, tag = target.removeprefix("#/$defs/"), str(asked[0])
            required = _at(definitions[named], ("required",))
            place = required.index(tag) if isinstance(required, list) else None
            kind = _at(definitions[named], ("properties", tag, "$ref"))
            if path[1:] in {
                (union, "type"),
                (named, "type"),
                (named, "required", place),
                (str(kind).removeprefix("#/$defs/"), "enum"),
            } or path[1:4] == (named, "properties", tag):
                return True
    return False


def _at(value: JsonValue, path: _Path) -> JsonValue:
    for step in path:
        match value:
            case dict():
                value = value.get(str(step))
            case list():
                value = value[int(step)]
            case _:
                return None
    return value


def _without(value: JsonValue, path: _Path) -> JsonValue:
    step, *rest = path
    inner = [_without(_at(value, (step,)), tuple(rest))] if rest else []
    match value:
        case dict():
            kept = {key: each for key, each in value.items() if key != step}
            return {**kept, str(step): inner[0]} if inner else kept
        case list():
            return [*value[: int(step)], *inner, *value[int(step) + 1 :]]
        case _:
            raise AssertionError(path)


def _likeness(path: _Path, case: str) -> int:
    steps = case.split("/")
    return sum(step in steps for step in path)
