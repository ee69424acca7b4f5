"""A project, and the command that is given payloads of its spec."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.validate.command import Validate, validating

HERE = Path(__file__).parent
SPECS = HERE.parents[2] / "specs"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a spec of its own and beGateway's, as the working folder."""
    shutil.copytree(SPECS, tmp_path / "specs")
    shutil.copy(HERE / "acme.yaml", tmp_path / "specs" / "acme.yaml")
    (tmp_path / "pyproject.toml").write_text('[tool.payspec]\nspecs = ["specs"]\n')
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def validate(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Validate:
    """Hold a text against a payload of acme."""
    return validating("acme", monkeypatch, capsys)
