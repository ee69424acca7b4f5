"""A project in a folder of its own, as the working folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from .projects import begun


@pytest.fixture(name="project")
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A provider and no template yet."""
    monkeypatch.chdir(tmp_path)
    return begun(tmp_path)
