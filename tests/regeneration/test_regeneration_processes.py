"""Several specs at once: how the processes are started, and how they end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from payspec.cli import main

from .acme import DEPLOYMENT, SPEC, files, named, put

PATIENCE = 30.0
"""Seconds after which something hangs, never a measured bound."""

SLOW = """\
import os, sys, time
from pathlib import Path
from payspec.cli import main
from payspec.regeneration import jobs

real, start = jobs.make, jobs._start

def make(*arguments):
    Path("begun" + str(os.getpid())).touch()
    time.sleep({seconds})
    return real(*arguments)

def started():
    start()
    Path("started" + str(os.getpid())).touch()

jobs.make, jobs._start = make, started
sys.exit(main(["generate", "--jobs", "3"]))
"""


@contextmanager
def program(text: str) -> Generator[subprocess.Popen[str]]:
    """A program in a session of its own, whose processes all hold its output open."""
    run = subprocess.Popen(
        [sys.executable, "-c", text],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield run
    finally:
        with suppress(ProcessLookupError):
            os.killpg(run.pid, signal.SIGKILL)


def begun(project: Path) -> None:
    """Wait until two processes work on the two specs, and one waits for more."""
    until = time.monotonic() + PATIENCE
    while [len([*project.glob(f"{at}*")]) for at in ("started", "begun")] != [3, 2]:
        assert time.monotonic() < until
        time.sleep(0.01)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL, signal.SIGHUP])
def test_no_process_is_left_behind_by_one_that_is_ended(
    project: Path, number: signal.Signals
) -> None:
    with program(SLOW.format(seconds=4 * PATIENCE)) as run:
        begun(project)
        run.send_signal(number)
        # The output ends when the last process that could write to it does.
        told = run.communicate(timeout=PATIENCE)
    assert (run.returncode, told) == (-number, ("", ""))
    assert not (project / "out").exists()


def test_an_interrupt_ends_all_processes_and_writes_nothing(project: Path) -> None:
    with program(SLOW.format(seconds=0.5)) as run:
        begun(project)
        # As a terminal does: to every process of the group.
        os.killpg(run.pid, signal.SIGINT)
        told = run.communicate(timeout=PATIENCE)
    assert (run.returncode, told) == (130, ("", "payspec: interrupted\n"))
    assert not (project / "out").exists()


def test_an_interrupt_while_a_process_is_started_is_not_lost(project: Path) -> None:
    early = """\
import os, signal, sys
from payspec.cli import main

os.register_at_fork(after_in_parent=lambda: os.kill(os.getpid(), signal.SIGINT))
sys.exit(main(["generate", "--jobs", "2"]))
"""
    with program(early) as run:
        told = run.communicate(timeout=PATIENCE)
    assert (run.returncode, told) == (130, ("", "payspec: interrupted\n"))
    assert not (project / "out").exists()


def test_a_disk_that_fills_up_meanwhile_ends_them(project: Path) -> None:
    put(project, **{f"p{number}": named(f"p{number}") for number in range(6)})
    full = """\
import multiprocessing, resource
from payspec.cli import main
from payspec.output import Spool

Spool.__init__.__defaults__ = (1,)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
code = main(["generate", "--jobs", "2"])
print(code, multiprocessing.active_children())
"""
    with program(full) as run:
        told = run.communicate(timeout=PATIENCE)
    assert told[0] == "2 []\n"
    where = tempfile.gettempdir()
    assert told[1] == f"payspec: nothing was changed: File too large: {where}\n"


AS_A_PROGRAM = """\
import multiprocessing, sys
from pathlib import Path
import payspec

if __name__ == "__mp_main__":
    # A process that is forked from this one reads no program again.
    Path("started anew").touch()
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    payspec.generate(output=sys.argv[1], jobs=2)
"""


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_the_same_bytes_however_processes_are_started(
    project: Path, method: str
) -> None:
    """As on macOS, and as a program with threads wishes."""
    (project / "specs/deployments").mkdir()
    (project / "specs/deployments/brand.yaml").write_text(DEPLOYMENT)
    sampled = SPEC + "    samples: [acme/get_payout.200.json]\n"
    put(project, acme=sampled, curo=named("curo"))
    (project / "specs/acme").mkdir()
    (project / "specs/acme/get_payout.200.json").write_text('{"id": "1"}')
    assert main(["generate", "--jobs", "1", "--output", "in turn"]) == 0
    (project / "program.py").write_text(AS_A_PROGRAM)
    run = subprocess.run(
        [sys.executable, "program.py", method],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert (project / "started anew").exists()
    assert files(project / method) == files(project / "in turn")
