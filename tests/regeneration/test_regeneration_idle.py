"""A run with nothing to do is quick because of what it does not load."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from payspec.cli import main

# The rooms that a run with nothing to do is made of.
ROOMS = (
    "api",
    "cli",
    "config",
    "digests",
    "output",
    "project",
    "regeneration",
    "resources",
    "runtime",
)
# Of these rooms only a part.
LEFT_OUT = (
    "api.plan",
    "cli.outcome",
    "output.carry_out",
    "output.comparison",
    "output.difference",
    "output.disk",
    "output.plan",
    "output.recovery",
    "output.spool",
    "output.standing",
    "output.tree",
    "output.writing",
    "project.installed",
    "regeneration.inventory",
    "regeneration.jobs",
    "regeneration.regenerate",
)
CORE = {"runtime", "runtime.lazy"}
# Of the standard library the parts that take long to load.
SLOW = (
    "asyncio",
    "concurrent",
    "decimal",
    "difflib",
    "email",
    "http",
    "importlib.metadata",
    "logging",
    "multiprocessing",
    "pickle",
    "socket",
    "ssl",
    "subprocess",
    "tempfile",
    "unittest",
    "xml",
)
PROGRAM = """
import json, sys
before = set(sys.modules)
from payspec.cli import main
code = main(sys.argv[1:])
print(json.dumps(sorted(set(sys.modules) - before)), file=sys.stderr)
sys.exit(code)
"""
LINES = {
    "to write": ["generate"],
    "for a program": ["generate", "--depfile", "generated.d"],
}


@pytest.mark.parametrize("line", LINES.values(), ids=LINES.keys())
def test_a_run_with_nothing_to_do_loads_little(project: Path, line: list[str]) -> None:
    assert main(["generate"]) == 0
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, *line],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout) == (0, "nothing to do\n"), run.stderr
    names = set(json.loads(run.stderr.splitlines()[-1]))
    ours = {name for name in names if name.partition(".")[0] == "payspec"}
    libraries = {name.partition(".")[0] for name in names - ours}
    assert libraries <= sys.stdlib_module_names
    assert names.isdisjoint(SLOW)
    own = {name.partition(".")[2] for name in ours - {"payspec"}}
    assert own.isdisjoint(LEFT_OUT)
    assert {name.partition(".")[0] for name in own} <= set(ROOMS)
    assert {name for name in own if name.startswith("runtime")} <= CORE


def test_what_is_left_out_is_there() -> None:
    assert all(find_spec(f"payspec.{name}") for name in LEFT_OUT)
