"""Environments for other projects: one to build in, and clean ones to run in."""

from __future__ import annotations

import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PATIENCE = 120.0
"""Seconds after which a build that hangs is given up, never a measured bound."""


@dataclass(frozen=True)
class Ran:
    """How a program ended, and all that it printed."""

    code: int
    printed: str


@dataclass(frozen=True)
class Environment:
    """A Python with the libraries of this one, and payspec only if it is installed."""

    folder: Path

    @classmethod
    def make(cls, folder: Path) -> Environment:
        """Make one that holds every installed library but payspec."""
        venv.create(folder, with_pip=False)
        made = cls(folder)
        folders = [Path(each) for each in sys.path if each.endswith("site-packages")]
        for library in (each for folder in folders for each in folder.iterdir()):
            ours = "payspec" in library.name.lower()
            place = made.libraries / library.name
            # The first on the path is the one that an import finds.
            known = place.is_symlink() or library.name == "__pycache__"
            if not ours and not known and library.suffix != ".pth":
                place.symlink_to(library)
        return made

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.folder / "bin" / "python"

    @property
    def libraries(self) -> Path:
        """Where its libraries lie."""
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        return self.folder / "lib" / version / "site-packages"

    def run(self, cwd: Path, *command: str | Path) -> Ran:
        """Run a program of the environment, or its interpreter for `-…`."""
        first = str(command[0])
        program = [self.python, "-I"] if first.startswith("-") else []
        found = [self.folder / "bin" / first] if not program else [first]
        run = subprocess.run(
            [*program, *found, *command[1:]],
            cwd=cwd,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        return Ran(run.returncode, run.stdout + run.stderr)

    def build(self, project: Path, hook: str, out: Path) -> Ran:
        """Call a hook of the project's build backend, as an installer does."""
        backend = "hatchling.build"
        if backend not in (project / "pyproject.toml").read_text():
            backend = "setuptools.build_meta"
        out.mkdir(parents=True, exist_ok=True)
        program = f"import {backend} as backend, sys; backend.{hook}(sys.argv[1])"
        return self.run(project, "-c", program, out)

    def install(self, *wheels: Path) -> None:
        """Install wheels, and nothing that they need."""
        program = [sys.executable, "-m", "pip", "--python", str(self.python)]
        options = ["--no-deps", "--no-index", "--quiet", "--disable-pip-version-check"]
        run = subprocess.run(
            [*program, "install", *options, *map(str, wheels)],
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        assert run.returncode == 0, run.stderr


def built(ran: Ran, out: Path) -> Path:
    """The one file that a build has left; fails with what the build said."""
    assert ran.code == 0, ran.printed
    (file,) = (each for each in out.iterdir() if each.suffix in (".whl", ".gz"))
    return file
