"""`payspec generate` as it is typed: what it writes, refuses, names and returns."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from payspec.cli import main

ROOT = Path(__file__).parents[2]
CONFIG = """
[tool.payspec]
specs = ["specs"]
output = "clients"
package = "acme_payouts"
"""

Run = Callable[..., int]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of its own with beGateway's spec, as the working folder."""
    shutil.copytree(ROOT / "specs", tmp_path / "specs")
    (tmp_path / "pyproject.toml").write_text(CONFIG)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def break_spec(project: Path) -> None:
    """Make the spec name a type that is not there."""
    spec = project / "specs" / "begateway.yaml"
    spec.write_text(
        spec.read_text().replace("customer: {type: Customer,", "x: {type: Custmer,")
    )


def test_the_committed_tree_is_what_the_tool_writes() -> None:
    before = files(ROOT / "generated")
    assert main(["generate", "--check", "--output", str(ROOT / "generated")]) == 0
    assert files(ROOT / "generated") == before


def test_the_configuration_says_where_and_under_which_name(project: Path) -> None:
    assert main(["generate"]) == 0
    written = files(project / "clients")
    assert "acme_payouts/begateway/client.py" in written
    assert "acme_payouts/core/LICENSE" in written
    assert "payspec.manifest.json" in written
    committed = files(ROOT / "generated" / "payouts" / "begateway")
    for path, data in committed.items():
        if not path.startswith("__pycache__") and "/__pycache__/" not in path:
            assert written[f"acme_payouts/begateway/{path}"] == data


def test_a_second_run_touches_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["generate"])
    times = {path: path.stat().st_mtime_ns for path in project.rglob("clients/**/*")}
    capsys.readouterr()
    assert main(["generate"]) == 0
    assert capsys.readouterr().out == "nothing to do\n"
    assert times == {
        path: path.stat().st_mtime_ns for path in project.rglob("clients/**/*")
    }


def test_a_deployment_is_an_input_of_its_platform(project: Path) -> None:
    assert main(["generate"]) == 0
    place = project / "clients"
    path = project / "specs" / "deployments" / "payelata.yaml"
    inputs = json.loads((place / "payspec.manifest.json").read_text())["inputs"]
    assert f"specs/deployments/{path.name}" in inputs
    assert "specs/begateway/create_payout.request.json" in inputs
    path.unlink()
    assert main(["generate", "--check"]) == 1


def test_any_error_and_nothing_on_disk_changes(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["generate"])
    before = files(project / "clients")
    break_spec(project)
    capsys.readouterr()
    assert main(["generate"]) == 1
    said = capsys.readouterr().out
    assert "error[unknown-type]: there is no type 'Custmer'" in said
    assert "did you mean 'Customer'" in said
    assert files(project / "clients") == before


def test_a_first_run_with_an_error_makes_no_folder(project: Path) -> None:
    break_spec(project)
    assert main(["generate"]) == 1
    assert not (project / "clients").exists()


def test_check_names_what_is_changed_missing_edited_and_extra(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["generate"])
    provider = project / "clients" / "acme_payouts" / "begateway"
    (provider / "errors.py").unlink()
    (provider / "params.py").write_text("edited = True\n")
    (provider / "mine.py").write_text("mine = True\n")
    spec = project / "specs" / "begateway.yaml"
    spec.write_text(
        spec.read_text().replace("title: beGateway payouts", "title: beGateway")
    )
    before = files(project / "clients")
    capsys.readouterr()
    assert main(["generate", "--check"]) == 1
    said = capsys.readouterr().out.splitlines()
    base = "acme_payouts/begateway"
    assert f"missing: {base}/errors.py" in said
    assert f"changed: {base}/client.py" in said
    assert f"edited by hand: {base}/params.py" in said
    assert f"extra: {base}/mine.py" in said
    at = f"clients/{base}"
    assert said[-3:] == [
        "run `payspec generate` to write the files that payspec owns anew",
        "payspec overwrites nothing that it did not write: move what you need into a "
        f"file of your own, then run `rm {at}/params.py && payspec generate`",
        "payspec leaves what it does not know: move it out of the package, or run "
        f"`rm {at}/mine.py`",
    ]
    assert files(project / "clients") == before


def test_an_edit_by_hand_is_refused_and_kept(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["generate"])
    edited = project / "clients" / "acme_payouts" / "begateway" / "client.py"
    edited.write_text(edited.read_text() + "edited = True\n")
    before = files(project / "clients")
    capsys.readouterr()
    assert main(["generate"]) == 1
    told = capsys.readouterr().err
    assert "acme_payouts/begateway/client.py (edited by hand)" in told
    assert "--- a/acme_payouts/begateway/client.py\n" in told
    assert "\n+edited = True\n" in told
    assert len(told.splitlines()) < 60
    assert files(project / "clients") == before


def test_a_provider_that_is_gone_takes_its_files_along(project: Path) -> None:
    spec = project / "specs" / "begateway.yaml"
    other = spec.read_text().replace("provider: begateway", "provider: other")
    (project / "specs" / "other.yaml").write_text(other)
    main(["generate"])
    assert (project / "clients/acme_payouts/other/client.py").is_file()
    (project / "specs" / "other.yaml").unlink()
    assert main(["generate"]) == 0
    assert not (project / "clients/acme_payouts/other").exists()
    assert (project / "clients/acme_payouts/begateway/client.py").is_file()


def test_one_bad_spec_of_two_writes_nothing(project: Path) -> None:
    (project / "specs" / "bad.yaml").write_text("payspec: 1\n")
    assert main(["generate"]) == 1
    assert not (project / "clients").exists()


def test_a_provider_that_is_described_twice_is_an_error(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(project / "specs/begateway.yaml", project / "specs/again.yaml")
    assert main(["generate"]) == 1
    assert "provider-twice" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("config", "says"),
    [
        ("[tool.payspec]\nspec = 1\n", "no key 'spec'"),
        ("[tool.payspec]\nspecs = 1\n", "list of texts"),
        ("[tool.payspec]\npackage = 'a-b'\n", "Python name"),
        ("[tool.payspec\n", "pyproject.toml"),
        ("[tool.payspec]\nspecs = ['nowhere']\n", "does not exist; `payspec init"),
        (
            "[tool.payspec]\nspecs = ['empty']\n",
            "empty; `payspec init PROVIDER` starts",
        ),
    ],
)
def test_what_cannot_run_says_why_and_returns_2(
    project: Path, config: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "empty").mkdir()
    (project / "pyproject.toml").write_text(config)
    assert main(["generate"]) == 2
    said = capsys.readouterr()
    assert says in said.err
    assert "Traceback" not in said.err


def test_a_path_that_is_not_there_is_no_reason_to_start_a_project(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate", "nowhere"]) == 2
    assert capsys.readouterr().err.endswith("nowhere does not exist\n")
    assert not (project / "nowhere").exists()


def test_a_write_that_was_cut_short_is_finished_by_the_next_command(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["generate"])
    wanted = files(project / "clients")
    spec = project / "specs" / "begateway.yaml"
    original = spec.read_text()
    spec.write_text(original.replace("title: beGateway payouts", "title: beGateway"))
    main(["generate"])
    spec.write_text(original)

    real, calls = os.replace, []

    def killed(source: object, target: object) -> None:
        calls.append(target)
        if len(calls) == 4:
            raise KeyboardInterrupt
        real(source, target)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "replace", killed)
    capsys.readouterr()
    assert main(["generate"]) == 130
    told = capsys.readouterr().err
    assert told.startswith("payspec: interrupted; the write had begun")
    monkeypatch.setattr(os, "replace", real)
    assert files(project / "clients") != wanted
    assert main(["generate"]) == 0
    assert files(project / "clients") == wanted


def test_findings_come_as_json_too(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    break_spec(project)
    assert main(["check", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    errors = [each for each in found["diagnostics"] if each["severity"] == "error"]
    assert [each["rule"] for each in errors] == ["unknown-type"]
    span = errors[0]["span"]
    assert span["file"] == "specs/begateway.yaml"
    assert span["line"] > 1


@pytest.mark.parametrize(("bar", "code"), [("error", 0), ("warning", 0), ("note", 1)])
def test_the_bar_decides_the_exit_code(project: Path, bar: str, code: int) -> None:
    assert main(["check", "--fail-on", bar]) == code


def test_a_spec_can_be_named_on_the_command_line(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "elsewhere.yaml").write_text("payspec: 1\nprovider: acme\n")
    assert main(["check", "elsewhere.yaml"]) == 1
    said = capsys.readouterr().out
    assert "elsewhere.yaml:1:1: error[missing-key]" in said
    assert main(["check", "nowhere.yaml"]) == 2


@pytest.mark.parametrize(
    ("options", "title"),
    [([], "payspec provider"), (["--deployment"], "payspec deployment")],
    ids=["provider", "deployment"],
)
def test_the_schema_for_editors_is_printed(
    options: list[str], title: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", *options]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed)["title"] == title


@pytest.mark.parametrize("line", [["nonsense"], ["check", "--format", "x"]])
def test_a_line_that_is_no_command_returns_2(line: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(line)
    assert stopped.value.code == 2


def test_a_hook_is_told_that_something_was_written(project: Path) -> None:
    line = ["generate", "--fail-if-written"]
    spec = project / "specs" / "begateway.yaml"
    assert main(line) == 1
    assert main(line) == 0
    # Only the manifest changes: it is to be committed too.
    spec.write_text(spec.read_text() + "# a comment\n")
    assert main(line) == 1
    assert main(line) == 0
    spec.write_text(spec.read_text().replace("title: beGateway payouts", "title: B"))
    assert main([*line, "--check"]) == 1
    assert main(line) == 1
    assert main(line) == 0


def test_a_hook_is_told_of_a_write_that_was_finished(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = os.replace, list[object]()

    def stopped(source: object, target: object) -> None:
        calls.append(target)
        if len(calls) == 4:
            raise KeyboardInterrupt
        real(source, target)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", stopped)
        assert main(["generate"]) == 130
    assert main(["generate", "--fail-if-written"]) == 1
    assert main(["generate", "--fail-if-written"]) == 0
