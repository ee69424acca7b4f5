"""How much is printed for a person: errors, warnings, notes as one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from payspec.cli import main
from payspec.diagnostics import Diagnostic, Rule, Severity, Span, select

HEAD = "payspec: 1\nprovider: acme\ntitle: Acme\n"
NOTE = (
    HEAD + "assumptions: {a: Nobody says so., b: Nor that.}\n"
    "environments: {live: {url: 'https://api.acme.example', assumed: a}}\n"
    "types: {Payout: {id!: {type: text, assumed: b}}}\n"
    "operations: {get: {GET: /p, effect: read, answers: {200: Payout}}}\n"
)
SHOWN = ", in `payspec check --notes`\n"
SEVERITIES = list(Severity)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "acme.yaml").write_text(NOTE)
    (tmp_path / "pyproject.toml").write_text("[tool.payspec]\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_notes_are_one_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out == f"2 notes{SHOWN}"
    assert main(["generate"]) == 0
    first, second = capsys.readouterr().out.splitlines(keepends=True)
    assert first == f"2 notes{SHOWN}" and second.endswith(" 0 removed\n")
    assert main(["generate"]) == 0
    assert capsys.readouterr().out == "nothing to do\n"


@pytest.mark.parametrize(
    ("options", "code"),
    [(["--notes"], 0), (["--fail-on", "note"], 1)],
    ids=["asked for", "they fail the run"],
)
def test_notes_are_shown_where_they_are_asked_for(
    options: list[str], code: int, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", *options]) == code
    out = capsys.readouterr().out
    assert out.count("note[assumed]") == 2 and out.endswith("\n2 notes\n")
    assert main(["check", "--format", "github", *options]) == code
    assert capsys.readouterr().out.count("::notice ") == 2


def test_programs_are_told_all_and_a_change_is_not_covered_with_notes(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["diagnostics"]) == 2
    assert main(["check", "--format", "sarif"]) == 0
    assert len(json.loads(capsys.readouterr().out)["runs"][0]["results"]) == 2
    assert main(["check", "--format", "github"]) == 0
    assert capsys.readouterr().out == ""


def test_what_is_printed_is_bounded(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unknown = "".join(f"  T{number}: {{id: X{number}}}\n" for number in range(200))
    wrong = NOTE.replace("types: {Payout: ", "types:\n  Payout: ")
    spec = wrong.replace("}}}\noper", f"}}}}\n{unknown}oper")
    (project / "specs" / "acme.yaml").write_text(spec)
    assert main(["check"]) == 1
    out = capsys.readouterr().out
    assert out.count("error[unknown-type]") == 50
    assert len(out.splitlines()) <= 50 * 4 + 3
    assert "\n200 errors\nshown are the first 50; `--format json` prints all\n" in out


def test_the_command_alone_prints_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("usage: payspec ") and "generate" in out and err == ""


def finding(severity: Severity, line: int) -> Diagnostic:
    return Diagnostic(
        Rule("a-rule", severity, "It is so."), Span("f", line, 1, line, 2), "m"
    )


@pytest.mark.parametrize("least", SEVERITIES)
@pytest.mark.parametrize("most", [0, 1, 4, 9, 30])
def test_nothing_is_lost_and_nothing_worse_is_left_out(
    least: Severity, most: int
) -> None:
    found = tuple(finding(SEVERITIES[line % 3], line) for line in range(1, 25))
    chosen = select(found, least, most)
    wanted = [each for each in found if each.severity.reaches(least)]
    assert sorted((*chosen.printed, *chosen.more), key=lambda f: f.sort_key) == wanted
    assert len(chosen.printed) == min(most, len(wanted))
    assert list(chosen.printed) == [each for each in found if each in chosen.printed]
    ranks = [each.severity.rank for each in chosen.printed] or [9]
    assert all(each.severity.rank <= min(ranks) for each in chosen.more)
    notes = [each for each in found if each.severity is Severity.NOTE]
    assert list(chosen.notes) == ([] if least is Severity.NOTE else notes)
