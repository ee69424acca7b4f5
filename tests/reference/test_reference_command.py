"""`payspec docs` as it is typed: what it writes, refuses, names and returns."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from payspec.cli import main

ROOT = Path(__file__).parents[2]
CONFIG = '[tool.payspec]\nspecs = ["specs"]\noutput = "clients"\ndocs = "pages"\n'
PAGE = "pages/providers/aopay.md"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of its own with aopay's spec, as the working folder."""
    (tmp_path / "specs").mkdir()
    shutil.copy(ROOT / "specs" / "aopay.yaml", tmp_path / "specs")
    shutil.copytree(ROOT / "specs" / "aopay", tmp_path / "specs" / "aopay")
    (tmp_path / "pyproject.toml").write_text(CONFIG)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_pages_in_docs_are_what_is_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Mended by `make docs`."""
    monkeypatch.chdir(ROOT)
    code = main(["docs", "--language", "--check"])
    assert code == 0, capsys.readouterr().out


def test_the_same_pages_are_written_once(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["docs"]) == 0
    assert (project / PAGE).read_text(encoding="utf-8").startswith("# aopay payouts\n")
    assert not (project / "pages" / "providers" / "begateway.md").exists()
    capsys.readouterr()
    assert main(["docs"]) == 0
    assert capsys.readouterr().out == "0 created, 0 replaced, 0 removed\n"


def test_pages_on_the_language_are_written_when_they_are_asked_for(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They are payspec's own, the same for every project."""
    assert main(["docs"]) == 0
    pages = project / "pages"
    assert {each.name for each in pages.iterdir() if each.is_dir()} == {"providers"}
    assert main(["docs", "--language"]) == 0
    assert (pages / "rules.md").is_file() and (pages / "language/README.md").is_file()
    capsys.readouterr()
    assert main(["docs", "--language", "--check"]) == 0
    (pages / "rules.md").unlink()
    assert main(["docs", "--language", "--check"]) == 1
    assert "run `payspec docs --language`" in capsys.readouterr().out
    assert main(["docs"]) == 0
    assert not (pages / "language").exists()


def test_check_names_what_differs_and_writes_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["docs"]) == 0
    page = project / PAGE
    page.write_text("# Mine\n", encoding="utf-8")
    (project / "pages" / "providers" / "README.md").unlink()
    (project / "pages" / "mine.md").write_text("# Written by hand\n")
    capsys.readouterr()
    assert main(["docs", "--check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "missing: providers/README.md",
        "edited by hand: providers/aopay.md",
        "run `payspec docs` to write the files that payspec owns anew",
    ]
    assert page.read_text(encoding="utf-8") == "# Mine\n"


def test_a_page_edited_by_hand_is_not_overwritten(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["docs"]) == 0
    (project / PAGE).write_text("# Mine\n", encoding="utf-8")
    assert main(["docs"]) == 2
    assert "aopay.md" in capsys.readouterr().err
    assert (project / PAGE).read_text(encoding="utf-8") == "# Mine\n"


def test_the_page_of_a_provider_that_is_gone_goes(project: Path) -> None:
    shutil.copy(ROOT / "specs" / "begateway.yaml", project / "specs")
    shutil.copytree(ROOT / "specs" / "begateway", project / "specs" / "begateway")
    assert main(["docs"]) == 0
    (project / "specs" / "begateway.yaml").unlink()
    assert main(["docs"]) == 0
    pages = {path.name for path in (project / "pages" / "providers").iterdir()}
    assert pages == {"README.md", "aopay.md"}


def test_specs_with_errors_change_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = project / "specs" / "aopay.yaml"
    spec.write_text(spec.read_text(encoding="utf-8").replace("auth: token", "auth: x"))
    assert main(["docs"]) == 1
    assert "error[unknown-auth]" in capsys.readouterr().out
    assert not (project / "pages").exists()


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (["generate"], ["docs", "--output", "clients"]),
        (["docs"], ["generate", "--output", "pages"]),
        (["docs"], ["generate", "--check", "--output", "pages"]),
    ],
    ids=["pages-over-package", "package-over-pages", "check-over-pages"],
)
def test_a_folder_has_one_writer(
    first: list[str],
    then: list[str],
    project: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What one command wrote would be orphans to the other, and be removed."""
    assert main(first) == 0
    before = {path: path.stat().st_mtime_ns for path in project.rglob("*.*")}
    capsys.readouterr()
    assert main(then) == 2
    assert "choose another" in capsys.readouterr().err
    assert {path: path.stat().st_mtime_ns for path in project.rglob("*.*")} == before
