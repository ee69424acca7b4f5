"""Templates and examples are found however payspec was installed."""

import json
import shutil
import subprocess
import sys
import tarfile
import venv
from collections.abc import Sequence
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]

COPIED = (
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
    "Makefile",
    "constraints.txt",
    ".gitignore",
    "generator",
    "templates",
    "tests/rules",
)

PROBE = """
import json
from payspec.resources import example_files, generator_digest, templates_folder
folder = templates_folder()
names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.j2"))
assert sorted(example_files("unknown-type")) == [
    "breaks.yaml", "passes.yaml", "stderr.txt", "why.txt"
]
assert example_files("no-such-rule") == {}
print(json.dumps([str(folder), names, generator_digest()]))
"""


def _run(command: Sequence[str | Path], cwd: Path) -> str:
    run = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, check=False, timeout=120
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def _build(project: Path, hook: str, out: Path) -> Path:
    """Call one hook of the build backend, as an installer does; give what it made."""
    program = f"import hatchling.build as b, sys; print(b.{hook}(sys.argv[1]))"
    out.mkdir()
    made = _run([sys.executable, "-I", "-c", program, str(out)], project)
    return out / made.strip().splitlines()[-1]


def _install(wheel: Path, place: Path) -> Path:
    """Install a wheel into a fresh environment; give its interpreter."""
    venv.create(place, with_pip=False)
    python = place / "bin/python"
    options = ["--no-deps", "--no-index", "--quiet", "--disable-pip-version-check"]
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", *options]
    _run([*pip, wheel], place)
    return python


def _found(python: Path) -> tuple[Path, list[str], str]:
    folder, names, digest = json.loads(_run([python, "-I", "-c", PROBE], Path("/")))
    return Path(folder), names, digest


def _add_template(project: Path, name: str) -> None:
    path = project / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{{ text }}\n")


def _templates(project: Path) -> list[str]:
    folder = project / "templates"
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.j2"))


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Path:
    """A copy of the checkout with one template more."""
    project = tmp_path / "project"
    project.mkdir()
    for name in COPIED:
        source = CHECKOUT / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(source, project / name, ignore=ignored)
        else:
            shutil.copy(source, project / name)
    _add_template(project, "probe/first.j2")
    return project


def _unpacked(sdist: Path, place: Path) -> Path:
    with tarfile.open(sdist) as archive:
        archive.extractall(place, filter="data")
    (folder,) = place.iterdir()
    return folder


@pytest.mark.parametrize("by_sdist", [False, True], ids=["wheel", "wheel from sdist"])
def test_an_installed_payspec_has_its_templates(
    project: Path, tmp_path: Path, by_sdist: bool
) -> None:
    source = project
    if by_sdist:
        sdist = _build(project, "build_sdist", tmp_path / "sdist")
        source = _unpacked(sdist, tmp_path / "unpacked")
    wheel = _build(source, "build_wheel", tmp_path / "wheel")
    environment = tmp_path / "environment"
    python = _install(wheel, environment)
    expected = _templates(project)
    digest = _digest_of_checkout(project)
    shutil.rmtree(project)
    folder, names, installed_digest = _found(python)
    assert folder.is_relative_to(environment)
    assert "probe/first.j2" in names
    assert names == expected
    assert installed_digest == digest
    assert (folder.parent / "py.typed").is_file()
    assert (environment / "bin/payspec").is_file()
    # A test among the examples would be imported by whoever collects tests there.
    assert not [*(folder.parent / "examples").rglob("*.py")]
    assert not (folder.parents[1] / "tests").exists()


def test_an_editable_payspec_has_the_templates_of_its_checkout(
    project: Path, tmp_path: Path
) -> None:
    wheel = _build(project, "build_editable", tmp_path / "wheel")
    python = _install(wheel, tmp_path / "environment")
    _, _, digest = _found(python)
    _add_template(project, "probe/second.j2")
    folder, names, later_digest = _found(python)
    assert folder == project / "templates"
    assert {"probe/first.j2", "probe/second.j2"} <= set(names)
    assert later_digest != digest


def _digest_of_checkout(project: Path) -> str:
    program = (
        f"import sys; sys.path.insert(0, {str(project / 'generator')!r})\n"
        "from payspec.resources import generator_digest; print(generator_digest())"
    )
    return _run([sys.executable, "-I", "-c", program], project).strip()
