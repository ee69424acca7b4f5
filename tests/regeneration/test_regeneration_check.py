"""A tree with something of everything the matter, and what mends it."""

from __future__ import annotations

import json
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from payspec.api import plan
from payspec.cli import main
from payspec.output import FileTree, Manifest, write
from tests.output.places import Killed, StoppingDisk, endless

from .acme import SPEC, files, named, put, with_field

AT = "payouts/acme"


@pytest.fixture
def mess(project: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Changed, missing, extra, edited, orphaned and foreign files in one tree."""
    put(project, curo=named("curo"))
    main(["generate"])
    out = project / "out"
    put(project, acme=with_field())
    (project / "specs/curo.yaml").unlink()
    (out / AT / "errors.py").unlink()
    with (out / "payouts/bolt/client.py").open("a") as file:
        file.write("mine = 1\n")
    (out / AT / "notes.py").write_text("mine = 2\n")
    (out / "payouts/curo/client.py").write_text("mine = 3\n")
    put(project, dime=named("dime"))
    (out / "payouts/bolt/errors.py").unlink()
    (out / "payouts/bolt/errors.py").mkdir()
    (out / "payouts/bolt/errors.py/mine.txt").write_text("mine = 5\n")
    (out / "payouts/dime").mkdir()
    (out / "payouts/dime/client.py").write_text("mine = 4\n")
    capsys.readouterr()
    return project


NAMED = {
    f"{AT}/errors.py": "missing",
    f"{AT}/models.py": "changed",
    "payouts/bolt/client.py": "edited by hand",
    "payouts/curo/errors.py": "orphaned",
    "payouts/curo/client.py": "orphaned and edited",
    "payouts/bolt/errors.py": "not payspec's",
    "payouts/dime/client.py": "not payspec's",
    f"{AT}/notes.py": "extra",
}


def test_check_names_each_file_differently(
    mess: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(mess)
    assert main(["generate", "--check"]) == 1
    said = capsys.readouterr().out.splitlines()
    for path, state in NAMED.items():
        assert f"{state}: {path}" in said
    assert files(mess) == before


def test_every_form_has_every_file_and_the_command_that_mends_it(
    mess: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate", "--check", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["drift"]
    states = {each["file"]: each["state"] for each in found}
    assert NAMED.items() <= states.items()
    mends = {each["file"]: each["mend"] for each in found}
    assert mends[f"{AT}/errors.py"] == "payspec generate"
    assert mends[f"{AT}/notes.py"] == f"rm out/{AT}/notes.py"
    bolt = "payouts/bolt/client.py"
    assert mends[bolt] == f"rm out/{bolt} && payspec generate"
    assert main(["generate", "--check", "--format", "github"]) == 1
    commands = capsys.readouterr().out.splitlines()
    for path, state in NAMED.items():
        (line,) = (each for each in commands if f"file=out/{path}," in each)
        assert f"{state}: {path}%0Arun `{mends[path]}`" in line


def test_generate_refuses_the_edits_and_the_advice_mends_all(
    mess: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(mess)
    assert main(["generate"]) == 1
    refused = capsys.readouterr().err
    for path, state in NAMED.items():
        lost = state in {"edited by hand", "orphaned and edited", "not payspec's"}
        assert (f"  {path} (" in refused) is lost
    assert "\n+mine = 1\n" in refused
    assert files(mess) == before
    main(["generate", "--check"])
    # What the advice says is done, word for word.
    for line in capsys.readouterr().out.splitlines():
        if "`" in line:
            for command in line.split("`")[1].split(" && "):
                words = shlex.split(command)
                if words[0] == "rm":
                    subprocess.run(words, check=True)
                elif "rm" in line:
                    assert main(words[1:]) == 0
    capsys.readouterr()
    assert main(["generate", "--check"]) == 0
    assert capsys.readouterr().out == "nothing to do\n"


def test_the_command_that_mends_is_that_of_the_same_line(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ["specs/acme.yaml", "--output", "else where", "--package", "pay"]
    assert main(["generate", "--check", *line]) == 1
    last = capsys.readouterr().out.splitlines()[-1]
    command = last.split("`")[1]
    assert main(shlex.split(command)[1:]) == 0
    assert main(["generate", "--check", *line]) == 0


def _stopping(monkeypatch: pytest.MonkeyPatch, disk: StoppingDisk) -> None:
    def stopped(root: Path, tree: FileTree, manifest: Manifest) -> object:
        return write(root, tree, manifest, disk=disk)

    monkeypatch.setattr(plan, "write", stopped)


def test_an_unfinished_write_is_named_by_check_and_finished_by_generate(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["generate"])
    old = files(project / "out")
    put(project, acme=with_field())
    disk = endless()
    _stopping(monkeypatch, disk)
    main(["generate", "--output", "counted"])
    steps: list[tuple[int, bool]] = []
    for allowed in (3, 12, 20, 24):
        put(project, acme=SPEC)
        main(["generate"])
        assert files(project / "out") == old
        put(project, acme=with_field())
        with monkeypatch.context() as patch:
            _stopping(patch, StoppingDisk(allowed))
            with pytest.raises(Killed):
                main(["generate"])
        left = files(project / "out")
        capsys.readouterr()
        assert main(["generate", "--check"]) == 1
        said = capsys.readouterr().out.splitlines()
        assert said[0] == "unfinished write: .payspec"
        assert (
            "run `payspec generate` to write the files that payspec owns anew" in said
        )
        assert files(project / "out") == left
        assert main(["generate"]) == 0
        told = capsys.readouterr().out
        steps.append((allowed, "finished the write" in told))
        assert main(["generate", "--check"]) == 0
    # Before the plan is whole the write begins anew, later it is finished.
    assert {finished for _, finished in steps} == {False, True}


def _nothing(_: Path) -> None:
    pass


LOOKS: dict[str, tuple[Callable[[Path], None], int]] = {
    "as it is": (_nothing, 1),
    "a stranger's file": (lambda root: (root / "out").write_text("x") and None, 2),
    "a link to nowhere": (lambda root: (root / "out").symlink_to("nowhere"), 2),
}


@pytest.mark.parametrize(("change", "code"), LOOKS.values(), ids=LOOKS.keys())
def test_check_makes_no_folder(
    project: Path, change: Callable[[Path], None], code: int
) -> None:
    change(project)
    before = files(project)
    assert main(["generate", "--check"]) == code
    assert files(project) == before
    assert not (project / "out").is_dir()


def test_many_edits_are_refused_in_few_lines(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["generate"])
    edited = sorted((project / "out/payouts/core").rglob("*.py"))
    for path in edited:
        path.write_text("mine = 1\n" * 60)
    capsys.readouterr()
    assert main(["generate"]) == 1
    told = capsys.readouterr().err.splitlines()
    named = [line for line in told if line.endswith("(edited by hand)")]
    assert len(named) == len(edited)
    shown = sum(line.startswith("--- a/") for line in told)
    assert 0 < shown < 10
    more = len(edited) - shown
    assert told[-1] == f"... {more} files more, in `payspec generate --diff`"
    assert len(told) < len(edited) + 250
