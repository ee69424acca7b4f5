"""Nothing is believed because it lies in the checkout."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from payspec.cli import main
from payspec.output import MANIFEST
from payspec.python.views.context import HEADER

from .acme import SPEC, files, put

THEIRS = "# somebody's\n"
EVIL = b"https://evil.example"


def forget() -> None:
    """As on another machine, or after a clone into a new home folder."""
    shutil.rmtree(Path(os.environ["XDG_CACHE_HOME"]) / "payspec", ignore_errors=True)


def record(out: Path, path: str, data: bytes | None) -> None:
    """Say in the manifest that payspec wrote this, or that it did not."""
    manifest = out / MANIFEST
    document = json.loads(manifest.read_bytes())
    if data is None:
        del document["outputs"][path]
    else:
        document["outputs"][path] = sha256(data).hexdigest()
    manifest.write_text(json.dumps(document, indent=2, sort_keys=True) + "\n")


def written(out: Path) -> list[str]:
    """Every file that a run writes, but the manifest."""
    return sorted(files(out).keys() - {MANIFEST})


@pytest.mark.parametrize("honest", [True, False], ids=["same machine", "clone"])
def test_a_change_of_any_file_and_of_its_digest_is_found_and_mended(
    project: Path, capsys: pytest.CaptureFixture[str], honest: bool
) -> None:
    """One after the other over every kind of file that is emitted."""
    put(project, acme=SPEC)
    main(["generate"])
    out = project / "out"
    before = files(out)
    kinds: dict[tuple[str, ...], str] = {}
    for path in written(out):
        parts = Path(path).parts
        kinds[(*parts[1:3], Path(path).suffix)] = path
    assert len(kinds) > 40
    changed = sorted(kinds.values())
    for path in changed:
        data = before[path] + EVIL + b"\n"
        (out / path).write_bytes(data)
        record(out, path, data)
    if not honest:
        forget()
    capsys.readouterr()
    assert main(["generate", "--check"]) == 1
    said = capsys.readouterr().out
    assert [path for path in changed if f"changed: {path}\n" not in said] == []
    assert main(["generate"]) == 0
    assert files(out) == before
    assert main(["generate", "--check"]) == 0


STRANGERS = (
    "notes.txt",
    "src/app.py",
    "payouts/notes.py",
    "payouts/acme/helpers.py",
    "payouts/acme/schemas/mine.json",
    "payouts/core/mine.py",
    "payouts/gone/client.py",
    "other/deep/below/file",
)


@pytest.mark.parametrize("digest", ["right", "wrong"])
@pytest.mark.parametrize("path", STRANGERS)
def test_a_stranger_that_a_manifest_names_is_let_be(
    project: Path, capsys: pytest.CaptureFixture[str], path: str, digest: str
) -> None:
    main(["generate"])
    out = project / "out"
    (out / path).parent.mkdir(parents=True, exist_ok=True)
    (out / path).write_text(THEIRS)
    record(out, path, THEIRS.encode() if digest == "right" else b"another")
    capsys.readouterr()
    assert main(["generate", "--check"]) == 1
    assert f"extra: {path}\n" in capsys.readouterr().out
    assert main(["generate"]) == 0
    assert (out / path).read_text() == THEIRS
    assert f": {path};" in capsys.readouterr().out
    # It is told once: nothing takes it for payspec's any more.
    assert path not in (out / MANIFEST).read_text()


def test_what_says_itself_that_payspec_wrote_it_is_removed_after_a_clone(
    project: Path,
) -> None:
    assert "Emitted by payspec from " in HEADER
    main(["generate"])
    forget()
    (project / "specs/bolt.yaml").unlink()
    assert main(["generate"]) == 0
    left = {path for path in files(project / "out") if "/bolt/" in path}
    assert not any(path.endswith("client.py") for path in left)
    # The rest has no mark, and is let be.
    assert left and all(not path.endswith("models.py") for path in left)


def test_on_the_machine_that_wrote_it_all_of_a_provider_is_removed(
    project: Path,
) -> None:
    main(["generate"])
    (project / "specs/bolt.yaml").unlink()
    assert main(["generate"]) == 0
    assert not (project / "out/payouts/bolt").exists()


def _plan(path: str, data: bytes, remove: str | None, old: bytes) -> str:
    step = {"new": sha256(data).hexdigest(), "old": None, "staged": "1"}
    manifest = {"new": sha256(data).hexdigest(), "old": None, "staged": "1"}
    removals = {} if remove is None else {remove: {"old": sha256(old).hexdigest()}}
    plan = {
        "format": 1,
        "manifest": manifest,
        "remove": removals,
        "replace": {path: step},
    }
    return json.dumps(plan)


@pytest.mark.parametrize("fresh", [True, False], ids=["no tree", "a tree"])
@pytest.mark.parametrize("removes", [True, False], ids=["removes", "plants"])
@pytest.mark.parametrize("line", [[], ["--check"]], ids=["generate", "check"])
def test_a_plan_that_is_not_our_own_is_not_carried_out(
    project: Path, fresh: bool, removes: bool, line: list[str]
) -> None:
    out = project / "out"
    if fresh:
        out.mkdir()
    else:
        main(["generate"])
    mine = out / "mine.txt"
    mine.write_text(THEIRS)
    staged = out / ".payspec/staged"
    staged.mkdir(parents=True)
    (staged / "1").write_bytes(EVIL)
    remove = "mine.txt" if removes else None
    plan = json.loads(_plan("payouts/acme/evil.py", EVIL, remove, THEIRS.encode()))
    if not fresh:
        now = sha256((out / MANIFEST).read_bytes()).hexdigest()
        plan["manifest"]["old"] = now
    (out / ".payspec/plan.json").write_text(json.dumps(plan))
    main(["generate", *line])
    assert mine.read_text() == THEIRS
    assert not (out / "payouts/acme/evil.py").exists()
    assert EVIL not in (out / MANIFEST).read_bytes() if not fresh else True
    assert main(["generate"]) == 0
    assert not (out / ".payspec").exists()
    assert main(["generate", "--check"]) == 0


def _file(place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(THEIRS)


def _folder(place: Path) -> None:
    _file(place / "inner")


def _pipe(place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(place)


def _link(place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to("/nowhere")


KINDS: dict[str, Callable[[Path], None]] = {
    "file": _file,
    "folder": _folder,
    "pipe": _pipe,
    "link": _link,
}
STRAYS = (".DS_Store", "notes", "plan.json~", "staged/x", "staged/.nfs01", "\udcff.txt")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", STRAYS, ids=ascii)
def test_a_stray_in_the_work_folder_is_named_and_no_unfinished_write(
    project: Path, capsys: pytest.CaptureFixture[str], name: str, kind: str
) -> None:
    main(["generate"])
    place = project / "out/.payspec" / name
    KINDS[kind](place)
    capsys.readouterr()
    assert main(["generate", "--check"]) == 1
    checked = capsys.readouterr().out
    assert "unfinished" not in checked and checked.count("extra: .payspec/") == 1
    put(project, acme=SPEC + "# more\n")
    assert main(["generate"]) == 0
    said = capsys.readouterr().out
    assert said.count("left as it is, because it is not payspec's: .payspec/") == 1
    assert os.path.lexists(place)
    if kind == "folder":
        assert (place / "inner").read_text() == THEIRS
        shutil.rmtree(place)
    else:
        place.unlink()
    assert main(["generate"]) == 0
    assert main(["generate", "--check"]) == 0
    assert not (project / "out/.payspec").exists()


@pytest.mark.parametrize("kind", ["file", "pipe", "link", "folder"])
@pytest.mark.parametrize("name", ["", "plan.json", "plan.json.part", "staged"])
def test_a_place_of_our_own_that_is_something_else_is_named(
    project: Path, capsys: pytest.CaptureFixture[str], name: str, kind: str
) -> None:
    ours = {"": "folder", "staged": "folder"}.get(name, "file")
    if kind == ours:
        pytest.skip("that is what payspec makes")
    main(["generate"])
    place = project / "out/.payspec" / name
    KINDS[kind](place)
    capsys.readouterr()
    assert main(["generate"]) == 2
    said = capsys.readouterr().err
    assert ".payspec" in said and "remove it and run again" in said
    assert os.path.lexists(place)


HOSTILE: dict[str, Callable[[Path, Path], None]] = {
    "in the checkout": lambda _, out: os.environ.update(
        XDG_CACHE_HOME=str(out.parent / ".cache")
    ),
    "others may write": lambda cache, _: (cache / "payspec/receipts").chmod(0o666),
    "others may write to the folder": lambda cache, _: (cache / "payspec").chmod(0o777),
    "a link": lambda cache, out: (
        (cache / "payspec/receipts").rename(out.parent / "planted"),
        (cache / "payspec/receipts").symlink_to(out.parent / "planted"),
    )
    and None,
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_receipts_that_somebody_else_could_write_are_none(
    project: Path,
    made: list[str],
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[Path, Path], None],
) -> None:
    cache = project.parent / f"{project.name}-cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    main(["generate"])
    made.clear()
    main(["generate"])
    assert made == []
    if not (cache / "payspec/receipts").exists():
        raise AssertionError("no receipt was left")
    planted = project / ".cache/payspec"
    planted.mkdir(parents=True)
    shutil.copy(cache / "payspec/receipts", planted / "receipts")
    make(cache, project / "out")
    main(["generate"])
    assert made == ["specs/acme.yaml", "specs/bolt.yaml"]


def test_what_cannot_be_read_again_is_not_written(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from payspec.python import emit

    real = emit.render

    def broken(templates: Path, template: str, context: object) -> str:
        text = real(templates, template, context)  # type: ignore[arg-type]
        return text + "\ndef f(a, a): ...\n" if "client" in template else text

    monkeypatch.setattr(emit, "render", broken)
    assert main(["generate", "--jobs", "1"]) == 2
    said = capsys.readouterr().err
    assert "payouts/acme/client.py:" in said and "duplicate argument" in said
    assert not (project / "out").exists()
    assert not (project / "specs/payspec.lock.json").exists()
