"""A package says on import what it needs, where a library lacks or is too old."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from payspec.runtime.needs import NEEDS

ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "generated"
SAID = (
    "ImportError: payouts needs httpx2>=2.16 and pydantic>=2.14; {}:"
    ' pip install "httpx2>=2.16" "pydantic>=2.14"'
)
# A finder without modules: what it is asked for is not installed.
WITHOUT = """
import importlib.metadata, importlib.util, sys
def no_version(name, old=importlib.metadata.version):
    if name in {missing}:
        raise importlib.metadata.PackageNotFoundError(name)
    return old(name)
def no_module(name, old=importlib.util.find_spec):
    return None if name in {missing} and not {vendored} else old(name)
importlib.metadata.version, importlib.util.find_spec = no_version, no_module
"""


def said(before: str, path: str = "") -> str:
    """The last line of the error of an import; "" if there is none."""
    done = subprocess.run(
        [sys.executable, "-c", f"{before}\nfrom payouts.begateway import Client\n"],
        env={"PYTHONPATH": f"{path}:{GENERATED}", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if done.returncode == 0 else done.stderr.splitlines()[-1]


@pytest.mark.parametrize("name", NEEDS)
def test_a_library_that_is_not_installed(name: str) -> None:
    text = said(WITHOUT.format(missing=[name], vendored=False))
    assert text == SAID.format(f"{name} is not installed")


def test_all_that_lack_are_told_at_once() -> None:
    text = said(WITHOUT.format(missing=list(NEEDS), vendored=False))
    told = "httpx2 is not installed, pydantic is not installed"
    assert text == SAID.format(told)


@pytest.mark.parametrize("name", NEEDS)
def test_a_library_that_is_too_old(name: str, tmp_path: Path) -> None:
    record = tmp_path / f"{name}-2.9.12.dist-info"
    record.mkdir()
    (record / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {name}\nVersion: 2.9.12\n"
    )
    assert said("", str(tmp_path)) == SAID.format(f"{name} is only 2.9.12")


@pytest.mark.parametrize("name", NEEDS)
def test_a_library_without_metadata_is_taken_as_it_is(name: str) -> None:
    assert said(WITHOUT.format(missing=[name], vendored=True)) == ""


def test_what_is_installed_suffices_and_is_not_imported() -> None:
    script = "import sys\nfrom payouts.core import client\n"
    assert said(f"{script}assert not sys.modules.keys() & {set(NEEDS)}") == ""


def test_what_is_told_is_what_the_project_is_tested_with() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    told = {name: f"{major}.{minor}" for name, (major, minor) in NEEDS.items()}
    listed = " ".join(
        [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    )
    assert {name: re.findall(rf"\b{name}>=([\d.]+)", listed) for name in told} == {
        name: [least] for name, least in told.items()
    }
