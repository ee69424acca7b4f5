"""Type checkers and linters over the tool, what it emits, and a user's code."""

import shutil
import sys
import tomllib
from pathlib import Path

import pytest

from tests.checkers import ROOT, run, set_pyright

USER_CODE = Path(__file__).with_name("user_code.py")

COMMANDS = {
    "mypy": ("--strict", "generator", "generated"),
    "pyright": ("--pythonpath", sys.executable),
    "ruff": ("check", "--no-cache", "generator", "generated"),
    "black": ("--check", "--quiet", "generator", "generated"),
}


@pytest.mark.parametrize("tool", COMMANDS)
def test_nothing_to_say(tool: str) -> None:
    said = run(tool, *COMMANDS[tool], folder=ROOT)
    assert said.returncode == 0, said.stdout + said.stderr


def test_no_exceptions_by_file() -> None:
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    assert "per-file-ignores" not in tool["ruff"]["lint"]
    assert "ignore" not in tool["ruff"]["lint"]
    assert set(tool["ruff"]["lint"]["select"]) >= {"E", "F", "W", "I", "UP", "B", "RUF"}
    assert tool["mypy"]["strict"]
    assert "overrides" not in tool["mypy"]
    assert tool["pyright"]["typeCheckingMode"] == "strict"
    assert {"generator", "generated"} <= set(tool["pyright"]["include"])
    assert not {"exclude", "ignore"} & set(tool["pyright"])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A user's project: the emitted package beside the user's code."""
    shutil.copytree(
        ROOT / "generated" / "payouts",
        tmp_path / "payouts",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    shutil.copy(USER_CODE, tmp_path)
    set_pyright(
        tmp_path,
        USER_CODE.name,
        enableTypeIgnoreComments=False,
        reportUnnecessaryTypeIgnoreComment=True,
    )
    return tmp_path


USER_COMMANDS = {
    "mypy": ("--strict", f"--python-executable={sys.executable}", USER_CODE.name),
    "pyright": ("--pythonpath", sys.executable, "--project", "."),
}


@pytest.mark.parametrize("tool", USER_COMMANDS)
def test_a_users_code_is_held_to_its_types(tool: str, project: Path) -> None:
    said = run(tool, *USER_COMMANDS[tool], folder=project)
    assert said.returncode == 0, said.stdout + said.stderr


@pytest.mark.parametrize("tool", USER_COMMANDS)
def test_an_ignore_that_is_not_needed_is_noticed(tool: str, project: Path) -> None:
    """What the user's code marks as refused is refused, line by line."""
    code = (project / USER_CODE.name).read_text(encoding="utf-8")
    refused = code.count("# type: ignore")
    sound = code.replace("tracking_id=None,", "tracking_id='x',")
    (project / USER_CODE.name).write_text(sound, encoding="utf-8")
    said = run(tool, *USER_COMMANDS[tool], folder=project)
    assert refused == code.count("# pyright: ignore") > 6
    assert said.returncode != 0
    assert said.stdout.lower().count("unnecessary" if tool == "pyright" else "unused")
