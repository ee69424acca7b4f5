"""Projects whose build generates: by hatchling and by setuptools."""

from __future__ import annotations

import shutil
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import spec
from .environments import Environment, built
from .projects import HATCHLING, LICENCE, PAID, SETUPTOOLS, make

BACKENDS = {"hatchling": HATCHLING, "setuptools": SETUPTOOLS}

PAY = "import acme_shop; acme_shop.main()"


@pytest.fixture(name="project", params=BACKENDS.values(), ids=BACKENDS)
def _project(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    yield make(tmp_path / "project", request.param, spec())


def unpacked(sdist: Path, place: Path) -> Path:
    with tarfile.open(sdist) as archive:
        archive.extractall(place, filter="data")
    (folder,) = place.iterdir()
    return folder


def files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_wheel_holds_the_client_and_needs_no_payspec(
    project: Path, tmp_path: Path, tools: Environment, clean: Environment, provider: str
) -> None:
    """By way of the sdist, as from an index: it holds all that a build needs."""
    out = tmp_path / "sdist"
    sdist = built(tools.build(project, "build_sdist", out), out)
    source = unpacked(sdist, tmp_path / "unpacked")
    held = files(source)
    assert {"specs/acme.yaml", "generated/acme_payouts/acme/client.py"} <= held
    assert {"generated/payspec.manifest.json", "templates/module.py.j2"} <= held
    shutil.rmtree(project)
    out = tmp_path / "wheel"
    wheel = built(tools.build(source, "build_wheel", out), out)
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        client = archive.read("acme_payouts/acme/client.py").decode()
    assert client.startswith(f"{LICENCE}\n")
    assert len(names) == len(set(names))
    inputs = ("manifest.json", "specs/", "module.py.j2")
    assert not [name for name in names if any(each in name for each in inputs)]
    for name in ("acme/client.py", "py.typed", "acme/schemas/create_payout.201.json"):
        assert f"acme_payouts/{name}" in names
    both = any(name.startswith("acme_others/acme/") for name in names)
    assert both == ("acme_others" in (source / "pyproject.toml").read_text())
    clean.install(wheel)
    paid = clean.run(tmp_path, "-c", PAY, provider)
    assert (paid.code, paid.printed.strip()) == (0, PAID)


def test_an_editable_install_follows_the_spec(
    project: Path, tmp_path: Path, tools: Environment, clean: Environment, provider: str
) -> None:
    out = tmp_path / "wheel"
    clean.install(built(tools.build(project, "build_editable", out), out))
    paid = clean.run(tmp_path, "-c", PAY, provider)
    assert (paid.code, paid.printed.strip()) == (0, PAID)
    file = project / "specs" / "acme.yaml"
    file.write_text(file.read_text().replace("get_payout", "read_payout"))
    assert tools.run(project, "payspec", "generate").code == 0
    probe = "from acme_payouts.acme import Client; print(Client.read_payout.__name__)"
    assert clean.run(tmp_path, "-c", probe).printed.strip() == "read_payout"


def test_a_spec_with_an_error_fails_the_build_with_its_findings(
    project: Path, tmp_path: Path, tools: Environment
) -> None:
    file = project / "specs" / "acme.yaml"
    file.write_text(file.read_text().replace("receiver!: Receiver", "receiver!: Recv"))
    ran = tools.build(project, "build_wheel", tmp_path / "wheel")
    assert ran.code != 0
    assert "specs/acme.yaml:" in ran.printed
    assert "error[unknown-type]: there is no type 'Recv'" in ran.printed
    assert "Traceback" not in ran.printed
    assert not [*(tmp_path / "wheel").glob("*.whl")]
    assert not (project / "generated").exists()


def test_a_template_of_another_contract_fails_the_build_with_its_finding(
    tmp_path: Path, tools: Environment
) -> None:
    project = make(tmp_path / "project", HATCHLING, spec())
    file = project / "templates" / "module.py.j2"
    file.write_text(file.read_text().replace("contract 1", "contract 9"))
    ran = tools.build(project, "build_wheel", tmp_path / "wheel")
    assert ran.code != 0
    assert "templates/module.py.j2:2:10: error[override-outdated]: " in ran.printed
    assert "Traceback" not in ran.printed
    assert not (project / "generated").exists()


def test_an_edit_by_hand_fails_the_build(tmp_path: Path, tools: Environment) -> None:
    project = make(tmp_path / "project", HATCHLING, spec())
    assert tools.run(project, "payspec", "generate").code == 0
    client = project / "generated" / "acme_payouts" / "acme" / "client.py"
    client.write_text("edited = True\n")
    ran = tools.build(project, "build_wheel", tmp_path / "wheel")
    assert ran.code != 0
    assert "acme_payouts/acme/client.py (edited by hand)" in ran.printed
    assert client.read_text() == "edited = True\n"


def test_setuptools_generates_only_for_those_who_ask(
    tmp_path: Path, tools: Environment
) -> None:
    """payspec is often installed beside: a project that checks its tree in needs it."""
    unasked = SETUPTOOLS.replace(', "payspec>=0.1"', "")
    project = make(tmp_path / "project", unasked, spec())
    out = tmp_path / "wheel"
    wheel = built(tools.build(project, "build_wheel", out), out)
    assert not (project / "generated").exists()
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert "acme_shop/__init__.py" in names
    assert not [name for name in names if name.startswith("acme_payouts")]


def test_specs_outside_cannot_be_in_an_sdist(
    project: Path, tmp_path: Path, tools: Environment
) -> None:
    (project / "specs").rename(tmp_path / "specs")
    file = project / "pyproject.toml"
    file.write_text(file.read_text().replace('["specs"]', '["../specs"]'))
    ran = tools.build(project, "build_sdist", tmp_path / "sdist")
    assert ran.code != 0
    assert "../specs/acme.yaml lies outside the project" in ran.printed
    out = tmp_path / "wheel"
    built(tools.build(project, "build_wheel", out), out)


SWITCHES = {
    "nothing": ({}, False),
    "names": ({"PAYSPEC_RENAME": "1"}, False),
    "keys": ({"PAYSPEC_REKEY": "1"}, True),
    "no": ({"PAYSPEC_REKEY": "0"}, False),
    "neither yes nor no": ({"PAYSPEC_REKEY": "yes"}, False),
}


def test_a_clone_with_an_operation_renamed_builds_by_consent_alone(
    project: Path,
    tmp_path: Path,
    tools: Environment,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What a first build keeps beside the specs, and each switch after it."""
    first = tools.build(project, "build_wheel", tmp_path / "first")
    assert first.code == 0 and "payspec.lock.json: commit it" in first.printed
    lock = project / "specs/payspec.lock.json"
    assert "create_payout" in lock.read_text()
    ignored = ("generated", "others", "build", "*.egg-info")
    spec_file = project / "specs" / "acme.yaml"
    spec_file.write_text(
        spec_file.read_text().replace("  create_payout:", "  send_payout:")
    )
    for name, (variables, builds) in SWITCHES.items():
        place = tmp_path / name.replace(" ", "-")
        shutil.copytree(project, place, ignore=shutil.ignore_patterns(*ignored))
        with monkeypatch.context() as context:
            for key, value in variables.items():
                context.setenv(key, value)
            ran = tools.build(place, "build_wheel", tmp_path / f"{place.name}-out")
        assert (ran.code == 0) == builds, (name, ran.printed)
        assert "Traceback" not in ran.printed
        assert (place / "generated").exists() == builds
        if builds:
            assert "create_payout is now send_payout" in ran.printed
            assert "would be paid again" in ran.printed
        elif name == "neither yes nor no":
            assert "PAYSPEC_REKEY is 'yes'" in ran.printed
        else:
            assert "create_payout would be send_payout" in ran.printed
            assert "PAYSPEC_REKEY=1" in ran.printed
            kept = (place / "specs/payspec.lock.json").read_bytes()
            assert kept == lock.read_bytes()


def test_a_build_can_be_asked_to_find_its_lock_file(
    tmp_path: Path, tools: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make(tmp_path / "project", HATCHLING, spec())
    monkeypatch.setenv("PAYSPEC_LOCKED", "1")
    ran = tools.build(project, "build_wheel", tmp_path / "wheel")
    assert ran.code != 0 and "specs/payspec.lock.json" in ran.printed
    assert not (project / "generated").exists()
    assert not (project / "specs/payspec.lock.json").exists()
    assert tools.run(project, "payspec", "generate").code == 0
    shutil.rmtree(project / "generated")
    built(tools.build(project, "build_wheel", tmp_path / "wheel"), tmp_path / "wheel")


def test_an_sdist_holds_its_lock_file(
    project: Path, tmp_path: Path, tools: Environment
) -> None:
    out = tmp_path / "sdist"
    sdist = built(tools.build(project, "build_sdist", out), out)
    assert "specs/payspec.lock.json" in files(unpacked(sdist, tmp_path / "unpacked"))
