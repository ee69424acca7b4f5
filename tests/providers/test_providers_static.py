"""What is emitted for them is as clean as what is emitted for the product's own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.checkers import run, set_pyright, set_ruff

from .house import PACKAGE, SPECS

COMMANDS = {
    "mypy": ("--strict", f"--python-executable={sys.executable}", PACKAGE),
    "pyright": ("--pythonpath", sys.executable, "--project", "."),
    "ruff": ("check", "--no-cache", "--config", "ruff.toml", PACKAGE),
    "black": ("--check", "--quiet", PACKAGE),
}


@pytest.mark.parametrize("tool", COMMANDS)
def test_nothing_to_say(tool: str, package: Path) -> None:
    set_pyright(package, PACKAGE)
    set_ruff(package)
    assert {each.name for each in (package / PACKAGE).iterdir()} >= set(SPECS)
    said = run(tool, *COMMANDS[tool], folder=package)
    assert said.returncode == 0, said.stdout + said.stderr
