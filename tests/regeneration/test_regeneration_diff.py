"""What a change of a spec changes in the files: those lines, and no other.

The golden diffs are written with `PAYSPEC_WRITE_GOLDEN=1 pytest tests/regeneration`.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from payspec.cli import main

from .acme import SPEC, files, named, put, with_field

GOLDEN = Path(__file__).parent / "golden"

REFUND = "  Refund:\n    id!: text\n    payout: text\n"
TYPED = SPEC.replace("operations:\n", f"{REFUND}operations:\n").replace(
    "    note:", "    refund: Refund\n    note:"
)
OPERATION = """\
  list_payouts:
    GET: /payouts
    effect: read
    answers: {200: {list: Payout}}
"""
CALLED = SPEC + OPERATION

CHANGES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "add-field": ({"acme": SPEC}, {"acme": with_field()}),
    "remove-field": ({"acme": with_field()}, {"acme": SPEC}),
    "rename-field": (
        {"acme": with_field()},
        {"acme": with_field().replace("memo:", "label:")},
    ),
    "add-type": ({"acme": SPEC}, {"acme": TYPED}),
    "remove-type": ({"acme": TYPED}, {"acme": SPEC}),
    "rename-type": ({"acme": TYPED}, {"acme": TYPED.replace("Refund", "Return")}),
    "add-operation": ({"acme": SPEC}, {"acme": CALLED}),
    "remove-operation": ({"acme": CALLED}, {"acme": SPEC}),
    "rename-operation": (
        {"acme": CALLED},
        {"acme": CALLED.replace("list_payouts", "all_payouts")},
    ),
    "add-provider": ({"acme": SPEC}, {"acme": SPEC, "bolt": named("bolt")}),
    "remove-provider": ({"acme": SPEC, "bolt": named("bolt")}, {"acme": SPEC}),
    "rename-provider": ({"acme": SPEC}, {"acme": named("acme_pay")}),
}


@pytest.fixture
def only(project: Path) -> Callable[[dict[str, str]], None]:
    """Makes these specs the only ones there are."""

    def only(specs: dict[str, str]) -> None:
        for path in (project / "specs").iterdir():
            path.unlink()
        put(project, **specs)

    return only


@pytest.mark.parametrize("name", CHANGES)
def test_the_diff_of_a_change(
    project: Path,
    only: Callable[[dict[str, str]], None],
    capsys: pytest.CaptureFixture[str],
    name: str,
) -> None:
    before, after = CHANGES[name]
    only(before)
    main(["generate"])
    only(after)
    there = files(project)
    capsys.readouterr()
    assert main(["generate", "--diff"]) == 1
    diff = capsys.readouterr().out
    assert files(project) == there
    golden = GOLDEN / f"{name}.diff"
    if os.environ.get("PAYSPEC_WRITE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(_short(diff), encoding="utf-8")
    assert _short(diff) == golden.read_text(encoding="utf-8")
    # The diff is the whole of it: with it the old tree becomes the new one.
    (project / "the.diff").write_text(diff, encoding="utf-8")
    _patch(project / "out", project / "the.diff")
    patched = files(project / "out")
    main(["generate"])
    wanted = files(project / "out")
    for tree in (patched, wanted):
        tree.pop("payspec.manifest.json")
    assert patched == wanted


def _short(diff: str) -> str:
    """The files that come or go whole by their names only."""
    kept: list[str] = []
    whole = False
    for line in diff.splitlines(keepends=True):
        if line.startswith("--- "):
            kept.append(line)
        elif line.startswith("+++ "):
            kept.append(line)
            whole = "/dev/null" in "".join(kept[-2:])
        elif not whole:
            kept.append(line)
    return "".join(kept)


def _patch(folder: Path, diff: Path) -> None:
    command = ["git", "apply", "-p1", "--whitespace=nowarn", str(diff)]
    # Outside of any repository: in one it takes no file that lies elsewhere.
    env = {**os.environ, "GIT_CEILING_DIRECTORIES": str(folder.parent)}
    run = subprocess.run(
        command, cwd=folder, env=env, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


def test_a_diff_of_what_stands_is_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["generate"])
    capsys.readouterr()
    assert main(["generate", "--diff"]) == 0
    assert capsys.readouterr().out == "nothing to do\n"


def test_a_program_is_given_the_diff_of_each_file(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["generate"])
    put(project, acme=with_field())
    capsys.readouterr()
    assert main(["generate", "--diff", "--format", "json"]) == 1
    drift = json.loads(capsys.readouterr().out)["drift"]
    diffs = {each["file"]: each.get("diff") for each in drift}
    assert "\n+    memo: " in diffs["payouts/acme/models.py"]
    assert diffs["payspec.manifest.json"] is None
    assert main(["generate", "--diff", "--format", "github"]) == 2


def test_an_edit_is_shown_as_what_would_become_of_it(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["generate"])
    edited = project / "out/payouts/acme/errors.py"
    edited.write_bytes(edited.read_bytes() + b"mine = 1\r\nlast = 2")
    capsys.readouterr()
    assert main(["generate", "--check", "--diff"]) == 1
    said = capsys.readouterr().out
    assert "edited by hand: payouts/acme/errors.py\n" in said
    assert "\n-mine = 1\r\n-last = 2\n\\ No newline at end of file\n" in said


def test_what_is_no_text_differs(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["generate"])
    (project / "out/payouts/acme/errors.py").write_bytes(b"\xff\xfe")
    (project / "out/payouts/acme/client.py").unlink()
    (project / "out/payouts/acme/client.py").symlink_to("errors.py")
    capsys.readouterr()
    assert main(["generate", "--diff"]) == 1
    said = capsys.readouterr().out
    path = "payouts/acme/errors.py"
    assert f"Files a/{path} and b/{path} differ\n" in said
    assert "-a link, a folder or a device\n" in said


def test_nothing_in_a_diff_steers_a_terminal(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["generate"])
    with (project / "out/payouts/acme/errors.py").open("a") as file:
        file.write("evil = '\x1b[2J'\n")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    capsys.readouterr()
    assert main(["generate", "--diff"]) == 1
    told = capsys.readouterr()
    assert "evil" in told.out and "\x1b[2J" not in told.out
    assert main(["generate"]) == 1
    told = capsys.readouterr()
    assert "evil" in told.err and "\x1b[2J" not in told.err
