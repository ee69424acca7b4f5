"""One changed spec of many costs its own share, and only its files change."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from payspec.api.generate import EMITTERS
from payspec.api.installed import versions
from payspec.cli import main

from .acme import DEPLOYMENT, SPEC, files, named, put, times, with_field

ACME, BOLT = "specs/acme.yaml", "specs/bolt.yaml"
WARNED = SPEC.replace("operations:\n", "  Unused:\n    id!: text\noperations:\n")


def _generated_anew(project: Path) -> dict[str, bytes]:
    """What a run gives that has nothing to keep."""
    shutil.rmtree(project / "fresh", ignore_errors=True)
    assert main(["generate", "--output", "fresh"]) == 0
    found = files(project / "fresh")
    shutil.rmtree(project / "fresh")
    return found


def _deployed(project: Path) -> None:
    (project / "specs/deployments").mkdir(exist_ok=True)
    (project / "specs/deployments/brand.yaml").write_text(DEPLOYMENT)


def _only_acme(project: Path) -> None:
    (project / "pyproject.toml").write_text(
        f"[tool.payspec]\noutput = 'out'\nspecs = ['{ACME}']\n"
    )


CHANGES: dict[str, tuple[Callable[[Path], None], list[str]]] = {
    "a field": (lambda at: put(at, acme=with_field()), [ACME]),
    "a comment": (lambda at: put(at, acme=f"{SPEC}# more\n"), [ACME]),
    "another provider": (lambda at: put(at, curo=named("curo")), ["specs/curo.yaml"]),
    "a provider less": (lambda at: (at / ACME).unlink(), []),
    "a provider that is not configured any more": (_only_acme, []),
    "another name": (lambda at: put(at, acme=named("axle")), [ACME]),
    "another file": (
        lambda at: (at / ACME).rename(at / "specs/zz.yaml") and None,
        ["specs/zz.yaml"],
    ),
    "a deployment": (_deployed, [ACME]),
    "a file that is gone": (
        lambda at: (at / "out/payouts/bolt/client.py").unlink(),
        [BOLT],
    ),
    "a shared file that is gone": (
        lambda at: (at / "out/payouts/core/__init__.py").unlink(),
        [],
    ),
    "no manifest": (
        lambda at: (at / "out/payspec.manifest.json").unlink(),
        [ACME, BOLT],
    ),
}


@pytest.mark.parametrize(("change", "expected"), CHANGES.values(), ids=CHANGES.keys())
def test_what_a_change_has_made_anew(
    project: Path,
    made: list[str],
    change: Callable[[Path], None],
    expected: list[str],
) -> None:
    assert main(["generate"]) == 0
    before = times(project / "out")
    change(project)
    made.clear()
    assert main(["generate"]) == 0
    assert made == expected
    after = times(project / "out")
    wanted = _generated_anew(project)
    assert files(project / "out") == wanted
    touched = {path for path in after if before.get(path) != after[path]}
    whole = {"payspec.manifest.json", "payouts/__init__.py"}
    at_work = {f"payouts/{name}" for name in ("acme", "axle", "bolt", "core", "curo")}
    changed = {path.rsplit("/", 1)[0] for path in touched - whole}
    assert {"/".join(each.split("/")[:2]) for each in changed} <= at_work
    if expected == [ACME]:
        assert not any(path.startswith("payouts/bolt/") for path in touched)


def test_a_field_of_one_of_many_touches_its_own_files_alone(
    project: Path, made: list[str]
) -> None:
    put(project, **{f"pay{number}": named(f"pay{number}") for number in range(6)})
    assert main(["generate"]) == 0
    before = times(project / "out")
    put(project, pay3=with_field(named("pay3")))
    made.clear()
    assert main(["generate"]) == 0
    assert made == ["specs/pay3.yaml"]
    after = times(project / "out")
    assert before.keys() == after.keys()
    touched = {path for path in after if before[path] != after[path]}
    own = {path for path in touched if path.startswith("payouts/pay3/")}
    assert touched - own == {"payspec.manifest.json"}
    assert "payouts/pay3/models.py" in own
    assert "payouts/pay3/client.py" not in own


def test_a_deployment_that_changes_or_goes_is_followed(
    project: Path, made: list[str]
) -> None:
    _deployed(project)
    main(["generate"])
    environments = project / "out/payouts/acme/environments.py"
    assert "api.brand.example" in environments.read_text()
    overlay = project / "specs/deployments/brand.yaml"
    overlay.write_text(DEPLOYMENT.replace("api.brand", "pay.brand"))
    made.clear()
    assert main(["generate"]) == 0
    assert "pay.brand.example" in environments.read_text()
    overlay.unlink()
    assert main(["generate"]) == 0
    assert "brand" not in environments.read_text()
    assert made == [ACME, ACME]


def test_a_sample_is_an_input_of_its_provider(project: Path, made: list[str]) -> None:
    sampled = SPEC + "    samples: [acme/get_payout.200.json]\n"
    put(project, acme=sampled)
    (project / "specs/acme").mkdir()
    sample = project / "specs/acme/get_payout.200.json"
    sample.write_text('{"id": "1"}')
    assert main(["generate"]) == 0
    sample.write_text('{"id": "2"}')
    made.clear()
    assert main(["generate"]) == 0
    assert made == [ACME]
    sample.write_text('{"id": 3}')
    assert main(["generate", "--check"]) == 1


@pytest.mark.parametrize("of", ["black", "payspec"])
def test_another_version_keeps_nothing(
    project: Path, made: list[str], monkeypatch: pytest.MonkeyPatch, of: str
) -> None:
    main(["generate"])
    made.clear()
    if of == "black":
        found = versions(EMITTERS)
        monkeypatch.setattr(
            "payspec.api.generate.versions", lambda _: {**found, "black": "0.1"}
        )
    else:
        for module in ("last_run", "inventory"):
            monkeypatch.setattr(
                f"payspec.regeneration.{module}.generator_digest", lambda: "a" * 64
            )
    assert main(["generate"]) == 0
    assert made == [ACME, BOLT]


def test_another_package_keeps_nothing(project: Path, made: list[str]) -> None:
    main(["generate"])
    made.clear()
    assert main(["generate", "--package", "other"]) == 0
    assert made == [ACME, BOLT]
    assert (project / "out/other/acme/client.py").is_file()
    assert not (project / "out/payouts").exists()


def test_a_changed_file_of_a_kept_provider_is_not_overlooked(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["generate"])
    edited = project / "out/payouts/bolt/client.py"
    edited.write_text("mine = True\n")
    put(project, acme=with_field())
    before = files(project / "out")
    capsys.readouterr()
    assert main(["generate"]) == 1
    assert "payouts/bolt/client.py (edited by hand)" in capsys.readouterr().err
    assert files(project / "out") == before


MEANWHILE: dict[str, tuple[Callable[[Path], None], str]] = {
    "gone": (Path.unlink, "changed while payspec ran"),
    "edited": (lambda at: at.write_text("mine = 1\n") and None, "edited by hand"),
}


@pytest.mark.parametrize(("change", "said"), MEANWHILE.values(), ids=MEANWHILE.keys())
def test_a_file_that_changes_meanwhile_stops_the_write(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    change: Callable[[Path], None],
    said: str,
) -> None:
    main(["generate"])
    put(project, acme=with_field())
    from payspec.api import plan

    real = plan.write

    def late(*arguments: object) -> object:
        change(project / "out/payouts/bolt/client.py")
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(plan, "write", late)
    assert main(["generate"]) == 2
    assert said in capsys.readouterr().err
    assert "memo" not in (project / "out/payouts/acme/models.py").read_text()
    monkeypatch.setattr(plan, "write", real)
    (project / "out/payouts/bolt/client.py").unlink(missing_ok=True)
    assert main(["generate"]) == 0
    assert (project / "out/payouts/bolt/client.py").is_file()


FORMS = {
    "a person": ([], 0, []),
    "a person who asks": (["--fail-on", "warning"], 1, [f"{ACME} (only checked)"]),
    "a program": (["--format", "json"], 0, [f"{ACME} (only checked)"]),
}


@pytest.mark.parametrize(("line", "code", "seen"), FORMS.values(), ids=FORMS.keys())
def test_warnings_of_what_has_not_changed(
    project: Path,
    made: list[str],
    capsys: pytest.CaptureFixture[str],
    line: list[str],
    code: int,
    seen: list[str],
) -> None:
    put(project, acme=WARNED)
    assert main(["generate"]) == 0
    before = times(project / "out")
    made.clear()
    capsys.readouterr()
    assert main(["generate", *line]) == code
    assert made == seen
    assert ("unused-type" in capsys.readouterr().out) is bool(seen)
    assert times(project / "out") == before


def test_a_program_is_told_that_there_is_nothing_once_all_was_made_anew(
    project: Path, made: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["generate"])
    made.clear()
    capsys.readouterr()
    assert main(["generate", "--check", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["diagnostics"] == told["drift"] == []
    # Nothing in a checkout is believed by the one that is asked whether it is right.
    assert made == [ACME, BOLT]
