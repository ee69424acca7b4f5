"""Keys and names are kept beside the specs, where no generated tree is needed."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import payspec
from payspec.cli import main

from .acme import files, named, put
from .test_regeneration_keys import CALL, MOVED, PAY, PAYING, SENT, STILL, changed
from .test_regeneration_names import BOTH
from .test_regeneration_names import SENT as NAMED
from .test_regeneration_trust import forget

LOCK = "specs/payspec.lock.json"
WITHOUT = {
    "a clone": "out",
    "a tree without a manifest": "out/payspec.manifest.json",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A provider that derives keys, generated."""
    (tmp_path / "pyproject.toml").write_text("[tool.payspec]\noutput = 'out'\n")
    monkeypatch.chdir(tmp_path)
    put(tmp_path, acme=PAYING)
    assert main(["generate"]) == 0
    return tmp_path


def clone(project: Path) -> None:
    """Leave what is committed: the specs, their lock file and the configuration."""
    shutil.rmtree(project / "out")
    forget()


def facts(project: Path, provider: str = "acme") -> dict[str, dict[str, str]]:
    """What is kept of a provider."""
    of: dict[str, dict[str, str]] = json.loads((project / LOCK).read_text())[
        "providers"
    ][provider]
    return of


@pytest.mark.parametrize(("before", "after", "said"), MOVED.values(), ids=MOVED.keys())
@pytest.mark.parametrize("consent", ["none", "rename", "both"])
def test_a_clone_refuses_what_a_tree_would(
    project: Path, before: str, after: str, said: object, consent: str
) -> None:
    """All that moves keys, without a tree; `rename` alone is no consent to it."""
    (project / LOCK).unlink()
    shutil.rmtree(project / "out")
    put(project, acme=before)
    assert main(["generate"]) == 0
    clone(project)
    put(project, acme=after)
    kept = files(project)
    result = payspec.generate(rename=consent != "none", rekey=consent == "both")
    if consent == "both":
        assert list(result.keys_taken) == said and result.packages
        assert "would be paid again" in result.consent()
        assert main(["generate", "--check"]) == 0
    else:
        assert list(result.rekeyed) == said and not result.packages
        assert files(project) == kept


@pytest.mark.parametrize("after", STILL.values(), ids=STILL.keys())
def test_a_clone_takes_what_moves_no_key(project: Path, after: str) -> None:
    clone(project)
    put(project, acme=after)
    assert payspec.generate().packages
    assert payspec.generate(write=False).clean


TWO_STEPS = {
    "an operation": [PAYING.removesuffix(PAY), SENT],
    "an environment": [
        changed(
            ("  live: {url: https://api.acme.example/v1, mode: {test: false}}\n", "")
        ),
        changed(("  live:", "  production:")),
    ],
    "an operation, over one without keys": [changed((" derive: reference,", "")), SENT],
}


@pytest.mark.parametrize("steps", TWO_STEPS.values(), ids=TWO_STEPS.keys())
@pytest.mark.parametrize("cloned", [True, False])
def test_what_goes_and_comes_back_under_another_name_is_remembered(
    project: Path, steps: list[str], cloned: bool
) -> None:
    *others, last = steps
    for step in others:
        put(project, acme=step)
        assert main(["generate"]) == 0
    if cloned:
        clone(project)
    put(project, acme=last)
    assert payspec.generate().rekeyed


def test_a_provider_that_goes_and_comes_back_is_remembered(project: Path) -> None:
    put(project, bolt=named("bolt"))
    (project / "specs/acme.yaml").unlink()
    assert main(["generate"]) == 0
    put(project, other=PAYING.replace("provider: acme", "provider: acme_pay"))
    (moved,) = payspec.generate().rekeyed
    assert (moved.before, moved.after) == ("acme", "acme_pay")
    assert main(["generate", "--rekey"]) == 0
    assert "acme_pay" in json.loads((project / LOCK).read_text())["providers"]
    assert "acme" not in json.loads((project / LOCK).read_text())["providers"]


AT_ONCE = {
    "an operation and its path": (
        ("  pay:", "  send:"),
        ("POST: /payouts", "POST: /p"),
    ),
    "an operation and its verb": (
        ("  pay:", "  send:"),
        ("POST: /payouts", "PUT: /payouts"),
    ),
    "an environment and its host": (
        ("  live: {url: https://api.acme", "  production: {url: https://api2.acme"),
    ),
}


@pytest.mark.parametrize("edits", AT_ONCE.values(), ids=AT_ONCE.keys())
def test_a_name_that_changes_with_its_place_is_told_too(
    project: Path, edits: tuple[tuple[str, str], ...]
) -> None:
    put(project, acme=changed(*edits))
    assert len(payspec.generate().rekeyed) == 1


def test_each_switch_takes_its_own_and_prints_it(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(project, acme=SENT)
    capsys.readouterr()
    assert main(["generate", "--rename"]) == 1
    assert f"{CALL}, of acme: pay would be send" in capsys.readouterr().err
    assert main(["generate", "--rekey"]) == 0
    said = capsys.readouterr().out
    assert f"{CALL}, of acme: pay is now send\n" in said and "paid again" in said
    put(project, acme=NAMED)
    assert main(["generate"]) == 0
    put(project, acme=BOTH)
    assert main(["generate", "--rekey"]) == 1
    capsys.readouterr()
    assert main(["generate", "--rename"]) == 0
    assert "Address is now AddressInput" in capsys.readouterr().out


@pytest.mark.parametrize("taken", [True, False])
def test_a_program_is_given_what_moves(
    project: Path, capsys: pytest.CaptureFixture[str], taken: bool
) -> None:
    put(project, acme=SENT)
    capsys.readouterr()
    line = ["generate", "--format", "json", *(["--rekey"] if taken else [])]
    assert main(line) == (0 if taken else 1)
    (move,) = json.loads(capsys.readouterr().out)["moves"]
    assert move == {
        "kind": "key",
        "provider": "acme",
        "thing": CALL,
        "before": "pay",
        "after": "send",
        "taken": taken,
    }


def test_the_file_is_read_by_people(project: Path) -> None:
    text = (project / LOCK).read_text()
    document = json.loads(text)
    assert list(document) == ["about", "format", "providers"]
    assert facts(project)["keys"][CALL] == "pay"
    assert text.count("\n") == len(text.splitlines()) and str(project) not in text
    again = json.dumps(document, indent=2, sort_keys=True) + "\n"
    assert text == again


def test_a_lock_file_that_is_not_there_is_told_and_written(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / LOCK).unlink()
    capsys.readouterr()
    assert main(["generate", "--check"]) == 1
    assert f"missing: {LOCK}\n" in capsys.readouterr().out
    assert main(["generate"]) == 0
    assert "commit it" in capsys.readouterr().err
    assert main(["generate", "--check"]) == 0


def test_a_tree_of_a_version_without_lock_files_still_guards(project: Path) -> None:
    """Who upgrades has the names of the last run in the manifest alone."""
    (project / LOCK).unlink()
    put(project, acme=SENT)
    assert payspec.generate().rekeyed
    put(project, acme=PAYING)
    assert main(["generate"]) == 0
    assert facts(project)["keys"][CALL] == "pay"


def _text(edit: Callable[[str], str]) -> Callable[[Path], None]:
    return lambda lock: lock.write_text(edit(lock.read_text())) and None


BAD: dict[str, tuple[Callable[[Path], None], str]] = {
    "merge markers": (
        _text(lambda text: "<<<<<<< ours\n" + text + "=======\n>>>>>>> theirs\n"),
        "damaged",
    ),
    "merge markers within": (
        _text(lambda text: text.replace("{\n", "{\n<<<<<<< ours\n", 2)),
        "markers of an unresolved merge",
    ),
    "not JSON": (_text(lambda text: text[:-9]), "damaged: it is not JSON"),
    "empty": (_text(lambda text: ""), "damaged"),
    "a list": (_text(lambda text: "[]"), "damaged"),
    "not UTF-8": (lambda lock: lock.write_bytes(b"\xff") and None, "damaged"),
    "deep": (_text(lambda text: "[" * 100_000), "damaged"),
    "huge": (lambda lock: os.truncate(lock, 20_000_000), "damaged: it is larger"),
    "a later format": (
        _text(lambda text: text.replace('"format": 1', '"format": 2')),
        "written by a later payspec",
    ),
    "no format": (_text(lambda text: text.replace('"format": 1,', "")), "damaged"),
    "format true": (
        _text(lambda text: text.replace('"format": 1', '"format": true')),
        "damaged",
    ),
    "another member": (
        _text(lambda text: text.replace('"format"', '"more": 1, "format"')),
        "members that its format does not know",
    ),
    "a repeated key": (
        _text(lambda text: text.replace('"keys": {', '"keys": {}, "keys": {')),
        "repeats a key",
    ),
    "a number for a word": (
        _text(lambda text: text.replace('"pay"', "7")),
        "a value in keys is not text",
    ),
    "a provider that is none": (
        _text(lambda text: text.replace('"acme": {', '"b": 1, "acme": {')),
        "a provider is not an object",
    ),
    "a folder": (lambda lock: (lock.unlink(), lock.mkdir()) and None, "no plain file"),
    "a link": (
        lambda lock: (lock.rename("real.json"), lock.symlink_to("../real.json"))
        and None,
        "is a link",
    ),
}


@pytest.mark.parametrize("line", [[], ["--check"], ["--diff"], ["--rekey"]], ids=str)
@pytest.mark.parametrize(("spoil", "says"), BAD.values(), ids=BAD.keys())
def test_a_lock_file_that_cannot_be_used_stops_every_run(
    project: Path,
    capsys: pytest.CaptureFixture[str],
    spoil: Callable[[Path], None],
    says: str,
    line: list[str],
) -> None:
    spoil(project / LOCK)
    before = files(project)
    capsys.readouterr()
    assert main(["generate", *line]) == 2
    said = capsys.readouterr().err
    assert says in said and LOCK in said and "Traceback" not in said
    assert files(project) == before


EDITED = {
    "another word": ('"pay"', '"send"', True),
    "another thing": ("POST /payouts", "POST /other", False),
    "spaces": ("  ", " ", False),
    "line ends": ("\n", "\r\n", False),
}


@pytest.mark.parametrize(("old", "new", "moves"), EDITED.values(), ids=EDITED.keys())
def test_an_edit_by_hand_is_held_against_the_specs(
    project: Path, old: str, new: str, moves: bool
) -> None:
    lock = project / LOCK
    lock.write_bytes(lock.read_bytes().replace(old.encode(), new.encode()))
    result = payspec.generate(write=False)
    assert bool(result.rekeyed) == moves
    assert bool(payspec.generate().packages) != moves


@pytest.mark.parametrize("how", ["a file of the folder", "another package"])
def test_specs_that_a_run_leaves_out_are_not_gone(project: Path, how: str) -> None:
    put(project, acme_pay=PAYING.replace("provider: acme", "provider: acme_pay"))
    if how == "a file of the folder":
        result = payspec.generate("specs/acme_pay.yaml", output="two")
    else:
        (project / "pyproject.toml").write_text(
            "[tool.payspec.packages.one]\nspecs = ['specs/acme.yaml']\noutput = 'a'\n"
            "[tool.payspec.packages.two]\nspecs = ['specs/acme_pay.yaml']\n"
            "output = 'b'\n"
        )
        result = payspec.generate(package="two")
    assert result.packages and not result.rekeyed
    kept = json.loads((project / LOCK).read_text())["providers"]
    assert sorted(kept) == ["acme", "acme_pay"]


def test_two_packages_of_one_folder_share_its_lock_file(project: Path) -> None:
    put(project, bolt=PAYING.replace("provider: acme", "provider: bolt"))
    (project / "pyproject.toml").write_text(
        "[tool.payspec.packages.one]\nspecs = ['specs/acme.yaml']\noutput = 'a'\n"
        "[tool.payspec.packages.two]\nspecs = ['specs']\noutput = 'b'\n"
    )
    assert main(["generate"]) == 0
    assert sorted(json.loads((project / LOCK).read_text())["providers"]) == [
        "acme",
        "bolt",
    ]
    assert all(each.unchanged for each in payspec.generate(shows="error").packages)
    put(project, acme=SENT)
    stopped = payspec.generate()
    assert len(stopped.rekeyed) == 1 and not stopped.packages


def test_specs_in_two_folders_have_a_lock_file_each(project: Path) -> None:
    (project / "more").mkdir()
    (project / "more/bolt.yaml").write_text(
        PAYING.replace("provider: acme", "provider: bolt")
    )
    (project / "pyproject.toml").write_text(
        "[tool.payspec]\nspecs = ['specs', 'more']\noutput = 'out'\n"
    )
    assert main(["generate"]) == 0
    assert list(
        json.loads((project / "more/payspec.lock.json").read_text())["providers"]
    ) == ["bolt"]
    assert "bolt" not in (project / LOCK).read_text()


@pytest.mark.parametrize("lock", ["kept", "missing", "without the provider"])
def test_a_locked_run_writes_no_lock_file_and_needs_it_for_keys(
    project: Path, lock: str
) -> None:
    clone(project)
    place = project / LOCK
    if lock == "missing":
        place.unlink()
    elif lock != "kept":
        document = json.loads(place.read_text())
        document["providers"] = {}
        place.write_text(json.dumps(document))
    before = files(project)
    result = payspec.generate(locked=True)
    assert bool(result.packages) == (lock == "kept")
    assert (LOCK in result.refusal()) == (lock != "kept")
    if lock != "kept":
        assert files(project) == before
    else:
        assert (project / LOCK).read_bytes() == before[LOCK]


def test_a_locked_run_asks_for_nothing_where_no_key_is_derived(project: Path) -> None:
    clone(project)
    (project / LOCK).unlink()
    put(project, acme=named("acme"))
    assert payspec.generate(locked=True).packages
    assert not (project / LOCK).exists()


@pytest.mark.parametrize("what", ["the lock file", "the tree"])
def test_a_disk_that_fails_changes_neither(
    project: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    put(project, acme=SENT)
    before = files(project)

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    from payspec.output import one_file, writing

    if what == "the lock file":
        monkeypatch.setattr(one_file.LOCAL_DISK.__class__, "write_file", fail)
    else:
        monkeypatch.setattr(writing, "_commit", fail)
    with pytest.raises(payspec.OutputError, match="No space left"):
        payspec.generate(rekey=True)
    assert files(project) == before
