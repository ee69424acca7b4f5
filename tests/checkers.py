"""Formatter, linter and type checkers of this environment, run in a folder."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent


def run(
    tool: str, *arguments: str, folder: Path, seconds: float = 300
) -> subprocess.CompletedProcess[str]:
    """What a tool says of a folder; `seconds` is how long it may take."""
    return subprocess.run(
        [BIN / tool, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds,
    )


def set_pyright(folder: Path, *include: str, **more: object) -> None:
    """Have pyright look at these paths of the folder as strictly as it can."""
    settings = {
        "include": include,
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        **more,
    }
    place = folder / "pyrightconfig.json"
    place.write_text(json.dumps(settings), encoding="utf-8")


def set_ruff(folder: Path) -> None:
    """Have ruff look for what it looks for in this project."""
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    selected = json.dumps(ours["ruff"]["lint"]["select"])
    (folder / "ruff.toml").write_text(
        f'line-length = 88\ntarget-version = "py311"\nlint.select = {selected}\n',
        encoding="utf-8",
    )
