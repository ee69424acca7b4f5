"""Several packages in one project, as the command says what became of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from payspec.cli import main
from payspec.starter import starter

CONFIG = """\
[tool.payspec.packages.first]
specs = ["specs"]
output = "one"

[tool.payspec.packages.second]
specs = ["specs"]
output = "two"
"""


@pytest.fixture(name="project")
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "acme.yaml").write_text(starter("acme", frozenset()))
    (tmp_path / "pyproject.toml").write_text(CONFIG)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_each_package_is_named(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate"]) == 0
    notes, first, second = capsys.readouterr().out.splitlines()
    assert notes.endswith(", in `payspec check --notes`")
    assert first.startswith("first: ") and first.endswith(" 0 replaced, 0 removed")
    assert second.replace("second", "first") == first
    assert main(["generate"]) == 0
    assert capsys.readouterr().out == "nothing to do\n"
    gone = "two/second/acme/errors.py"
    (project / gone).unlink()
    assert main(["generate", "--check"]) == 1
    assert f"missing: {gone}\n" in capsys.readouterr().out
    assert main(["generate", "--check", "--format", "json"]) == 1
    drift = json.loads(capsys.readouterr().out)["drift"]
    mend = "payspec generate"
    assert drift == [{"file": gone, "state": "missing", "mend": mend}]
    assert main(["generate", "--check", "--format", "github"]) == 1
    assert f"::error file={gone}," in capsys.readouterr().out
    assert main(["generate"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "second: 1 created, 0 replaced, 0 removed"


def test_a_finding_is_said_once(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = project / "specs" / "acme.yaml"
    spec.write_text(spec.read_text().replace("receiver!: Receiver", "receiver!: Recv"))
    for command in ("check", "generate"):
        assert main([command]) == 1
        assert capsys.readouterr().out.count("error[unknown-type]") == 1
    assert not (project / "one").exists() and not (project / "two").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["specs"], "say which package is meant, by --package: one of first, second"),
        (["--output", "x"], "say which package is meant, by --package"),
        (["--package", "frist"], "no package 'frist' is configured; did you mean"),
        (["--package", "other"], "is configured; one of first, second"),
    ],
    ids=["specs", "output", "misspelt", "unknown"],
)
def test_one_has_to_be_meant(
    project: Path,
    arguments: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["generate", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_a_mistake_in_the_configuration_has_its_line(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "pyproject.toml").write_text(CONFIG.replace("output", "outptu", 1))
    assert main(["generate"]) == 2
    assert capsys.readouterr().err == (
        "payspec: pyproject.toml:3:1: [tool.payspec.packages.first] has no key "
        "'outptu': did you mean 'output'?\n"
    )
