"""The provider's process, as a test starts, asks and ends it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0
"""Seconds after which a test that hangs is given up, never a measured bound."""


class Served:
    """A context manager around one process."""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.many.provider"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.url = f"http://127.0.0.1:{int(self._line())}"
        return self

    def __exit__(self, *_: object) -> None:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None and stdout is not None
        stdin.close()
        try:
            self._process.wait(PATIENCE)
        finally:
            self._process.kill()
            stdout.close()

    def counts(self) -> dict[str, int]:
        """What the provider has seen so far."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        found: dict[str, int] = json.loads(self._line())
        return found

    def emptied(self) -> dict[str, int]:
        """The counts when no connection is open any more, or when patience ends."""
        end = time.monotonic() + PATIENCE
        while (found := self.counts())["open"] and time.monotonic() < end:
            time.sleep(0.02)
        return found

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()
