"""The JSON Schema of every model, as a web framework asks pydantic for it."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import models_json_schema

from tests.emitting import checked, emit, importable, text_spec

Mode = Literal["validation", "serialization"]
MODES: tuple[Mode, ...] = ("validation", "serialization")
PROVIDERS = ("aopay", "begateway", "corefy", "prop2p")

SCALARS = (
    *("text", "text(1..9)", "text(..9 bytes)", "integer", "integer(1..9)", "number"),
    *("number(0..9)", "boolean", "minor(currency)", "major(currency)", "currency"),
    *("major_text(currency)", "lower_currency", "country", "email", "phone", "url"),
    *("iban", "bic", "card", "base64", "uuid", "ip", "timestamp", "timestamp(unix)"),
    *(
        "timestamp(unix_ms)",
        "timestamp(zoneless UTC)",
        "timestamp(%Y.%m.%d %H:%M, UTC)",
        "date",
    ),
    *("integer_text", "number_text", "json", "Open", "Closed", "Inner", "Told", "Any"),
)


def family() -> str:
    """A spec of every scalar, in every place, masked and not, sent and read."""
    fields = "".join(
        f"    f{at}: {{type: {json.dumps(of)}}}\n"
        f"    r{at}!: {{type: {json.dumps(of)}}}\n"
        for at, of in enumerate(SCALARS)
    )
    fields += "".join(
        f"    n{at}: {{type: {json.dumps(of + '?')}}}\n"
        for at, of in enumerate(SCALARS)
        if of != "json" and "currency)" not in of
    )
    fields += "".join(
        f"    {place}{at}: {{type: {json.dumps(f'{word}({of})')}}}\n"
        for at, of in enumerate(SCALARS)
        if "currency)" not in of
        for place, word in (("l", "list"), ("m", "map"))
    )
    fields += "    masked: {type: text, sensitive: pii}\n"
    fields += "    hidden!: {type: integer, sensitive: secret}\n"
    return f"""payspec: 1
provider: family
title: Family
environments: {{test: {{url: https://t.example, sandbox: true}}}}
money: {{exponents: {{from: iso4217}}}}
types:
  Every:
    currency!: currency
{fields}
  Open: {{$enum: [a, b]}}
  Closed: {{$enum: [a, b], $closed: true}}
  Inner: {{again: Inner, told: list(Told), either: Any}}
  Told: {{$tag: kind, $of: {{one: One, two: Two}}}}
  One: {{kind!: text, back: Inner}}
  Two: {{kind!: text, id: text}}
  Any: {{$any_of: [text, boolean, Inner, list(Inner)]}}
operations:
  send: {{POST: /a, effect: draft, body: Every, answers: {{200: Every}}}}
"""


@pytest.fixture(scope="module", name="models")
def _models(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    folder = tmp_path_factory.mktemp("family")
    emit(checked(text_spec(family())), "family_payouts", folder)
    with importable(folder, "family_payouts"):
        yield importlib.import_module("family_payouts.family.models")


def classes(module: ModuleType) -> list[type[BaseModel]]:
    return [
        each
        for each in vars(module).values()
        if isinstance(each, type)
        and issubclass(each, BaseModel)
        and each.__module__ == module.__name__
    ]


def holds(module: ModuleType, mode: Mode) -> None:
    for model in classes(module):
        for schema in (
            model.model_json_schema(mode=mode),
            TypeAdapter(list[model]).json_schema(mode=mode),  # type: ignore[valid-type]
        ):
            Draft202012Validator.check_schema(schema)
            resolved(schema)
    _, together = models_json_schema([(each, mode) for each in classes(module)])
    assert {each.__name__ for each in classes(module)} <= together["$defs"].keys()
    assert all(together["$defs"].values())


def resolved(schema: Any) -> None:
    """Every reference leads to something that is not empty."""
    waiting = [schema]
    while waiting:
        match waiting.pop():
            case dict() as found:
                ref = found.get("$ref")
                if isinstance(ref, str):
                    assert schema["$defs"][ref.removeprefix("#/$defs/")]
                waiting.extend(found.values())
            case list() as items:
                waiting.extend(items)
            case _:
                pass


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_model_of_a_provider_has_one(provider: str, mode: Mode) -> None:
    holds(importlib.import_module(f"payouts.{provider}.models"), mode)


@pytest.mark.parametrize("mode", MODES)
def test_every_type_in_every_place_has_one(models: ModuleType, mode: Mode) -> None:
    assert len(classes(models)) > 7
    holds(models, mode)


def test_a_field_says_how_it_travels_and_how_it_is_dumped(models: ModuleType) -> None:
    at = {of: f"r{number}" for number, of in enumerate(SCALARS)}
    for model in (models.EveryInput, models.Every):
        sent = model.model_json_schema()["properties"]
        dumped = model.model_json_schema(mode="serialization")["properties"]
        assert sent[at["timestamp(unix)"]]["type"] == "integer"
        assert dumped[at["timestamp(unix)"]]["format"] == "date-time"
        assert sent[at["number"]]["type"] == "number"
        assert dumped[at["number"]]["type"] == "string"
        assert sent[at["number_text"]]["type"] == "string"
        assert sent["hidden"]["type"] == "integer"
        assert (
            dumped["hidden"]["type"] == dumped["masked"]["type"] == ["string", "null"]
        )


@pytest.mark.parametrize("provider", PROVIDERS)
def test_what_may_be_sent_fits_and_so_does_what_is_dumped(provider: str) -> None:
    models = importlib.import_module(f"payouts.{provider}.models")
    context = importlib.import_module("payouts.core.fields.plain").FromWire()
    tried = 0
    for path in (Path(models.__file__ or "").parent / "fixtures").glob(
        "*.request.json"
    ):
        fixture = json.loads(path.read_bytes(), parse_float=Decimal)
        of = fixture["of"]
        model = getattr(
            models, f"{of['type']}Input", getattr(models, str(of["type"]), None)
        )
        if model is None or of["many"]:
            continue
        taken = Draft202012Validator(model.model_json_schema())
        shown = Draft202012Validator(model.model_json_schema(mode="serialization"))
        for case in fixture["cases"]:
            if case["valid"]:
                body = inside(case["body"], of["envelope"])
                assert not list(taken.iter_errors(body)), case["id"]
                made = model.model_validate(
                    body, context=context, by_alias=True, by_name=False
                )
                dump = made.model_dump(mode="json", by_alias=True)
                assert not list(shown.iter_errors(dump)), case["id"]
                tried += 1
    assert tried or provider == "prop2p"


def inside(body: Any, envelope: list[str]) -> Any:
    for name in envelope:
        body = body[name]
    return body
