"""`payspec.check`, `generate` and `validate` as programs call them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import payspec
from payspec.config import FILE, Config
from payspec.project.find import Project
from payspec.project.installed import InstalledPackage
from payspec.starter import CONFIG, starter

TWO = """\
[tool.payspec.packages.first]
specs = ["specs"]
output = "one"

[tool.payspec.packages.second]
specs = ["specs/acme.yaml"]
output = "two"
"""


@pytest.fixture(name="project")
def _project(tmp_path: Path) -> Path:
    """A project that is not the working folder."""
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs" / "acme.yaml").write_text(starter("acme", frozenset()))
    (tmp_path / FILE).write_text(CONFIG)
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def spoil(project: Path) -> None:
    spec = project / "specs" / "acme.yaml"
    spec.write_text(spec.read_text().replace("receiver!: Receiver", "receiver!: Recv"))


def test_importing_payspec_loads_nothing_of_it() -> None:
    program = (
        "import sys, payspec; payspec.__version__; assert 'check' in dir(payspec);"
        "print(*sorted(m for m in sys.modules if m.startswith('payspec')))"
    )
    generator = str(Path(payspec.__file__).parents[1])
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": generator, "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    loaded = run.stdout.split()
    assert loaded == ["payspec", "payspec.runtime", "payspec.runtime.lazy"]


def test_every_name_that_is_offered_is_there() -> None:
    for name in payspec.__all__:
        assert getattr(payspec, name) is not None
    with pytest.raises(AttributeError, match="no_such"):
        _ = payspec.no_such  # type: ignore[attr-defined]


def test_findings_are_data_and_text(project: Path) -> None:
    spoil(project)
    found = payspec.check(project=project)
    assert not found.ok and found.has(payspec.Severity.ERROR)
    assert found.worst is payspec.Severity.ERROR and found.complete
    (error,) = (each for each in found.diagnostics if each.severity == "error")
    assert (error.rule.id, error.span.file) == ("unknown-type", "specs/acme.yaml")
    line = found.sources["specs/acme.yaml"].splitlines()[error.span.line - 1]
    assert line.strip() == "receiver!: Recv"
    assert "error[unknown-type]: there is no type 'Recv'" in found.text()
    assert "\x1b[" in found.text(colour=True)
    assert "receiver!" not in repr(found)


def test_nothing_found_is_no_text() -> None:
    assert payspec.Check().text() == "" and payspec.Check().ok


def test_an_error_leaves_no_package_and_no_file(project: Path) -> None:
    spoil(project)
    made = payspec.generate(project=project)
    assert not made.ok and not made.clean and made.packages == ()
    assert not (project / "generated").exists()


def test_a_bar_keeps_from_writing(project: Path) -> None:
    made = payspec.generate(project=project, fail_on="note")
    assert made.ok and made.packages == ()
    assert not (project / "generated").exists()


def test_a_comparison_writes_nothing(project: Path) -> None:
    planned = payspec.generate(project=project, write=False)
    (package,) = planned.packages
    assert "payouts/acme/client.py" in package.changes.missing
    assert package.written is None and not planned.clean
    assert not (project / "generated").exists()


def test_what_was_written_is_named(project: Path) -> None:
    (package,) = payspec.generate(project=project).packages
    assert package.name == "payouts" and package.output == project / "generated"
    assert package.written is not None
    assert "payouts/acme/client.py" in package.written.created
    assert {path.relative_to(project).as_posix() for path in package.files} == {
        f"generated/{path}" for path in files(project / "generated")
    }
    assert package.inputs == (project / "specs" / "acme.yaml",)
    assert package.places == (project / "specs", project / FILE)
    (again,) = payspec.generate(project=project, shows="error").packages
    assert again.unchanged and again.changes.clean
    assert (set(again.files), again.inputs) == (set(package.files), package.inputs)


def test_a_file_that_would_be_lost_keeps_every_package_from_being_written(
    project: Path,
) -> None:
    (project / FILE).write_text(TWO)
    assert payspec.generate(project=project).ok
    edited = project / "two" / "second" / "acme" / "client.py"
    edited.write_text("edited = True\n")
    spec = project / "specs" / "acme.yaml"
    spec.write_text(spec.read_text().replace("title: Acme", "title: Acme Pay"))
    before = files(project)
    with pytest.raises(payspec.OutputError, match=r"second/acme/client\.py"):
        payspec.generate(project=project)
    assert files(project) == before


def test_one_of_several_packages_is_picked(project: Path) -> None:
    (project / FILE).write_text(TWO)
    (package,) = payspec.generate(project=project, package="second").packages
    assert package.name == "second"
    assert not (project / "one").exists()
    with pytest.raises(payspec.CannotRun, match="did you mean 'second'"):
        payspec.generate(project=project, package="secnd")
    with pytest.raises(payspec.CannotRun, match="--package: one of first, second"):
        payspec.generate("specs", project=project)


def test_specs_and_output_replace_what_is_configured(project: Path) -> None:
    (project / FILE).write_text(TWO)
    (project / "more").mkdir()
    (project / "more" / "zeta.yaml").write_text(starter("zeta", frozenset()))
    payspec.generate("more", project=project, package="first", output="third")
    assert (project / "third" / "first" / "zeta" / "client.py").is_file()
    assert not (project / "one").exists()


def test_specs_of_an_installed_package(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is found and never imported, and recorded by a name that holds anywhere."""
    site = tmp_path / "site"
    for name in ("live", "live/deployments"):
        (site / "acme_specs" / name).mkdir(parents=True, exist_ok=True)
    (site / "acme_specs" / "__init__.py").write_text("raise RuntimeError\n")
    spec = site / "acme_specs" / "live" / "acme.yaml"
    (project / "specs" / "acme.yaml").rename(spec)
    text = CONFIG.replace('["specs"]', '["package:acme_specs/live"]')
    (project / FILE).write_text(text)
    with pytest.raises(payspec.CannotRun, match="no package 'acme_specs' is installed"):
        payspec.check(project=project)
    monkeypatch.syspath_prepend(site)
    found = payspec.check(project=project)
    assert found.specs == ("package:acme_specs/live/acme.yaml",)
    (package,) = payspec.generate(project=project).packages
    assert package.inputs == package.installed == (spec,)
    manifest = (project / "generated" / "payspec.manifest.json").read_text()
    assert '"package:acme_specs/live/acme.yaml"' in manifest
    assert payspec.generate(project=project, shows="error").packages[0].unchanged
    spec.write_text(spec.read_text().replace("title: Acme", "title: Acme Pay"))
    (again,) = payspec.generate(project=project, shows="error").packages
    assert "payouts/acme/client.py" in again.changes.changed


def test_a_sample_is_an_input(project: Path) -> None:
    spec = project / "specs" / "acme.yaml"
    named = "    samples: [get.200.json]\n\n  list_payouts:"
    spec.write_text(spec.read_text().replace("\n  list_payouts:", named, 1))
    sample = project / "specs" / "get.200.json"
    answer = '{"id": "1", "status": "paid", "amount": 1, "currency": "EUR"'
    answer += ', "reference": "r"}'
    sample.write_text(answer)
    (package,) = payspec.generate(project=project).packages
    assert package.inputs == (spec, sample)
    assert payspec.generate(project=project, shows="error").packages[0].unchanged
    sample.write_text(answer.replace('"r"', '"s"'))
    (again,) = payspec.generate(project=project, shows="error").packages
    assert not again.unchanged and again.changes.changed
    sample.unlink()
    assert not payspec.generate(project=project, shows="error").ok


@pytest.mark.parametrize(
    "label",
    [
        "package:acme_specs/../secret.yaml",
        "package:acme_specs//etc/hostname",
        "package:other/acme.yaml",
        "package:acme_specs",
    ],
)
def test_a_name_in_a_manifest_leads_nowhere_else(tmp_path: Path, label: str) -> None:
    """A manifest may have been written by anybody."""
    (tmp_path / "secret.yaml").write_text("secret\n")
    (tmp_path / "acme_specs").mkdir()
    (tmp_path / "acme_specs" / "acme.yaml").write_text("spec\n")
    package = InstalledPackage("acme_specs", tmp_path / "acme_specs")
    project = Project(tmp_path, Config(), (), (package,))
    assert project.digest("package:acme_specs/acme.yaml") is not None
    assert project.digest(label) is None


@pytest.mark.parametrize(
    ("payload", "problem"),
    [("{", "<payload>:1:2: "), (b"\xff", "not UTF-8"), ("\ud800", "not UTF-8")],
    ids=["no JSON", "bytes", "half a character"],
)
def test_a_payload_that_is_no_json(
    project: Path, payload: str | bytes, problem: str
) -> None:
    with pytest.raises(payspec.CannotRun, match=problem):
        payspec.validate("acme", "create_payout", payload, project=project)


def test_a_payload_is_held_against_the_spec(project: Path) -> None:
    answer = '{"id": "1", "status": "paid", "amount": 1, "currency": "EUR"}'
    result = payspec.validate(
        project / "specs" / "acme.yaml",
        "create_payout.response",
        answer,
        status=201,
    )
    assert result.payload == "create_payout.response"
    assert result.schemas == ("create_payout.201",)
    assert [each.rule for each in result.violations] == ["required"]
    whole = answer.replace("{", '{"reference": "inv-7", ')
    assert payspec.validate("acme", "get_payout", whole, project=project).valid


def test_a_spec_with_errors_validates_nothing(project: Path) -> None:
    spoil(project)
    result = payspec.validate("acme", "create_payout", "{}", project=project)
    assert not result.valid and not result.spec.ok and result.violations == ()
