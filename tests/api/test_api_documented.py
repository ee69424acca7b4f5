"""The page about the Python functions says what is so: its examples are run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from payspec.cli import main

PAGE = Path(__file__).parents[2] / "docs" / "python-api.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL)


def test_every_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "acme"]) == 0
    assert len(EXAMPLES) == 6
    printed: list[str] = []
    for example in EXAMPLES:
        capsys.readouterr()
        # In turn, as a reader does: what one writes, the next one finds.
        exec(compile(example, str(PAGE), "exec"), {"__name__": "example"})
        printed.append(capsys.readouterr().out)
    checked, generated, unchanged, differing, validated, pages = printed
    assert checked.startswith("assumed note specs/acme.yaml 20 acme.example is assumed")
    assert "payouts/acme/client.py" in generated
    assert unchanged == ""
    assert "+++ b/payouts/acme/client.py\n" in differing
    assert "Acme Pay" in differing
    assert "/amount type is a number with a fraction, not integer 1 12" in validated
    assert "/receiver required is required 1 1" in validated
    assert "providers/acme.md" in pages


def test_every_example_is_held_to_its_types(tmp_path: Path) -> None:
    """A program that is strict about types can be written as the page does."""
    for number, example in enumerate(EXAMPLES):
        (tmp_path / f"example_{number}.py").write_text(example)
    said = mypy(tmp_path)
    assert said.returncode == 0, said.stdout + said.stderr
    wrong = EXAMPLES[1].replace("package.written.created", "package.written.made")
    (tmp_path / "example_1.py").write_text(wrong)
    said = mypy(tmp_path)
    assert '"Written" has no attribute "made"' in said.stdout


def mypy(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the types of all modules of a folder, as strictly as can be."""
    return subprocess.run(
        [Path(sys.executable).with_name("mypy"), "--strict", "--config-file=", "."],
        cwd=folder,
        env={**os.environ, "MYPYPATH": str(PAGE.parents[1] / "generator")},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
