"""What importing a part of the core costs: which libraries come along."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import payspec

HEAVY = ("httpx2", "httpcore2", "ssl", "anyio", "asyncio", "h11", "truststore")
CORE = "payspec.runtime"


@pytest.mark.parametrize(
    ("modules", "absent"),
    [
        ([f"{CORE}.wire"], HEAVY),
        ([f"{CORE}.flow", f"{CORE}.flow.sync_driver"], HEAVY),
        ([f"{CORE}.flow.async_driver"], HEAVY),
        ([f"{CORE}.transport"], HEAVY),
        ([f"{CORE}.transport.sync_exchanger"], ("httpcore2", "asyncio", "anyio")),
    ],
    ids=["wire", "sync-driver", "async-driver", "transport", "sync-exchanger"],
)
def test_a_part_brings_only_what_it_needs(
    modules: list[str], absent: tuple[str, ...]
) -> None:
    program = "import sys, json\n"
    program += "".join(f"import {module}\n" for module in modules)
    program += "print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(Path(payspec.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    loaded = set(json.loads(done.stdout))
    assert loaded.isdisjoint(absent)
