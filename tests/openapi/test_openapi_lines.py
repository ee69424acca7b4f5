"""Each spec of the product against the OpenAPI document that would say less."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from payspec.diagnostics import Collector, Severity
from payspec.ir.provider import Provider
from payspec.ir.types import Ref
from payspec.pipeline.check import Spec, check

from .document import document, openapi_text, path_of

ROOT = Path(__file__).parents[2]


def _provider(path: Path) -> Provider:
    """The provider that a file describes, samples beside it."""

    def sample(name: str) -> bytes | None:
        file = path.parent / name
        return file.read_bytes() if file.is_file() else None

    given = (Spec(path.name, path.read_bytes(), sample),)
    report = Collector()
    found = check(given, report, lambda _: None)
    assert not report.has(Severity.ERROR), report.diagnostics
    return found[0].provider


PATHS = (
    *sorted(ROOT.glob("specs/*.yaml")),
    *sorted(ROOT.glob("tests/providers/*.yaml")),
)
PROVIDERS = {path.stem: (path, _provider(path)) for path in PATHS}


def _lines(text: str) -> int:
    """Lines with something on them: neither blank ones nor comments count."""
    lines = (line.strip() for line in text.splitlines())
    return sum(1 for line in lines if line and not line.startswith("#"))


def test_a_spec_is_shorter_than_openapi(capsys: pytest.CaptureFixture[str]) -> None:
    """Though it says how money is counted, what an answer proves and who says so."""
    table = {
        name: (_lines(path.read_text(encoding="utf-8")), _lines(openapi_text(provider)))
        for name, (path, provider) in PROVIDERS.items()
    }
    with capsys.disabled():
        print(f"\n{'lines':<16}{'spec':>6}{'OpenAPI':>9}{'share':>8}")
        for name, (ours, theirs) in table.items():
            print(f"{name:<16}{ours:>6}{theirs:>9}{ours / theirs:>8.0%}")
    assert {"aopay", "begateway"} <= set(table)
    assert [name for name, (ours, theirs) in table.items() if ours >= theirs] == []


@pytest.mark.parametrize("name", PROVIDERS)
def test_the_document_leaves_nothing_out(name: str) -> None:
    """It is one that reads: every operation and every type in use, no loose end."""
    _, provider = PROVIDERS[name]
    made = yaml.safe_load(openapi_text(provider))
    assert made == document(provider)
    told = {(path, verb) for path, item in made["paths"].items() for verb in item}
    asked = {(path_of(each), each.method.value.lower()) for each in provider.operations}
    assert told == asked
    schemas = made["components"]["schemas"]
    assert set(_references(made)) <= set(schemas)
    assert {each.name for each in provider.types} - _flat(provider) <= set(schemas)
    for each in schemas.values():
        Draft202012Validator.check_schema(each)


def _flat(provider: Provider) -> set[str]:
    """Types whose fields are parameters or headers, and so no schema of their own."""
    payloads = [
        each
        for operation in provider.operations
        for each in (
            operation.given_path,
            operation.query,
            operation.given_headers,
            *(answer.payload for answer in operation.answers if answer.in_headers),
        )
    ]
    types = [each.type for each in payloads if each is not None]
    return {of.name for of in types if isinstance(of, Ref)}


def _references(value: Any) -> list[str]:
    match value:
        case {"$ref": str(target)}:
            return [target.rpartition("/")[2]]
        case dict():
            return [each for inner in value.values() for each in _references(inner)]
        case list():
            return [each for inner in value for each in _references(inner)]
        case _:
            return []
