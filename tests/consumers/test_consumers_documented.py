"""The page for other repositories shows what can be used, as it stands there."""

from __future__ import annotations

import re
import shutil
import tomllib
import zipfile
from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from payspec import __version__
from payspec.cli.arguments import parse as parse_command
from payspec.config import parse
from payspec.hooks.build import asks_for_payspec
from tests.docs.shell import prepared, run

from .conftest import spec
from .environments import CHECKOUT, Environment, built
from .projects import make

PAGE = (CHECKOUT / "docs" / "builds.md").read_text()
BLOCKS: dict[str, list[str]] = defaultdict(list)
for language, text in re.findall(r"^```(\w*)\n(.*?)^```", PAGE, re.DOTALL | re.M):
    BLOCKS[language].append(text)
BUILDS = [text for text in BLOCKS["toml"] if "build-system" in text]
TOOLS = {"make": ("Makefile", "make -s"), "ninja": ("build.ninja", "ninja --quiet")}


def test_every_block_has_a_test() -> None:
    counted = {language: len(texts) for language, texts in BLOCKS.items()}
    assert counted == {"toml": 4, "sh": 1, "yaml": 2, "make": 1, "ninja": 1}
    assert len(BUILDS) == 2


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Path:
    """A project that is configured as the page does it first."""
    return make(tmp_path / "project", BLOCKS["toml"][0], spec())


def test_the_line_for_a_service_fails_on_errors_and_on_drift(
    project: Path, tmp_path: Path
) -> None:
    (line,) = BLOCKS["sh"]
    commands = prepared(tmp_path)
    assert run(line, project, commands)[0] == 1
    assert run("payspec generate", project, commands)[0] == 0
    code, said = run(line, project, commands)
    assert (code, said.splitlines()[-1]) == (0, "nothing to do")
    whole = (project / "specs/acme.yaml").read_text()
    broken = whole.replace("receiver!: Receiver", "receiver!: Recv")
    (project / "specs/acme.yaml").write_text(broken)
    code, said = run(line, project, commands)
    assert code == 1 and "there is no type 'Recv'" in said


def test_the_action_is_used_with_what_it_takes() -> None:
    (step,) = yaml.safe_load(BLOCKS["yaml"][0])
    action = yaml.safe_load((CHECKOUT / "action.yml").read_text())
    assert step["uses"].endswith("/payspec@VERSION")
    assert step["with"] and step["with"].keys() <= action["inputs"].keys()
    parse_command(["check", "--fail-on", step["with"]["fail-on"]])


def test_the_hooks_are_those_that_there_are() -> None:
    (repository,) = yaml.safe_load(BLOCKS["yaml"][1])["repos"]
    hooks = yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text())
    assert [each["id"] for each in repository["hooks"]] == [
        each["id"] for each in hooks
    ]


@pytest.mark.parametrize("tool", TOOLS)
def test_a_build_file_builds_once(project: Path, tmp_path: Path, tool: str) -> None:
    file, command = TOOLS[tool]
    if shutil.which(command.split()[0]) is None:
        pytest.skip(f"{tool} is not installed")
    (text,) = BLOCKS[tool]
    (project / file).write_text(text)
    commands = prepared(tmp_path)
    manifest = project / "generated/payspec.manifest.json"
    code, said = run(command, project, commands)
    assert code == 0 and "created" in said
    first = manifest.stat().st_mtime_ns
    code, said = run(command, project, commands)
    assert code == 0 and "created" not in said
    assert manifest.stat().st_mtime_ns == first
    changed = project / "specs/acme.yaml"
    changed.write_text(changed.read_text().replace("title: Acme", "title: Acme Pay"))
    assert "replaced" in run(command, project, commands)[1]
    assert manifest.stat().st_mtime_ns > first


@pytest.mark.parametrize("text", BUILDS, ids=["hatchling", "setuptools"])
def test_a_build_that_is_shown_holds_the_client(
    text: str, tmp_path: Path, tools: Environment
) -> None:
    requires = tomllib.loads(text)["build-system"]["requires"]
    assert f"payspec=={__version__}" in requires
    project, out = make(tmp_path / "project", text, spec()), tmp_path / "wheel"
    wheel = built(tools.build(project, "build_wheel", out), out)
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {"acme_shop/__init__.py", "acme_payouts/acme/client.py"} <= set(names)


@pytest.mark.parametrize("text", BLOCKS["toml"])
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
