"""The forms that findings are printed in, as the command prints them."""

import json
from pathlib import Path

import pytest

from payspec.cli import main
from payspec.diagnostics.display import visible

SPEC = """\
payspec: 1
provider: acme
title: Acme
environments: {live: http://api.acme.example}
types:
  Payout:
    id!: text
  Refund:
    $allow: {unused-type: Refunds are not yet to be had.}
    id!: text
operations:
  get_payout:
    GET: /payouts/{id}
    path: {id: text}
    effect: read
    answers: {200: Payout}
"""


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a spec; the working folder is below its root."""
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "pay ments"
    folder.mkdir()
    (folder / "acme.yaml").write_text(SPEC)
    monkeypatch.chdir(folder)
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["check", "acme.yaml", *arguments]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_text_shows_no_finding_that_may_stand(
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = printed(capsys)
    assert "bad-url" in out and "unused-type" not in out
    assert out.endswith("\n1 error\n")


def test_json_lists_findings_that_may_stand_apart(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = json.loads(printed(capsys, "--format", "json"))
    reasons = {
        each["rule"]: each["suppressed"] and each["suppressed"]["reason"]
        for each in found["diagnostics"]
    }
    assert reasons == {
        "bad-url": None,
        "unused-type": "Refunds are not yet to be had.",
    }
    assert found["summary"]["suppressed"] == 1
    assert found["diagnostics"][0]["span"]["file"] == "acme.yaml"


def test_github_names_files_from_the_root_of_the_repository(
    capsys: pytest.CaptureFixture[str],
) -> None:
    (line,) = printed(capsys, "--format", "github").splitlines()
    assert line.startswith("::error file=pay ments/acme.yaml,line=4,col=22,")


def test_sarif_names_files_from_the_root_of_the_repository(
    capsys: pytest.CaptureFixture[str],
) -> None:
    (run,) = json.loads(printed(capsys, "--format", "sarif"))["runs"]
    places = {
        each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for each in run["results"]
    }
    assert places == {"pay%20ments/acme.yaml"}
    suppressed = [each["ruleId"] for each in run["results"] if "suppressions" in each]
    assert suppressed == ["unused-type"]


def test_a_file_outside_the_repository_keeps_its_address(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / ".git").rmdir()
    (repository / "pay ments" / "acme.yaml").rename(repository / "acme.yaml")
    assert main(["check", "../acme.yaml", "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith("::error file=../acme.yaml,")
    assert main(["check", "../acme.yaml", "--format", "sarif"]) == 1
    address = (repository / "acme.yaml").as_uri()
    assert f'"uri": "{address}"' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("environment", "terminal", "coloured"),
    [
        pytest.param({}, False, False, id="pipe"),
        pytest.param({}, True, True, id="terminal"),
        pytest.param({"TERM": "dumb"}, True, False, id="dumb-terminal"),
        pytest.param({"NO_COLOR": "1"}, True, False, id="no-color"),
        pytest.param({"NO_COLOR": ""}, True, True, id="no-color-empty"),
        pytest.param({"FORCE_COLOR": "1"}, False, True, id="force-color"),
        pytest.param({"FORCE_COLOR": ""}, False, False, id="force-color-empty"),
        pytest.param({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False, id="both"),
    ],
)
def test_colours(
    environment: dict[str, str],
    terminal: bool,
    coloured: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    assert ("\x1b[1;31merror[bad-url]" in printed(capsys)) is coloured


def test_programs_are_sent_no_colours(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    for form in ("json", "github", "sarif"):
        out = printed(capsys, "--format", form)
        assert all(visible(line) == line for line in out.splitlines())


def mended(repository: Path) -> None:
    (repository / "pay ments" / "acme.yaml").write_text(
        SPEC.replace("http://", "https://")
    )


def test_drift_is_in_the_same_object_as_findings(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mended(repository)
    arguments = ["generate", "acme.yaml", "--output", "out"]
    assert main(arguments) == 0
    capsys.readouterr()
    check = [*arguments, "--check", "--format", "json"]
    assert main(check) == 0
    clean = json.loads(capsys.readouterr().out)
    assert clean["drift"] == [] and clean["summary"]["suppressed"] == 1
    (repository / "pay ments" / "out" / "payouts" / "acme" / "client.py").unlink()
    assert main(check) == 1
    assert json.loads(capsys.readouterr().out)["drift"] == [
        {
            "file": "payouts/acme/client.py",
            "state": "missing",
            "mend": "payspec generate --output out acme.yaml",
        }
    ]
    assert main([*arguments, "--check", "--format", "github"]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("::error file=pay ments/out/payouts/acme/client.py,")


def test_with_an_error_nothing_is_compared(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["generate", "acme.yaml", "--output", "out", "--check"]
    assert main([*arguments, "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["summary"]["error"] == 1 and "drift" not in found


@pytest.mark.parametrize(
    "arguments",
    [["generate", "--format", "sarif"], ["check", "--format", "xml"]],
    ids=["generate-sarif", "check-xml"],
)
def test_a_form_that_a_command_has_not_is_refused(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        main(arguments)
    assert refused.value.code == 2
    assert "invalid choice" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        pytest.param([], "payspec provider", id="spec"),
        pytest.param(["--diagnostics"], "payspec diagnostics", id="diagnostics"),
    ],
)
def test_the_schemas_are_printed(
    arguments: list[str], title: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", *arguments]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == title
