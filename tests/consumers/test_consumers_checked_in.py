"""A project that checks the generated tree in, and whose CI fails when it drifts."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from .conftest import spec
from .environments import PATIENCE, Environment, Ran, built
from .projects import CHECKED_IN, PAID, make

SCRIPT = """\
#!/bin/sh
set -eu
payspec check
payspec generate --check
"""


@pytest.fixture(name="project")
def _project(tmp_path: Path, tools: Environment) -> Path:
    project = make(tmp_path / "project", CHECKED_IN, spec())
    (project / "ci.sh").write_text(SCRIPT)
    assert tools.run(project, "payspec", "generate").code == 0
    return project


def ci(project: Path, tools: Environment) -> Ran:
    """Run the script as a service does."""
    path = f"{tools.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    run = subprocess.run(
        ["sh", "ci.sh"],
        cwd=project,
        env={"PATH": path, "HOME": str(project)},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    return Ran(run.returncode, run.stdout + run.stderr)


def test_its_wheel_is_built_without_payspec(
    project: Path, tmp_path: Path, clean: Environment, provider: str
) -> None:
    out = tmp_path / "wheel"
    clean.install(built(clean.build(project, "build_wheel", out), out))
    paid = clean.run(tmp_path, "-c", "import acme_shop; acme_shop.main()", provider)
    assert (paid.code, paid.printed.strip()) == (0, PAID)


def test_its_script_passes_and_fails_on_drift(
    project: Path, tools: Environment
) -> None:
    assert ci(project, tools).code == 0
    file = project / "specs" / "acme.yaml"
    file.write_text(file.read_text().replace("title: Acme", "title: Acme Pay"))
    client = project / "src" / "acme_payouts" / "acme" / "errors.py"
    client.unlink()
    ran = ci(project, tools)
    assert ran.code == 1
    assert "missing: acme_payouts/acme/errors.py" in ran.printed
    assert "changed: acme_payouts/acme/client.py" in ran.printed
    assert "run `payspec generate`" in ran.printed
    assert not client.exists()
    assert tools.run(project, "payspec", "generate").code == 0
    assert ci(project, tools).code == 0
