"""Options and keys of the configuration with values that nobody should give."""

from __future__ import annotations

import json
import keyword
import os
import subprocess
import sys
from pathlib import Path

import pytest

from payspec.cli import main
from payspec.config.package_names import problem
from tests.regeneration.acme import SPEC, files, put

PACKAGES = (
    "",
    " ",
    "é",
    "a.b",
    "a-b",
    "a b",
    "1a",
    "../up",
    "/abs",
    "a/b",
    ".",
    "..",
    "__pycache__",
    "__init__",
    "__main__",
    "_",
    "con",
    "NUL",
    "lpt1",
    "x" * 101,
    "x" * 5000,
    "a\nb",
    "a\x1b[31m",
    "a\udcff",
    "pydantic",
    "httpx2",
    "payspec",
    *keyword.kwlist,
)
OUTPUTS = (
    "",
    " ",
    "/",
    "//",
    "/.",
    ".",
    "./",
    "out/..",
    "..",
    "../..",
    "specs",
    "specs/.",
    "specs/acme.yaml",
    "pyproject.toml",
    "pyproject.toml/below",
    ".git",
    ".git/hooks",
    "link",
    "nowhere",
    "/dev/null",
    "/dev/null/x",
    "/proc/self/x",
    "~HOME",
    "x" * 300,
    "out/" + "x" * 300,
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A generated project in a repository, with links in it."""
    place = tmp_path / "project"
    place.mkdir()
    (place / "pyproject.toml").write_text("[tool.payspec]\noutput = 'out'\n")
    (place / ".git/hooks").mkdir(parents=True)
    (tmp_path / "real").mkdir()
    (place / "link").symlink_to(tmp_path / "real")
    (place / "nowhere").symlink_to("gone")
    monkeypatch.chdir(place)
    put(place, acme=SPEC)
    assert main(["generate"]) == 0
    return place


@pytest.mark.parametrize("command", ["generate", "check only"])
@pytest.mark.parametrize("name", PACKAGES, ids=ascii)
def test_a_package_that_cannot_be_is_refused_and_the_last_one_stays(
    project: Path, capsys: pytest.CaptureFixture[str], name: str, command: str
) -> None:
    before = files(project)
    more = ["--check"] if command != "generate" else []
    capsys.readouterr()
    assert main(["generate", f"--package={name}", *more]) == 2
    said = capsys.readouterr().err
    assert said.startswith("payspec: ") and "\x1b" not in said
    assert files(project) == before


def test_no_module_of_the_standard_library_is_hidden() -> None:
    assert [name for name in sys.stdlib_module_names if problem(name) is None] == []
    fine = (
        "payouts",
        "acme_payouts",
        "a",
        "_own",
        "match",
        "Json",
        "type",
        "café2"[:3],
    )
    assert [name for name in fine if problem(name) is not None] == []


@pytest.mark.parametrize("how", ["option", "key"])
@pytest.mark.parametrize("output", OUTPUTS, ids=lambda text: ascii(text)[:40])
def test_an_output_that_is_somebody_elses_is_refused(
    project: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    output: str,
    how: str,
) -> None:
    home = project.parent / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    output = str(home) if output == "~HOME" else output
    line = [f"--output={output}"]
    if how == "key":
        line = []
        text = f"[tool.payspec]\noutput = {json.dumps(output)}\n"
        (project / "pyproject.toml").write_text(text)
    before = files(project.parent)
    capsys.readouterr()
    code = main(["generate", *line])
    said = capsys.readouterr()
    assert code == 2, said.out
    assert said.err.startswith("payspec: ") and said.out == ""
    assert files(project.parent) == before


@pytest.mark.parametrize("output", ["", "/", ".", "specs", "link", ".git"], ids=ascii)
def test_pages_are_not_written_there_either(project: Path, output: str) -> None:
    before = files(project)
    assert main(["docs", f"--output={output}"]) == 2
    assert files(project) == before


VALUES = (
    "true",
    "1",
    "1.5",
    "inf",
    "nan",
    "1979-05-27",
    "[]",
    "{}",
    "[[]]",
    "[1]",
    '[""]',
    "[{}]",
    "{a = 1}",
    '""',
    '" "',
    '"\\u0000"',
    '["\\u0000"]',
    "9" * 5000,
    '"\\u001b[31m"',
    '["\\u001b[31m"]',
    '"' + "x" * 5000 + '"',
)
KEYS = ("specs", "output", "package", "docs", "templates", "packages", "\\u001b", "x")


@pytest.mark.parametrize("value", VALUES, ids=lambda text: ascii(text)[:20])
@pytest.mark.parametrize("key", KEYS)
def test_any_value_of_any_key_is_a_finding_or_works(
    project: Path, capsys: pytest.CaptureFixture[str], key: str, value: str
) -> None:
    quoted = f'"{key}"'
    (project / "pyproject.toml").write_text(f"[tool.payspec]\n{quoted} = {value}\n")
    capsys.readouterr()
    before = files(project)
    for line in (["check"], ["generate", "--check"], ["docs", "--check"]):
        assert main(line) in (0, 1, 2)
        said = capsys.readouterr()
        assert "Traceback" not in said.err and "\x1b" not in said.err + said.out
    assert files(project) == before


DOCUMENTS = {
    "brackets": b"a=" + b"[" * 100_000,
    "tables": b"a=" + b"{a=" * 100_000,
    "dotted": b"a" + b".a" * 20_000 + b"=1",
    "binary": bytes(range(256)),
    "NUL": b"\0" * 100,
    "huge": b"#" * (9 * 1024 * 1024),
    "a long number": b"a=" + b"9" * 10_000,
    "UTF-16": "[tool.payspec]".encode("utf-16"),
    "a mark": b"\xef\xbb\xbf[tool.payspec]\n",
    "not UTF-8": b"a='\xff'",
    "half": b"[tool.payspec",
    "twice": b"[tool.payspec]\n[tool.payspec]\n",
    "tool is text": b"tool = ''",
    "payspec is a list": b"tool.payspec = [1]",
}
LINES = (["check"], ["generate"], ["generate", "--check"], ["docs"], ["init", "zed"])


@pytest.mark.parametrize("line", LINES, ids=" ".join)
@pytest.mark.parametrize("data", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_any_configuration_is_read_or_refused(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    data: bytes,
    line: list[str],
) -> None:
    (tmp_path / "pyproject.toml").write_bytes(data)
    monkeypatch.chdir(tmp_path)
    code = main(line)
    said = capsys.readouterr()
    assert code == 2 or (line[0] == "init" and code == 0)
    if code == 2:
        assert said.err.startswith("payspec: ") and "\x1b" not in said.err


NAMES = (
    b"\xff.yaml",
    b"\xff\x1b[31m.yaml",
    b"\x1b]0;x\x07.yaml",
    b"a\nb.yaml",
    b"%,:.yaml",
)
BROKEN = b"payspec: 2\n"


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_any_name_of_a_file_is_printed_in_every_form(
    tmp_path: Path, name: bytes, form: str
) -> None:
    (tmp_path / "pyproject.toml").write_text("")
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(BROKEN)
    except OSError:
        pytest.skip("this file system has no such names")
    run = subprocess.run(
        [sys.executable, "-m", "payspec", "check", "--format", form, name],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    said = run.stdout.decode()
    assert run.returncode == 1 and b"Traceback" not in run.stderr, run.stderr
    assert not {char for char in said + run.stderr.decode() if char < " "} - {"\n"}
    if form in ("json", "sarif"):
        assert json.loads(said)
    if form == "github":
        assert all(line.startswith("::") for line in said.splitlines())


def test_a_package_that_is_left_behind_is_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "pyproject.toml").write_text("[tool.payspec]\noutput = 'clients'\n")
    capsys.readouterr()
    assert main(["generate"]) == 0
    assert "out holds a package of these specs" in capsys.readouterr().out
    assert (project / "out/payouts/acme/client.py").exists()
    assert main(["generate"]) == 0
    assert "out holds" not in capsys.readouterr().out
