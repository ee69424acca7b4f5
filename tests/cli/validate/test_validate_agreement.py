"""The command agrees with beGateway's document, and with its emitted validators."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from payspec.cli import main
from payspec.diagnostics import Collector
from payspec.ir.provider import Provider
from payspec.pipeline.check import Checked, Spec, check
from payspec.pipeline.validate import target
from payspec.runtime.wire import loads

ROOT = Path(__file__).parents[3]


def samples() -> Iterator[tuple[str, str, str | None]]:
    """Each documented sample of beGateway: its operation, file and status."""
    for sample in sorted((ROOT / "specs" / "begateway").glob("*.json")):
        operation, kind, _ = sample.name.split(".")
        yield operation, sample.name, None if kind == "request" else kind


@pytest.mark.parametrize(("operation", "file", "status"), [*samples()])
def test_every_documented_sample_is_valid(
    operation: str,
    file: str,
    status: str | None,
    project: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    options = [] if status is None else ["--status", status]
    path = f"specs/begateway/{file}"
    assert main(["validate", "begateway", operation, path, *options]) == 0
    kind = "request" if status is None else "response"
    assert capsys.readouterr().out.startswith(f"{path} is a valid {operation}.{kind}")


def begateway() -> Checked:
    """The checked spec of beGateway."""
    place = ROOT / "specs" / "begateway.yaml"
    spec = Spec(
        place.name, place.read_bytes(), lambda name: (place.parent / name).read_bytes()
    )
    [found] = check((spec,), Collector(), lambda _: None)
    return found


def payloads(provider: Provider) -> Iterator[tuple[str, int | None]]:
    """Everything that can be asked for, with every status."""
    for operation in provider.operations:
        if operation.body is not None:
            yield f"{operation.name}.request", None
        for status in (*range(200, 203), 401, 422, 500):
            answered = {
                each for answer in operation.answers for each in answer.statuses
            }
            if status in answered or (status >= 400 and operation.errors):
                yield f"{operation.name}.response", status
    for callback in provider.callbacks:
        yield callback.name, None


def test_the_schemas_are_those_of_the_emitted_validators() -> None:
    checked = begateway()
    folder = ROOT / "generated" / "payouts" / "begateway" / "schemas"
    validators = importlib.import_module("payouts.begateway.validators")
    named: set[str] = set()
    for wanted, status in payloads(checked.provider):
        for shape in target(checked, wanted, status).shapes:
            for name in shape.schemas:
                emitted = loads((folder / f"{name}.json").read_bytes())
                assert isinstance(emitted, dict) and emitted.pop("title") == name
                assert emitted == shape.schema
                assert callable(getattr(validators, name.replace(".", "_")))
                named.add(name)
    assert named == {path.stem for path in folder.glob("*.json")}
