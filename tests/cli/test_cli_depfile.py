"""`payspec generate --depfile`: make and ninja rebuild when they must, no oftener."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import payspec
from payspec.cli import main
from payspec.starter import starter

PATIENCE = 120.0
"""Seconds after which a build that hangs is given up, never a measured bound."""

CONFIG = """\
[tool.payspec]
specs = ['sp ecs#1$x:y']
output = "clients of $acme"
package = "acme_payouts"
"""
MAKEFILE = """\
clients\\ of\\ $$acme/payspec.manifest.json:
	echo run >> runs
	{command} generate --depfile payspec.d

-include payspec.d
"""
NINJA = """\
rule payspec
  command = echo run >> runs && {command} generate --depfile payspec.d
  depfile = payspec.d
  restat = 1

build clients$ of$ $$acme/payspec.manifest.json: payspec
"""
TOOLS = {
    "make": ("Makefile", MAKEFILE, ["make", "-s"]),
    "ninja": ("build.ninja", NINJA, ["ninja", "--quiet"]),
}


@pytest.fixture(name="project")
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "sp ecs#1$x:y"
    folder.mkdir()
    (folder / "a b.yaml").write_text(starter("acme", frozenset()))
    (tmp_path / "pyproject.toml").write_text(CONFIG)
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Builder:
    """Runs a tool in a project, and counts how often that ran payspec."""

    def __init__(self, project: Path, tool: str) -> None:
        name, text, self.command = TOOLS[tool]
        self.project = project
        self.runs = project / "runs"
        (project / name).write_text(text.format(command=f"{sys.executable} -m payspec"))

    def build(self, code: int = 0) -> int:
        """How often payspec ran."""
        self.runs.write_text("")
        generator = str(Path(payspec.__file__).parents[1])
        run = subprocess.run(
            self.command,
            cwd=self.project,
            env={**os.environ, "PYTHONPATH": generator},
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        assert (run.returncode == 0) == (code == 0), run.stdout + run.stderr
        return len(self.runs.read_text().split())


@pytest.mark.parametrize("tool", TOOLS)
def test_a_build_runs_payspec_when_it_must_and_only_then(
    project: Path, tool: str
) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    builder = Builder(project, tool)
    spec = project / "sp ecs#1$x:y" / "a b.yaml"
    client = project / "clients of $acme" / "acme_payouts" / "acme" / "client.py"
    assert (builder.build(), builder.build()) == (1, 0)
    (project / "unrelated.txt").write_text("nothing of ours\n")
    assert builder.build() == 0
    spec.write_text(spec.read_text().replace("title: Acme", "title: Acme Pay"))
    assert (builder.build(), builder.build()) == (1, 0)
    assert "Acme Pay" in client.read_text()
    other = spec.with_name("other.yaml")
    other.write_text(starter("other", frozenset()))
    assert (builder.build(), builder.build()) == (1, 0)
    assert (client.parents[1] / "other" / "client.py").is_file()
    other.unlink()
    assert (builder.build(), builder.build()) == (1, 0)
    assert not (client.parents[1] / "other").exists()
    whole = spec.read_text()
    spec.write_text(whole.replace("receiver!: Receiver", "receiver!: Recv"))
    assert (builder.build(1), builder.build(1)) == (1, 1)
    spec.write_text(whole)
    assert builder.build() == 1


def test_samples_and_the_version_are_among_the_inputs(project: Path) -> None:
    spec = project / "sp ecs#1$x:y" / "a b.yaml"
    sample = spec.parent / "acme" / "create_payout.request.json"
    sample.parent.mkdir()
    sample.write_text(
        '{"amount": 1, "currency": "EUR", "reference": "1", "receiver": '
        '{"name": "A", "iban": "DE89370400440532013000"}}'
    )
    named = "    samples: [acme/create_payout.request.json]\n\n  get_payout:"
    spec.write_text(spec.read_text().replace("\n  get_payout:", named, 1))
    assert main(["generate", "--depfile", "payspec.d"]) == 0
    first = (project / "payspec.d").read_text()
    folder = r"sp\ ecs\#1$$x\:y"
    assert first.startswith(
        "clients\\ of\\ $$acme/payspec.manifest.json: \\\n"
        f"  {folder}/a\\ b.yaml \\\n"
        f"  {folder}/acme/create_payout.request.json \\\n"
        f"  {folder} \\\n"
        "  pyproject.toml \\\n"
    )
    assert f"{payspec.__file__}:\n" in first
    assert main(["generate", "--depfile", "payspec.d"]) == 0
    assert (project / "payspec.d").read_text() == first


def test_a_run_that_fails_writes_no_depfile(project: Path) -> None:
    spec = project / "sp ecs#1$x:y" / "a b.yaml"
    spec.write_text(spec.read_text().replace("receiver!: Receiver", "receiver!: Recv"))
    assert main(["generate", "--depfile", "payspec.d"]) == 1
    assert not (project / "payspec.d").exists()


def test_a_depfile_that_cannot_be_written_says_so(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for place, problem in (
        ("no/such/payspec.d", "there is no folder no/such"),
        ("sp ecs#1$x:y", "is a folder"),
        ("", "is a folder"),
    ):
        assert main(["generate", "--depfile", place]) == 2
        assert problem in capsys.readouterr().err
    assert main(["generate", "--depfile", "payspec.d", "--check"]) == 2
    assert "without `--check`" in capsys.readouterr().err
    # Nothing is written that the build would then know nothing of.
    assert not (project / "clients of $acme").exists()


def test_a_depfile_is_wholly_old_or_wholly_new(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate", "--depfile", "payspec.d"]) == 0
    old = (project / "payspec.d").read_text()
    spec = project / "sp ecs#1$x:y" / "a b.yaml"
    spec.rename(spec.with_name("other.yaml"))

    def full(path: Path, data: bytes) -> None:
        path.write_text("hal")
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        assert main(["generate", "--depfile", "payspec.d"]) == 2
    assert "payspec.d: No space left" in capsys.readouterr().err
    assert (project / "payspec.d").read_text() == old
    assert not (project / "payspec.d.part").exists()
    assert main(["generate", "--depfile", "payspec.d"]) == 0
    assert "other.yaml" in (project / "payspec.d").read_text()
    assert not (project / "payspec.d.part").exists()


def test_a_depfile_may_be_a_link_or_a_pipe(project: Path) -> None:
    (project / "real.d").write_text("old")
    (project / "link.d").symlink_to("real.d")
    assert main(["generate", "--depfile", "link.d"]) == 0
    assert (project / "link.d").is_symlink()
    rules = (project / "real.d").read_text()
    assert "/payspec.manifest.json: \\\n" in rules
    os.mkfifo(project / "pipe.d")
    reader = subprocess.Popen(["cat", "pipe.d"], stdout=subprocess.PIPE, text=True)
    assert main(["generate", "--depfile", "pipe.d"]) == 0
    assert reader.communicate(timeout=PATIENCE)[0] == rules
    assert (project / "pipe.d").is_fifo()
