"""The same project gives the same bytes, wherever and however it is generated."""

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from .texts import HOSTILE
from .trees import ROOT, Filler, broad_spec

PROJECT = '[tool.payspec]\nspecs = ["specs"]\noutput = "generated"\n'


@dataclass(frozen=True)
class Run:
    """Where a project lies, where in it the command starts, and what surrounds it."""

    folder: str
    start: str
    variables: dict[str, str]


USUAL = Run("usual", ".", {"PYTHONHASHSEED": "0"})
RUNS = {
    "another seed, from a folder inside": Run("one", "specs", {"PYTHONHASHSEED": "1"}),
    "no locale, another zone, deeper": Run(
        "two/three/four",
        ".",
        {"PYTHONHASHSEED": "2", "LC_ALL": "C", "LANG": "C", "TZ": "Asia/Kathmandu"},
    ),
    "a Turkish locale, a folder with spaces": Run(
        "a folder \u0131",
        ".",
        {
            "PYTHONHASHSEED": "4294967295",
            "LC_ALL": "tr_TR.UTF-8",
            "TZ": "America/St_Johns",
            "PYTHONUTF8": "0",
            "COLUMNS": "40",
        },
    ),
}


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a usual run writes."""
    written = generated(USUAL, tmp_path_factory.mktemp("usual"))
    assert {"generated/payspec.manifest.json"} < written.keys()
    assert any(path.endswith("broad/client.py") for path in written)
    return written


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_the_same_bytes(run: Run, usual: dict[str, str], tmp_path: Path) -> None:
    assert generated(run, tmp_path) == usual


def generated(run: Run, folder: Path) -> dict[str, str]:
    """Digests of all files of a project after the command ran there, by path."""
    project = folder / run.folder
    specs = project / "specs"
    shutil.copytree(ROOT / "specs", specs)
    name, text, samples = broad_spec("broad", Filler(*HOSTILE.values(), step=1))
    (specs / f"{name}.yaml").write_text(text, encoding="utf-8")
    for file, data in samples.items():
        (specs / file).parent.mkdir(parents=True, exist_ok=True)
        (specs / file).write_bytes(data)
    (project / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    ended = subprocess.run(
        [sys.executable, "-m", "payspec", "generate"],
        cwd=project / run.start,
        env={**kept, "PYTHONPATH": str(ROOT / "generator"), **run.variables},
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return {
        place.relative_to(project)
        .as_posix(): hashlib.sha256(place.read_bytes())
        .hexdigest()
        for place in project.rglob("*")
        if place.is_file()
    }
