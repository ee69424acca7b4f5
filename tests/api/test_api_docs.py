"""`payspec.docs`: where pages go, and what keeps them from being written."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import payspec
from tests.regeneration.acme import SPEC, files, named, put

BOTH = """\
[tool.payspec]
docs = "handbook"

[tool.payspec.packages.first]
specs = ["specs"]
output = "one"

[tool.payspec.packages.second]
specs = ["specs/acme.yaml"]
output = "two"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two packages, one provider of which is in both."""
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "pyproject.toml").write_text(BOTH)
    put(folder, acme=SPEC, bolt=named("bolt"))
    return folder


def test_pages_are_of_all_packages_and_a_provider_has_one(project: Path) -> None:
    pages = payspec.docs(project=project, language=True)
    assert pages.ok and pages.written is not None and not pages.finished
    assert pages.output == project / "handbook"
    created = set(pages.written.created)
    assert {"providers/acme.md", "providers/bolt.md", "rules.md"} <= created
    assert pages.changes.missing
    again = payspec.docs(project=project, language=True)
    assert again.changes.clean and again.written is not None
    assert not again.written.created and not again.written.replaced


def test_specs_and_output_are_replaced_and_relative_to_the_project(
    project: Path,
) -> None:
    pages = payspec.docs("specs/bolt.yaml", project=project, output=Path("else/where"))
    assert pages.output == project / "else/where"
    found = {path.name for path in (pages.output / "providers").iterdir()}
    assert "bolt.md" in found and "acme.md" not in found
    assert not (project / "handbook").exists()


def test_a_comparison_writes_no_page(project: Path) -> None:
    pages = payspec.docs(project=project, write=False)
    assert pages.written is None and "providers/acme.md" in pages.changes.missing
    assert not (project / "handbook").exists()


def test_an_error_writes_no_page_and_compares_none(project: Path) -> None:
    payspec.docs(project=project)
    before = files(project)
    put(project, acme=SPEC.replace("200: Payout", "200: Payuot"))
    pages = payspec.docs(project=project)
    assert not pages.ok and "Payuot" in pages.text()
    assert pages.written is None and pages.changes.clean
    (project / "specs/acme.yaml").write_bytes(before["specs/acme.yaml"])
    assert files(project) == before


def test_a_folder_of_clients_takes_no_pages_and_the_reverse(project: Path) -> None:
    payspec.generate(project=project)
    before = files(project)
    with pytest.raises(payspec.CannotRun, match="holds a generated package"):
        payspec.docs(project=project, output="one")
    assert files(project) == before
    payspec.docs(project=project)
    with pytest.raises(payspec.CannotRun, match="holds the pages"):
        payspec.generate(project=project, package="first", output="handbook")


def test_a_page_that_was_edited_is_not_overwritten(project: Path) -> None:
    payspec.docs(project=project)
    page = project / "handbook/providers/acme.md"
    page.write_text("mine\n")
    with pytest.raises(payspec.OutputError, match=r"acme.md \(edited by hand\)"):
        payspec.docs(project=project)
    assert page.read_text() == "mine\n"


def test_pages_that_were_cut_short_are_finished_first(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = os.replace, list[object]()

    def stopped(source: object, target: object) -> None:
        calls.append(target)
        if len(calls) == 4:
            raise KeyboardInterrupt
        real(source, target)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(sys.modules["os"], "replace", stopped)
        with pytest.raises(KeyboardInterrupt):
            payspec.docs(project=project)
    pages = payspec.docs(project=project)
    assert pages.finished and pages.changes.clean
