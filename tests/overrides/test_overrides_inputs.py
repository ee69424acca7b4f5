"""Overrides are inputs: what is made of them is made again when they change."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from payspec.api.generate import generate
from payspec.cli import main
from payspec.cli.watched import Watched
from payspec.hooks.build import build
from payspec.output import load_manifest
from payspec.project.find import find
from tests.regeneration.acme import SPEC, files, named, put, times

from .projects import CLIENT, HEADER, MEMBERS, MODULE, ROOT, TEMPLATES, override


@pytest.fixture(name="made")
def _made(project: Path) -> Path:
    """Two providers, and a licence at the head of their modules."""
    put(project, bolt=named("bolt"))
    override(project, MODULE, HEADER)
    assert main(["generate"]) == 0
    return project


def test_the_manifest_names_them_as_inputs_of_the_package(made: Path) -> None:
    manifest = load_manifest(made / "out")
    assert manifest is not None
    assert manifest.own_inputs.keys() == {"payspec", f"{TEMPLATES}/{MODULE}"}
    digest = sha256((made / TEMPLATES / MODULE).read_bytes()).hexdigest()
    assert manifest.inputs[f"{TEMPLATES}/{MODULE}"] == digest
    assert manifest.inputs.keys() - manifest.own_inputs == {
        "specs/acme.yaml",
        "specs/bolt.yaml",
    }


CHANGES: dict[str, Callable[[Path], object]] = {
    "changed": lambda at: override(at, MODULE, HEADER.replace("Ltd", "Inc")),
    "added": lambda at: override(at, CLIENT, MEMBERS),
    "removed": lambda at: (at / TEMPLATES / MODULE).unlink(),
    "not configured": lambda at: (at / "pyproject.toml").write_text(
        "[tool.payspec]\noutput = 'out'\n"
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_makes_every_provider_anew(
    change: Callable[[Path], object], made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(made)
    before = files(made / "out")
    assert main(["generate", "--check"]) == 1
    drift = capsys.readouterr().out
    for provider in ("acme", "bolt"):
        assert f"changed: payouts/{provider}/client.py\n" in drift
    assert files(made / "out") == before
    assert main(["generate"]) == 0
    after = files(made / "out")
    assert after != before
    assert main(["generate", "--output", "fresh"]) == 0
    fresh = files(made / "fresh")
    for path in after.keys() - {"payspec.manifest.json"}:
        assert after[path] == fresh[path]


def test_one_changed_spec_costs_its_own_share_still(made: Path) -> None:
    kept = times(made / "out/payouts/bolt")
    put(made, acme=SPEC.replace("title: Acme", "title: Axle"))
    assert main(["generate"]) == 0
    assert times(made / "out/payouts/bolt") == kept
    client = (made / "out/payouts/acme/client.py").read_text()
    assert client.startswith('# Copyright Acme Ltd.\n"""Axle: the clients.')


def test_a_run_with_nothing_to_do_loads_no_jinja(made: Path) -> None:
    script = (
        "import sys\nfrom payspec.cli import main\n"
        "assert main(['generate']) == 0\n"
        "print([each for each in ('jinja2', 'black') if each in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=made,
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "nothing to do\n[]\n", done.stderr


def test_builds_are_told_of_them(made: Path) -> None:
    assert main(["generate", "--depfile", "payspec.d"]) == 0
    rules = (made / "payspec.d").read_text(encoding="utf-8")
    rule, *_ = rules.split("\n\n")
    for each in (f"{TEMPLATES}/{MODULE}", TEMPLATES, "pyproject.toml"):
        assert f"\n  {each} \\\n" in rule
    assert f"\n{TEMPLATES}/{MODULE}:\n" in rules
    (made / TEMPLATES / "README.md").write_text("Why we do this.\n")
    places = {place for _, place in build(made).sources()}
    assert f"{TEMPLATES}/{MODULE}" in places
    assert f"{TEMPLATES}/README.md" not in places


def test_a_watch_waits_for_them(made: Path) -> None:
    override(made, CLIENT, MEMBERS)
    watched = Watched.of(find(made))
    for name in (MODULE, CLIENT, "provider/new.py.j2"):
        assert watched.concerns(made / TEMPLATES / name)
    assert made / TEMPLATES in watched.places


def test_each_package_has_its_own(project: Path) -> None:
    (project / "pyproject.toml").write_text("""\
[tool.payspec.packages.first]
specs = ["specs"]
output = "one"
templates = "templates/payspec"

[tool.payspec.packages.second]
specs = ["specs"]
output = "two"
templates = "more"

[tool.payspec.packages.third]
specs = ["specs"]
output = "three"
""")
    override(project, MODULE, HEADER)
    (project / "more").mkdir()
    (project / "more" / MODULE).write_text(HEADER.replace("Acme", "Bolt"))
    assert main(["generate"]) == 0

    def first_line(path: str) -> str:
        return (project / path).read_text().partition("\n")[0]

    assert first_line("one/first/acme/client.py") == "# Copyright Acme Ltd."
    assert first_line("two/second/acme/client.py") == "# Copyright Bolt Ltd."
    assert first_line("three/third/acme/client.py") == '"""Acme: the clients.'


def test_a_mistake_is_told_from_a_folder_below(
    made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    override(made, MODULE, HEADER.replace("{# contract 1 #}", ""))
    monkeypatch.chdir(made / "specs")
    assert main(["check", "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["diagnostics"][0]["span"]["file"] == f"../{TEMPLATES}/{MODULE}"


def test_programs_are_told_of_them(made: Path) -> None:
    found = generate(project=made, write=False)
    (package,) = found.packages
    assert made / TEMPLATES / MODULE in package.inputs
    assert made / TEMPLATES in package.places
    override(made, MODULE, HEADER.replace("view.about", "view.abuot"))
    override(made, CLIENT, MEMBERS.replace("client.name", "client.nmae"))
    found = generate(project=made, write=False)
    assert not found.packages
    assert [each.rule.id for each in found.diagnostics] == ["override-context"]
    assert "client.nmae" in found.text()
