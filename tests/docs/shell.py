"""Commands of a page, run in a folder of their own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from .blocks import ROOT

_PAYSPEC = f'PYTHONPATH="{ROOT / "generator"}" exec "{sys.executable}" -m payspec "$@"'
_COMMANDS = {"payspec": _PAYSPEC, "python": f'exec "{sys.executable}" "$@"'}


def prepared(folder: Path) -> dict[str, str]:
    """The environment of a page's commands: `payspec` and `python` are this one's."""
    commands = folder / "commands"
    commands.mkdir()
    for name, body in _COMMANDS.items():
        (commands / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        (commands / name).chmod(0o755)
    kept = {name: os.environ[name] for name in ("HOME", "LANG") if name in os.environ}
    path = os.pathsep.join((str(commands), os.environ.get("PATH", os.defpath)))
    return {**kept, "PATH": path, "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "88"}


def run(script: str, folder: Path, environment: dict[str, str]) -> tuple[int, str]:
    """The exit code of a script, and all that it printed."""
    done = subprocess.run(
        ["sh", "-eu", "-c", script],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=120,
    )
    return done.returncode, done.stdout


def agrees(shown: str, printed: str) -> bool:
    """Whether a page shows what was printed; `…` stands for anything on a line."""
    parts = map(re.escape, shown.rstrip("\n").split("…"))
    return re.fullmatch(".+".join(parts), printed.rstrip("\n")) is not None
