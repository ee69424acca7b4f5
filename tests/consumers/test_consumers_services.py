"""The pre-commit hooks and the action, as their services run them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from payspec.cli.arguments import parse

from .conftest import spec
from .environments import CHECKOUT, PATIENCE, Environment, Ran
from .projects import CHECKED_IN, make


def load(name: str) -> Any:
    return yaml.safe_load((CHECKOUT / name).read_text())


def test_every_hook_is_a_command_that_runs_for_specs_and_samples() -> None:
    hooks = {each["id"]: each for each in load(".pre-commit-hooks.yaml")}
    assert set(hooks) == {"payspec-check", "payspec-generate"}
    for hook in hooks.values():
        program, *arguments = hook["entry"].split()
        assert program == "payspec" and callable(parse(arguments).run)
        assert hook["language"] == "python" and hook["pass_filenames"] is False
        for path in (
            "specs/acme.yaml",
            "specs/acme/create_payout.201.json",
            "specs/deployments/brand.yml",
            "pyproject.toml",
            "services/pay/pyproject.toml",
        ):
            assert re.search(hook["files"], path), path
        assert not re.search(hook["files"], "README.md")
    # Its runner sees changes of files that it knows, and no new ones.
    assert "--fail-if-written" in hooks["payspec-generate"]["entry"]
    edited = "generated/payouts/acme/client.py"
    assert re.search(hooks["payspec-generate"]["files"], edited)
    assert not re.search(hooks["payspec-check"]["files"], edited)


class Runner:
    """As much of the service as a composite action takes."""

    def __init__(self, project: Path, temporary: Path, **inputs: str) -> None:
        action = load("action.yml")
        self.project = project
        self.temporary = temporary
        self.steps: list[dict[str, Any]] = action["runs"]["steps"]
        defaults = {name: each["default"] for name, each in action["inputs"].items()}
        assert set(inputs) <= set(defaults)
        self.inputs = {**defaults, **inputs}

    def value(self, text: str) -> str:
        """A text with its expressions in place."""

        def known(match: re.Match[str]) -> str:
            name = match.group(1)
            if name.startswith("inputs."):
                return self.inputs[name.removeprefix("inputs.")]
            return {
                "github.action_path": str(CHECKOUT),
                "runner.temp": str(self.temporary),
            }[name]

        return re.sub(r"\$\{\{ ([a-z_.-]+) \}\}", known, text)

    def run(self, number: int) -> Ran:
        """One step of those that are not skipped."""
        step = self.steps[number]
        assert "${{" not in step["run"], "what a caller gives could become a program"
        folder = self.project / self.value(step.get("working-directory", "."))
        run = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=folder,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(self.temporary),
                **{name: self.value(each) for name, each in step["env"].items()},
            },
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        return Ran(run.returncode, run.stdout + run.stderr)


def test_the_action_shows_findings_and_drift_at_their_lines(
    tmp_path: Path, tools: Environment
) -> None:
    make(tmp_path / "repository" / "pay", CHECKED_IN, spec())
    (tmp_path / "repository" / ".git").mkdir()
    pay = tmp_path / "repository" / "pay"
    assert tools.run(pay, "payspec", "generate").code == 0
    (wheel,) = (tools.folder.parent / "wheel").glob("*.whl")
    runner = Runner(
        tmp_path / "repository",
        tmp_path,
        folder="pay",
        python=sys.executable,
        install=f"--no-deps --no-index {wheel}",
    )
    install = runner.run(0)
    assert install.code == 0, install.printed
    assert "payspec" in {each.name for each in (tmp_path / "payspec/bin").iterdir()}
    # What payspec needs, which its installer would have fetched.
    libraries = Environment(tmp_path / "payspec").libraries
    (libraries / "libraries.pth").write_text(f"{tools.libraries}\n")
    passed = runner.run(1)
    assert passed.code == 0, passed.printed
    # Notes fail nothing here, and are not shown either.
    assert passed.printed == ""
    assert runner.run(2).code == 0
    (pay / "src" / "acme_payouts" / "acme" / "errors.py").unlink()
    drifted = runner.run(2)
    assert drifted.code == 1
    assert "file=pay/src/acme_payouts/acme/errors.py" in drifted.printed
    runner.inputs["fail-on"] = "note"
    noted = runner.run(1)
    assert noted.code == 1
    assert noted.printed.startswith("::notice file=pay/specs/acme.yaml,line=20,")


def test_drift_may_be_left_to_a_build() -> None:
    (step,) = (each for each in load("action.yml")["runs"]["steps"] if "if" in each)
    assert step["if"] == "${{ inputs.drift == 'true' }}"
    assert "generate --check" in step["run"]


@pytest.mark.parametrize("name", ["action.yml", ".pre-commit-hooks.yaml"])
def test_no_place_is_named_that_is_somebody_elses(name: str) -> None:
    assert "://" not in (CHECKOUT / name).read_text()
