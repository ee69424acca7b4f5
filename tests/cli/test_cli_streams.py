"""What is printed arrives, wherever it goes to, and nothing is said of what cannot."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.regeneration.acme import SPEC, named, put

PATIENCE = 60.0
"""Seconds after which something hangs, never a measured bound."""
STRANGE = SPEC.replace("200: Payout", "200: Payuöt").replace("Acme", "Ακμή")
FOUND = "specs/acme.yaml:17:20: error[bad-type-expression]: 'Payuöt' is no type\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A spec with a mistake, whose characters are in no old encoding."""
    (tmp_path / "pyproject.toml").write_text("[tool.payspec]\noutput = 'out'\n")
    put(tmp_path, acme=STRANGE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@dataclass(frozen=True)
class Ran:
    """How the command ended, and what arrived on each stream."""

    code: int
    out: str = ""
    err: str = ""


def shell(line: str, **environment: str) -> Ran:
    """Run a line of the shell in which `payspec` is the command."""
    run = subprocess.run(
        ["bash", "-c", f'payspec() {{ {sys.executable} -m payspec "$@"; }}; {line}'],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(sys.path),
            **environment,
        },
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    return Ran(run.returncode, run.stdout.decode(), run.stderr.decode())


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "latin-1"},
    ],
    ids=["ascii", "C", "latin-1"],
)
def test_a_pipe_has_the_same_bytes_under_any_locale(
    project: Path, environment: dict[str, str]
) -> None:
    told = shell("payspec check", **environment)
    assert (told.code, told.err) == (1, "")
    assert told.out.startswith(FOUND)
    told = shell("payspec check --format json", **environment)
    (found,) = json.loads(told.out)["diagnostics"]
    assert found["message"] == "'Payuöt' is no type"
    put(project, acme=STRANGE.replace("Payuöt", "Payout"))
    told = shell("payspec generate --diff", **environment)
    assert told.err.startswith("run `payspec generate`")
    assert "Ακμή" in told.out


CLOSED = {
    "standard output": ("payspec check >&-", Ran(1)),
    "both": ("payspec check nowhere >&- 2>&-", Ran(2)),
    "standard error": ("payspec check 2>&-", None),
    "standard input": (
        "payspec validate specs/good.yaml get_payout - <&-",
        Ran(2, "", "payspec: <stdin>:1:1: the text ends where a value belongs\n"),
    ),
    "a reader that has seen enough": (
        "payspec check | true; exit ${PIPESTATUS[0]}",
        Ran(1),
    ),
    "one that ends in the midst": (
        "payspec schema | head -c 1; exit ${PIPESTATUS[0]}",
        Ran(1, "{"),
    ),
}


@pytest.mark.parametrize(("line", "wanted"), CLOSED.values(), ids=CLOSED.keys())
def test_what_cannot_be_printed_is_let_go(
    project: Path, line: str, wanted: Ran | None
) -> None:
    put(project, good=named("good"))
    told = shell(line)
    if wanted is None:
        assert (told.code, told.err) == (1, "")
        assert told.out.startswith(FOUND)
    else:
        assert told == wanted


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("command", ["check", "generate", "schema", "explain --list"])
def test_a_full_disk_under_what_is_printed_is_told(project: Path, command: str) -> None:
    told = shell(f"payspec {command} > /dev/full")
    assert told == Ran(2, "", "payspec: No space left on device\n")
    assert shell(f"payspec {command} > /dev/full 2> /dev/full") == Ran(2)


@pytest.mark.parametrize("number", ["0", "-1", "many", "²"])
def test_a_number_of_jobs_is_asked_for_in_words(project: Path, number: str) -> None:
    told = shell(f"payspec generate --jobs {number}")
    assert told.code == 2
    last = told.err.splitlines()[-1]
    assert last.endswith(f"argument --jobs: '{number}' is no number from 1 on")


class Terminal:
    """The command on a terminal of its own, and all that it wrote there."""

    def __init__(
        self,
        *arguments: str,
        columns: int = 80,
        whole: bool = False,
        **environment: str,
    ) -> None:
        controller, terminal = pty.openpty()
        # The size that programs ask a terminal for: rows and columns.
        import termios

        termios.tcsetwinsize(terminal, (24, columns))
        self.run = subprocess.Popen(
            [sys.executable, "-m", "payspec", *arguments],
            env={
                **os.environ,
                "PYTHONPATH": os.pathsep.join(sys.path),
                "TERM": "xterm",
                **environment,
            },
            stdout=terminal if whole else subprocess.PIPE,
            stderr=terminal,
            start_new_session=True,
            text=True,
        )
        os.close(terminal)
        self._controller = controller
        self._seen: list[bytes] = []
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        # Where the last writer is gone, Linux refuses the read and macOS ends it.
        try:
            while data := os.read(self._controller, 4096):
                self._seen.append(data)
        except OSError:
            pass

    def end(self) -> tuple[str, str]:
        """What was printed, and what the terminal was sent; waits for the end."""
        out, _ = self.run.communicate(timeout=PATIENCE)
        self._reader.join(PATIENCE)
        os.close(self._controller)
        return out or "", b"".join(self._seen).decode().replace("\r\n", "\n")

    @property
    def seen(self) -> bytes:
        """What the terminal was sent until now."""
        return b"".join(self._seen)


def test_a_terminal_shows_what_its_encoding_has_not(project: Path) -> None:
    shown = Terminal("check", whole=True, PYTHONIOENCODING="ascii", NO_COLOR="1")
    assert r"error[bad-type-expression]: 'Payu\xf6t' is no type" in shown.end()[1]


CLEAR = "\r\x1b[2K"
MANY = {f"p{number}": named(f"p{number}") for number in range(6)}


LOCKED = "wrote specs/payspec.lock.json: commit it\n"
"""What is said of a lock file that was not there."""


def test_progress_of_several_processes_is_one_line_that_goes_away(
    project: Path,
) -> None:
    (project / "specs/acme.yaml").unlink()
    put(project, **MANY)
    out, terminal = Terminal("generate", "--jobs", "2").end()
    assert out.endswith(" created, 0 replaced, 0 removed\n")
    begun, *steps, end = terminal.replace("\r\n", "\n").split(CLEAR)
    assert (begun, end) == ("", LOCKED)
    assert [step for step in steps if step] == [
        *(f"making specs/p{number}.yaml ({number + 1} of 6)" for number in range(6)),
        "writing",
    ]


def test_no_progress_in_a_pipe_or_on_a_dumb_terminal(project: Path) -> None:
    put(project, acme=SPEC, **MANY)
    assert shell("payspec generate --jobs 2").err == LOCKED
    put(project, acme=SPEC.replace("Acme", "Other"))
    assert Terminal("generate", TERM="dumb").end()[1] == ""


def test_a_step_is_no_longer_than_a_line_and_steers_no_terminal(project: Path) -> None:
    (project / "specs/acme.yaml").rename(project / f"specs/{'long' * 30}.yaml")
    put(project, **{"\x1b[31mred": named("red")})
    _, terminal = Terminal("check", columns=40).end()
    steps = [step for step in terminal.split(CLEAR) if step]
    assert [len(step) for step in steps] == [28, 39]
    assert "\x1b" not in "".join(steps)


def test_an_interrupt_clears_the_line_of_progress(project: Path) -> None:
    put(project, acme=SPEC, **{f"p{n}": named(f"p{n}") for n in range(100)})
    terminal = Terminal("generate", "--jobs", "2")
    while b"making" not in terminal.seen:
        assert terminal.run.poll() is None
        time.sleep(0.01)
    os.killpg(terminal.run.pid, signal.SIGINT)
    out, told = terminal.end()
    assert (terminal.run.returncode, out) == (130, "")
    assert re.search(r"\r\x1b\[2Kpayspec: interrupted\n$", told)
    assert not (project / "out").exists()
