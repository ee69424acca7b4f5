"""A project in a folder of its own, as the working folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from payspec.regeneration import jobs

from .acme import SPEC, named, put


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two providers, not yet generated."""
    (tmp_path / "pyproject.toml").write_text("[tool.payspec]\noutput = 'out'\n")
    put(tmp_path, acme=SPEC, bolt=named("bolt"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The specs that are looked at from here on, and whether they are emitted."""
    seen: list[str] = []
    real = jobs.make

    def make(spec, deployments, emission):  # type: ignore[no-untyped-def]
        seen.append(spec.file if emission else f"{spec.file} (only checked)")
        return real(spec, deployments, emission)

    monkeypatch.setattr(jobs, "make", make)
    return seen
