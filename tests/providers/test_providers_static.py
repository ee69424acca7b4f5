"""What is emitted for them is as clean as what is emitted for the product's own."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from .house import PACKAGE, SPECS

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
COMMANDS = {
    "mypy": ("--strict", f"--python-executable={sys.executable}", PACKAGE),
    "pyright": ("--pythonpath", sys.executable, "--project", "."),
    "ruff": ("check", "--no-cache", "--config", "ruff.toml", PACKAGE),
    "black": ("--check", "--quiet", PACKAGE),
}


@pytest.mark.parametrize("tool", COMMANDS)
def test_nothing_to_say(tool: str, package: Path) -> None:
    settings = {
        "include": [PACKAGE],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
    }
    (package / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    selected = json.dumps(ours["ruff"]["lint"]["select"])
    (package / "ruff.toml").write_text(
        f'line-length = 88\ntarget-version = "py311"\nlint.select = {selected}\n',
        encoding="utf-8",
    )
    assert {each.name for each in (package / PACKAGE).iterdir()} >= set(SPECS)
    said = subprocess.run(
        [BIN / tool, *COMMANDS[tool]],
        cwd=package,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert said.returncode == 0, said.stdout + said.stderr
