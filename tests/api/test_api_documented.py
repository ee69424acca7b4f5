"""The page about the Python functions says what is so: its examples are run."""

from __future__ import annotations

import re
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
