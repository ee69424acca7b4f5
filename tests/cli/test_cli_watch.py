"""`payspec generate --watch`: what starts a run, and what does not end it."""

from __future__ import annotations

import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from payspec.cli import main
from payspec.cli.watched import Watched
from payspec.project.find import find
from tests.regeneration.acme import SPEC, put, with_field

Turn = Callable[[], None]
Turns = Callable[..., None]
LOCKED = "wrote specs/payspec.lock.json: commit it\n"
"""What is said of a lock file that was not there."""
STARTS: list[set[Path]] = []
"""The folders of each watch that was begun."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "pyproject.toml").write_text("[tool.payspec]\noutput = 'out'\n")
    put(tmp_path, acme=SPEC)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch) -> Turns:
    """Puts a watcher in the library's place that has these changes, and then Ctrl-C."""
    waiting: list[Turn] = []
    STARTS.clear()

    def watch(*places: Path, **_: object) -> Iterator[set[str]]:
        STARTS.append(set(places))
        yield set()
        yield set()
        while waiting:
            waiting.pop(0)()
            yield {"changed"}
        raise KeyboardInterrupt

    library = types.ModuleType("watchfiles")
    library.__dict__["watch"] = watch
    monkeypatch.setitem(sys.modules, "watchfiles", library)
    return lambda *changes: waiting.extend(changes)


def test_every_change_is_followed_and_nothing_to_do_is_quiet(
    project: Path, turns: Turns, capsys: pytest.CaptureFixture[str]
) -> None:
    turns(lambda: put(project, acme=with_field()), lambda: put(project, acme=SPEC))
    assert main(["generate", "--watch"]) == 0
    told = capsys.readouterr()
    first, watching, *then = told.out.splitlines()
    assert watching == "watching 1 spec; Ctrl-C ends"
    lines = [first, *then]
    assert [line.split(",")[1] for line in lines] == [
        " 0 replaced",
        " 4 replaced",
        " 4 replaced",
    ]
    assert told.err == LOCKED


def test_mistakes_are_told_and_the_watch_goes_on(
    project: Path, turns: Turns, capsys: pytest.CaptureFixture[str]
) -> None:
    config = project / "pyproject.toml"
    turns(
        lambda: put(project, acme=SPEC.replace("200: Payout", "200: Payuot")),
        lambda: put(project, acme=with_field()),
        lambda: config.write_text("[tool.payspec\n") and None,
        lambda: config.write_text("[tool.payspec]\noutput = 'new'\n") and None,
        lambda: put(project, acme=SPEC),
    )
    assert main(["generate", "--watch"]) == 0
    told = capsys.readouterr()
    assert "no type 'Payuot'" in told.out
    assert told.err.startswith(f"{LOCKED}payspec: pyproject.toml: ")
    assert "memo" in (project / "out/payouts/acme/models.py").read_text()
    assert "memo" not in (project / "new/payouts/acme/models.py").read_text()


def test_a_new_folder_is_watched_too(project: Path, turns: Turns) -> None:
    def add() -> None:
        (project / "specs/deployments").mkdir()

    turns(add, lambda: put(project, acme=with_field()))
    assert main(["generate", "--watch"]) == 0
    assert project / "specs/deployments" not in STARTS[0]
    assert project / "specs/deployments" in STARTS[-1]
    assert "memo" in (project / "out/payouts/acme/models.py").read_text()


def test_without_the_library_it_says_what_to_install(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    assert main(["generate", "--watch"]) == 2
    assert "install payspec[watch]" in capsys.readouterr().err
    assert not (project / "out").exists()


@pytest.mark.parametrize("other", ["--check", "--diff"])
def test_a_watch_writes(
    project: Path, other: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["generate", "--watch", other]) == 2
    assert "`--watch` writes" in capsys.readouterr().err


PLACES = {
    "a spec": ("specs/acme.yaml", True),
    "a new spec": ("specs/new.yaml", True),
    "a deployment": ("specs/deployments/brand.yaml", True),
    "a sample": ("specs/acme/one.200.json", True),
    "the configuration": ("pyproject.toml", True),
    "another file of the project": ("README.md", False),
    "a module of the project": ("src/app.py", False),
    "an editor's": ("specs/.acme.yaml.swp", False),
    "a copy": ("specs/acme.yaml~", False),
    "the output": ("out/payouts/acme/client.py", False),
    "the manifest": ("out/payspec.manifest.json", False),
}


@pytest.mark.parametrize(("path", "wanted"), PLACES.values(), ids=PLACES.keys())
@pytest.mark.parametrize("line", [[], ["specs/acme.yaml"]], ids=["folder", "file"])
def test_which_files_concern_a_run(
    project: Path, path: str, wanted: bool, line: list[str]
) -> None:
    (project / "specs/acme").mkdir()
    (project / "specs/deployments").mkdir()
    sample = project / "specs/acme/get_payout.200.json"
    sample.write_text('{"id": "1"}')
    put(project, acme=SPEC + "    samples: [acme/get_payout.200.json]\n")
    assert main(["generate", *line]) == 0
    watched = Watched.of(find(project, line))
    if line and "deployments" in path:
        wanted = False
    assert watched.concerns(project / path) is wanted
    assert all(place.is_dir() for place in watched.places)


def test_the_real_library_sees_a_change(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    library = pytest.importorskip("watchfiles")
    real, seen = library.watch, list[int]()

    def watch(*places: Path, **options: object) -> Iterator[object]:
        for found in real(*places, **options, stop_event=None):
            seen.append(len(found))
            yield found
            if found:
                raise KeyboardInterrupt
            put(project, acme=with_field())

    monkeypatch.setattr(library, "watch", watch)
    assert main(["generate", "--watch"]) == 0
    assert "memo" in (project / "out/payouts/acme/models.py").read_text()
    assert seen[0] == 0 and seen[-1] > 0
