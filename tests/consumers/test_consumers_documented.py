"""The page for other repositories shows configurations that can be used."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from payspec.config import parse
from payspec.hooks.build import asks_for_payspec

from .environments import CHECKOUT

PAGE = (CHECKOUT / "docs" / "builds.md").read_text()
BLOCKS = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("text", BLOCKS)
def test_every_configuration_is_one(text: str, tmp_path: Path) -> None:
    packages, _ = parse(text)
    assert packages[0].package != "payouts" or "payouts" in text
    (tmp_path / "pyproject.toml").write_text(text)
    named = "build-system" in tomllib.loads(text)
    assert asks_for_payspec(tmp_path) == named


@pytest.mark.parametrize(
    ("requires", "asks"),
    [
        ('["setuptools", "payspec"]', True),
        ("[\"payspec>=0.1; python_version > '3'\"]", True),
        ('[" PaySpec [watch]==1"]', True),
        ('["payspec @ file:///payspec.whl"]', True),
        ('["payspec-extras", "not-payspec"]', False),
        ("[]", False),
        ("1", False),
    ],
)
def test_a_project_asks_by_its_requirements(
    requires: str, asks: bool, tmp_path: Path
) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text(f"[build-system]\nrequires = {requires}\n[tool.payspec]\n")
    assert asks_for_payspec(tmp_path) == asks
    file.write_text(f"[build-system]\nrequires = {requires}\n")
    assert not asks_for_payspec(tmp_path)


def test_a_project_without_or_with_a_broken_file_asks_for_nothing(
    tmp_path: Path,
) -> None:
    assert not asks_for_payspec(tmp_path)
    (tmp_path / "pyproject.toml").write_text("[")
    assert not asks_for_payspec(tmp_path)
