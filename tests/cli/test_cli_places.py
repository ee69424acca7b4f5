"""Places that cannot be read or written: said with their names, and no traceback."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import payspec
from payspec.cli import main
from tests.regeneration.acme import SPEC, files, named, put


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "pyproject.toml").write_text("[tool.payspec]\noutput = 'out'\n")
    put(tmp_path, acme=SPEC, bolt=named("bolt"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


STRANGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a link to nowhere": (
        lambda specs: (specs / "bolt.yaml").symlink_to("gone.yaml"),
        "specs/bolt.yaml is a link that leads nowhere",
    ),
    "a link to itself": (
        lambda specs: (specs / "bolt.yaml").symlink_to("bolt.yaml"),
        "specs/bolt.yaml is a link that leads nowhere",
    ),
    "a folder": (
        lambda specs: (specs / "bolt.yaml").mkdir(),
        "specs/bolt.yaml is a folder with the name of a spec",
    ),
    "a pipe": (
        lambda specs: os.mkfifo(specs / "bolt.yaml"),
        "specs/bolt.yaml is no plain file",
    ),
    "deployments that are a link to nowhere": (
        lambda specs: (specs / "deployments").symlink_to("gone"),
        "specs/deployments is a link that leads nowhere",
    ),
    "a deployment that is one": (
        lambda specs: (
            (specs / "deployments").mkdir(),
            (specs / "deployments/brand.yml").symlink_to("gone"),
        ),
        "specs/deployments/brand.yml is a link that leads nowhere",
    ),
}


@pytest.mark.parametrize(("change", "problem"), STRANGE.values(), ids=STRANGE.keys())
def test_what_is_no_spec_any_more_takes_no_client_along(
    project: Path,
    change: Callable[[Path], object],
    problem: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["generate"]) == 0
    before = files(project / "out")
    (project / "specs/bolt.yaml").unlink()
    change(project / "specs")
    capsys.readouterr()
    for command in ("check", "generate"):
        assert main([command]) == 2
        assert capsys.readouterr().err == f"payspec: {project}/{problem}\n"
    assert files(project / "out") == before


def test_all_of_them_are_told_at_once(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("x", "y"):
        (project / f"specs/{name}.yaml").symlink_to("gone")
    assert main(["check"]) == 2
    assert capsys.readouterr().err.count("leads nowhere\n") == 2


def test_what_editors_keep_beside_is_no_spec(project: Path) -> None:
    (project / "specs/.#acme.yaml").symlink_to("somebody@somewhere.17")
    (project / "specs/._acme.yaml").write_bytes(b"\0")
    assert main(["check"]) == 0


@pytest.mark.parametrize("name", ["a\nb", "a\\b", "a\udcfe", "a\x1bb"])
def test_a_name_that_no_manifest_takes_is_said(
    project: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        put(project, **{name: named("curo")})
    except OSError:
        pytest.skip("the file system has no such names")
    assert main(["generate"]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"payspec: {f'specs/{name}.yaml'!a} cannot be recorded")
    assert not (project / "out").exists()


REFUSED = {
    "the output": "out",
    "the manifest": "out/payspec.manifest.json",
    "the work folder": "out/.payspec",
}


@pytest.mark.parametrize("place", REFUSED.values(), ids=REFUSED.keys())
@pytest.mark.parametrize("line", [[], ["--check"]], ids=["generate", "check"])
def test_an_output_that_may_not_be_looked_at_is_said(
    project: Path,
    place: str,
    line: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["generate"]) == 0
    before = files(project / "out")
    real = os.lstat

    def refused(path: str | Path, **options: int) -> os.stat_result:
        if f"{path}/".startswith(f"{project / place}/"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, **options)

    capsys.readouterr()
    with monkeypatch.context() as patch:
        patch.setattr(os, "lstat", refused)
        assert main(["generate", *line]) == 2
        with pytest.raises(payspec.OutputError, match="Permission denied"):
            payspec.generate(write=not line)
    told = capsys.readouterr().err
    assert told.startswith("payspec: ") and told.count("\n") == 1
    assert f"Permission denied: {project / place}" in told
    assert files(project / "out") == before


@pytest.mark.parametrize("place", ["specs", "specs/deployments"])
@pytest.mark.parametrize("command", ["check", "generate"])
def test_specs_that_may_not_be_looked_for_are_said(
    project: Path,
    place: str,
    command: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (project / "specs/deployments").mkdir()
    real = Path.iterdir

    def refused(path: Path) -> object:
        if path == project / place:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(Path, "iterdir", refused)
    assert main([command]) == 2
    said = capsys.readouterr().err
    assert said == f"payspec: {project / place}: Permission denied\n"


def test_pages_that_may_not_be_looked_at_are_said(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = os.lstat

    def refused(path: str | Path, **options: int) -> os.stat_result:
        if str(path).endswith("payspec.manifest.json"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, **options)

    with monkeypatch.context() as patch:
        patch.setattr(os, "lstat", refused)
        assert main(["docs"]) == 2
        with pytest.raises(payspec.OutputError, match="Permission denied"):
            payspec.docs()
    assert "Permission denied: " in capsys.readouterr().err
    assert not (project / "docs").exists()
