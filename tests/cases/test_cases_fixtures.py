"""The fixtures that are emitted: the cases as data, fit to be committed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from payspec.language.samples.cards import card_numbers
from payspec.python.views.context import ProviderContext
from payspec.python.views.payloads import payloads
from tests.cases.emitted import PACKAGE, checked_specs
from tests.emitting import emit

CHECKED = {each.provider.name: each for each in checked_specs()}


@pytest.mark.parametrize("name", CHECKED)
def test_every_payload_has_fixtures_beside_its_schema(name: str, package: Path) -> None:
    folder = package / PACKAGE / name
    checked = CHECKED[name]
    context = ProviderContext(PACKAGE, checked.provider, checked.names)
    wanted = {f"{each.name}.json" for each in payloads(context)}
    proven = {
        f"{each.name}.signatures.json"
        for each in checked.provider.callbacks
        if each.verify is not None
    }
    calls = {f"{each.name}.calls.json" for each in checked.provider.operations}
    assert {each.name for each in (folder / "fixtures").iterdir()} == (
        wanted | proven | calls | {"index.json"}
    )
    assert {each.name for each in (folder / "schemas").iterdir()} == wanted


@pytest.mark.parametrize("name", CHECKED)
def test_fixtures_are_plain_and_hold_nobodys_card(name: str, package: Path) -> None:
    for file in sorted((package / PACKAGE / name / "fixtures").iterdir()):
        text = file.read_text(encoding="utf-8")
        assert text.isascii() and "\x7f" not in text
        assert list(card_numbers(text)) == []
        read = json.loads(text)
        if file.name == "index.json":
            continue
        # What is left out of calls is held to its reasons beside their own tests.
        assert read["left_out"] == [] or file.name.endswith(".calls.json")
        ids = [case["id"] for case in read["cases"]]
        assert ids == sorted(set(ids)) and (ids or read["left_out"])
        if file.name.endswith(".signatures.json"):
            assert f"{read['callback']}.signatures" == file.stem
            continue
        if file.name.endswith(".calls.json"):
            assert f"{read['operation']}.calls" == file.stem
            continue
        assert read["payload"] == file.stem
        assert (file.parent.parent / read["schema"]).is_file()
        assert all(case["valid"] is ("breaches" not in case) for case in read["cases"])


def test_numbers_are_written_as_they_are_meant(package: Path) -> None:
    file = package / PACKAGE / "acme/fixtures/place.request.json"
    text = file.read_text(encoding="utf-8")
    assert '"number":12345678901234567.89,' in text
    assert '"amount":9007199254740993,' in text


def test_documented_samples_are_cases(package: Path) -> None:
    folder = package / PACKAGE / "begateway/fixtures"
    for payload in ("create_payout.request", "create_payout.201"):
        cases = json.loads((folder / f"{payload}.json").read_text())["cases"]
        sample = f"{payload}/sample-{payload}.json"
        assert [each["valid"] for each in cases if each["id"] == sample] == [True]


def test_the_same_specs_give_the_same_fixtures(package: Path, tmp_path: Path) -> None:
    again = emit(checked_specs(), PACKAGE, tmp_path, kit=True)
    for path, text in again.items():
        if "/fixtures/" in path:
            assert (package / path).read_text(encoding="utf-8") == text
