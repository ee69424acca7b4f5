"""Specs, operations, parts and files that are named, and those that are not there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from payspec.cli import main

# What keeps the command from running: arguments, and what is said. `-` is no payload.
CANNOT = {
    "no-provider": ("acne put_person -", "no spec or provider 'acne'; did you mean"),
    "no-spec": ("specs/acne.yaml put_person -", "there is no file 'specs/acne.yaml'"),
    "no-path": ("specs/acne put_person -", "there is no file 'specs/acne'"),
    "folder": ("specs put_person -", "there is no spec or provider 'specs'"),
    "no-operation": ("acme put_persn -", "no operation 'put_persn'; did you mean"),
    "other-operation": ("acme qqq -", "one of put_person, drop_person"),
    "no-part": ("acme put_person.reply -", "write put_person.request or put_person.r"),
    "status-as-part": ("acme put_person.200 -", "put_person.response --status 200"),
    "no-body": ("acme drop_person.request -", "drop_person sends no body"),
    "no-such-status": (
        "acme put_person.response - --status 201",
        "no answer with the status 201; described: 200, 202, 400 to 599",
    ),
    "status-of-a-request": ("acme put_person.request - --status 200", "no status"),
    "no-file": ("acme put_person nowhere.json", "nowhere.json: "),
    "file-is-a-folder": ("acme put_person specs", "specs: "),
    "not-json": ("acme put_person pyproject.toml", "pyproject.toml:1:2: "),
    "name-with-a-nul": ("acme put_person \0", "is no name of a file"),
}


@pytest.mark.parametrize(("line", "says"), CANNOT.values(), ids=CANNOT)
def test_what_cannot_run_says_why_and_returns_2(
    line: str, says: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["validate", *line.split(" ")]) == 2
    said = capsys.readouterr()
    assert says in said.err
    assert said.err.startswith("payspec: ") and said.err.count("\n") == 1
    assert said.out == ""


def test_two_specs_of_one_provider_are_told_apart(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy("specs/acme.yaml", "specs/again.yaml")
    Path("payload.json").write_text('{"id": "1"}')
    assert main(["validate", "acme", "drop_person", "payload.json"]) == 2
    assert "specs/acme.yaml, specs/again.yaml" in capsys.readouterr().err
    assert main(["validate", "specs/again.yaml", "drop_person", "payload.json"]) == 0


def test_a_folder_may_be_called_like_the_provider(project: Path) -> None:
    Path("acme").mkdir()
    Path("payload.json").write_text('{"id": "1"}')
    assert main(["validate", "acme", "drop_person", "payload.json"]) == 0


def test_a_spec_needs_no_project(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("pyproject.toml").write_text("[tool.payspec\n")
    Path("payload.json").write_text('{"id": "1"}')
    assert main(["validate", "specs/acme.yaml", "drop_person", "payload.json"]) == 0
    assert capsys.readouterr().out.startswith("payload.json is a valid ")


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_spec_with_errors_is_what_is_wrong(
    form: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = Path("specs/acme.yaml")
    spec.write_text(spec.read_text().replace("friend: Person", "friend: Persn"))
    assert main(["validate", "acme", "put_person", "-", "--format", form]) == 1
    out = capsys.readouterr().out
    if form == "json":
        rules = [each["rule"] for each in json.loads(out)["diagnostics"]]
        assert rules == ["unknown-type"]
    else:
        assert "error[unknown-type]: there is no type 'Persn'" in out


def test_another_spec_with_errors_is_in_nobodys_way(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("specs/broken.yaml").write_text("provider: [\n")
    Path("payload.json").write_text('{"id": "1"}')
    assert main(["validate", "acme", "drop_person", "payload.json"]) == 0
    assert "broken" not in capsys.readouterr().out
