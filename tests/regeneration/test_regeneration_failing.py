"""Failures, provider by provider: all are told, and nothing is written."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest

from payspec.cli import main
from payspec.diagnostics import Collector
from payspec.pipeline.part import Part
from payspec.regeneration import jobs

from .acme import SPEC, files, named, put, with_field

BROKEN = SPEC.replace("200: Payout", "200: Payuot")
HALF = [[], ["--jobs", "2"]]


@pytest.mark.parametrize("line", HALF, ids=["in turn", "at once"])
def test_every_broken_spec_is_told_and_nothing_is_written(
    project: Path, capsys: pytest.CaptureFixture[str], line: list[str]
) -> None:
    main(["generate"])
    before = files(project)
    put(
        project,
        acme=BROKEN,
        bolt=with_field(named("bolt")),
        curo=named("curo").replace("text(..20)", "texd"),
        dime=named("dime").replace("GET:", "GOT:"),
    )
    specs = files(project / "specs")
    capsys.readouterr()
    assert main(["generate", *line]) == 1
    told = capsys.readouterr().out
    for name in ("acme", "curo", "dime"):
        assert f"specs/{name}.yaml:" in told
    assert "specs/bolt.yaml" not in told
    now = files(project)
    assert {path: now[path] for path in before if path.startswith("out/")} == {
        path: data for path, data in before.items() if path.startswith("out/")
    }
    assert not any(path.startswith("out/payouts/curo") for path in now)
    assert files(project / "specs") == specs


def test_what_is_broken_last_stops_what_was_made_before(
    project: Path, made: list[str]
) -> None:
    put(project, aaa=BROKEN, zzz=named("zzz"))
    assert main(["generate", "--jobs", "1"]) == 1
    assert not (project / "out").exists()
    # Once nothing can be written any more, the rest is only checked.
    assert made[0] == "specs/aaa.yaml"
    assert made[1:] == [
        f"specs/{name}.yaml (only checked)" for name in ("acme", "bolt", "zzz")
    ]


PACKAGES = """\
[tool.payspec.packages.first]
specs = ["specs/acme.yaml"]
output = "out/first"

[tool.payspec.packages.second]
specs = ["specs/bolt.yaml", "specs/curo.yaml"]
output = "out/second"
"""


def test_a_package_behind_one_that_failed_is_only_checked(
    project: Path, made: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "pyproject.toml").write_text(PACKAGES)
    put(project, acme=BROKEN, curo=BROKEN.replace(": acme", ": curo"))
    assert main(["generate", "--jobs", "1"]) == 1
    told = capsys.readouterr().out
    assert "specs/acme.yaml:" in told and "specs/curo.yaml:" in told
    assert made == [
        "specs/acme.yaml",
        "specs/bolt.yaml (only checked)",
        "specs/curo.yaml (only checked)",
    ]
    assert not (project / "out").exists()


def _crash_over(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = jobs.make

    def make(spec, *rest):  # type: ignore[no-untyped-def]
        if spec.file == file:
            raise RuntimeError("a mistake")
        return real(spec, *rest)

    monkeypatch.setattr(jobs, "make", make)


@pytest.mark.parametrize("line", HALF, ids=["in turn", "at once"])
def test_a_mistake_of_payspecs_own_hides_no_finding(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    line: list[str],
) -> None:
    put(project, bolt=BROKEN.replace("provider: acme", "provider: bolt"))
    _crash_over("specs/acme.yaml", monkeypatch)
    assert main(["generate", *line]) == 2
    told = capsys.readouterr()
    assert "specs/bolt.yaml:" in told.out
    assert "mistake of payspec's own, over specs/acme.yaml; nothing" in told.err
    assert "RuntimeError: a mistake" in told.err
    assert not (project / "out").exists()


def test_a_mistake_of_payspecs_own_alone_writes_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["generate"])
    before = files(project / "out")
    put(project, acme=with_field(), bolt=with_field(named("bolt")))
    _crash_over("specs/acme.yaml", monkeypatch)
    assert main(["generate"]) == 2
    assert files(project / "out") == before


def test_a_process_that_is_killed_is_told(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def make(*_: object) -> Part:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    monkeypatch.setattr(jobs, "make", make)
    assert main(["generate", "--jobs", "2"]) == 2
    assert "was killed; nothing was written" in capsys.readouterr().err
    assert not (project / "out").exists()


def test_the_same_bytes_and_findings_at_once_as_in_turn(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(project, **{f"p{number}": named(f"p{number}") for number in range(6)})
    unused = SPEC.replace("operations:\n", "  Unused:\n    id!: text\noperations:\n")
    put(project, acme=unused)
    told: list[str] = []
    for number in ("1", "3"):
        line = ["generate", "--jobs", number, "--output", number, "--format", "json"]
        assert main(line) == 0
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    assert json.loads(told[0])["diagnostics"]
    assert files(project / "1") == files(project / "3")


@pytest.mark.parametrize("number", ["0", "-1", "many"])
def test_a_number_of_jobs_is_positive(project: Path, number: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["generate", "--jobs", number])
    assert stopped.value.code == 2


def test_a_new_spec_of_a_known_provider_is_an_error(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["generate"])
    before = files(project / "out")
    put(project, again=SPEC)
    capsys.readouterr()
    assert main(["generate"]) == 1
    told = capsys.readouterr().out
    assert "provider-twice" in told and "'acme' is described in specs/acme" in told
    assert files(project / "out") == before


def test_a_full_disk_while_files_wait_to_be_written_changes_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["generate"])
    before = files(project / "out")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("payspec.output.spool.Spool.add", full)
    put(project, acme=with_field())
    assert main(["generate"]) == 2
    assert "nothing was changed: No space left" in capsys.readouterr().err
    assert files(project / "out") == before


def test_a_part_knows_its_loudest_finding() -> None:
    assert Part(Collector(), None, {}, "", "").loudest is None
