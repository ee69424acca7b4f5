"""`payspec init`: what it writes, and what it leaves as it is."""

from __future__ import annotations

import builtins
import importlib
import json
import keyword
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from payspec.cli import main
from payspec.language.document.editor import provider_text
from payspec.language.reserved import PROVIDERS
from payspec.language.types.catalogue import BY_WORD
from payspec.starter import CONFIG, BadName, starter
from tests.emitting import checked, emit, importable, text_spec


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_from_an_empty_folder_to_a_client(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", "acme_pay"]) == 0
    assert set(files(folder)) == {"pyproject.toml", "specs/acme_pay.yaml"}
    said = capsys.readouterr().out
    assert said.startswith("wrote specs/acme_pay.yaml\nwrote pyproject.toml\nnext: ")
    assert "httpx2 and pydantic" in said
    spec = (folder / "specs" / "acme_pay.yaml").read_text()
    assert "\nprovider: acme_pay\ntitle: Acme Pay\n" in spec and "@" not in spec
    # Nothing to mend in it: its one finding is that it is an example.
    assert main(["check", "--fail-on", "warning"]) == 0
    line = "1 note, in `payspec check --notes`\n"
    assert capsys.readouterr().out == line
    assert main(["generate"]) == 0
    assert (folder / "generated" / "payouts" / "acme_pay" / "client.py").is_file()


def comment_on(line: str) -> str:
    """The comment right before a line of the starter, or behind it."""
    before, found, rest = starter("acme", frozenset()).partition(f"\n{line}")
    assert found
    behind = rest.partition("\n")[0].partition("# ")[2]
    above = re.search(r"((?:^ *#.*\n?)+)\Z", before, re.MULTILINE)
    return behind or re.sub(r"\s*#\s*", " ", above[1] if above else "").strip()


def quoted(comment: str) -> set[str]:
    return set(re.findall(r"`(\w+)", comment))


def test_its_comments_name_what_the_language_has() -> None:
    language: dict[str, Any] = json.loads(provider_text())["properties"]
    auth = quoted(comment_on("auth:"))
    assert {"bearer", "sign"} <= auth
    assert auth <= {*language["auth"]["additionalProperties"]["properties"]}
    amounts = quoted(comment_on("    amount!:"))
    assert amounts == {"major", "major_text"} and amounts <= {*BY_WORD}
    meant = comment_on("statuses:").partition("one of ")[2].partition(";")[0]
    meanings = re.sub(r" \([^)]*\)", "", meant).split(", ")
    assert meanings in enums(language["statuses"])


def enums(schema: Any) -> list[list[str]]:
    """Every enumeration in a schema."""
    if isinstance(schema, list):
        return [each for item in schema for each in enums(item)]
    if not isinstance(schema, dict):
        return []
    own = [schema["enum"]] if "enum" in schema else []
    return own + [each for item in schema.values() for each in enums(item)]


def test_a_project_is_told_what_to_add(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = "[project]\nname = 'payspec-shop'\n"
    (folder / "pyproject.toml").write_text(project)
    (folder / "src").mkdir()
    assert main(["init", "acme"]) == 0
    assert (folder / "pyproject.toml").read_text() == project
    assert f"add to pyproject.toml:\n\n{CONFIG}" in capsys.readouterr().out


def test_a_configured_project_says_where_specs_lie(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "pyproject.toml").write_text(
        '[tool.payspec.packages.a]\nspecs = ["package:x", "one.yaml", "more/specs"]\n'
        'output = "a"\n'
    )
    (folder / "src").mkdir()
    monkeypatch.chdir(folder / "src")
    assert main(["init", "acme"]) == 0
    assert (folder / "more" / "specs" / "acme.yaml").is_file()
    assert "add to" not in capsys.readouterr().out


@pytest.mark.parametrize("name", ["acme.yaml", "acme.yml"])
def test_nothing_is_overwritten(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "specs").mkdir()
    (folder / "specs" / name).write_text("mine\n")
    assert main(["init", "acme"]) == 2
    assert f"specs/{name} is there already" in capsys.readouterr().err
    assert files(folder) == {f"specs/{name}": "mine\n"}


def test_a_link_is_not_written_through(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "specs").mkdir()
    (folder / "specs" / "acme.yaml").symlink_to(folder / "elsewhere.yaml")
    assert main(["init", "acme"]) == 2
    assert "acme.yaml: File exists" in capsys.readouterr().err
    assert files(folder) == {}


def test_a_folder_that_cannot_be_made(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "specs").write_text("no folder\n")
    assert main(["init", "acme"]) == 2
    assert "specs: File exists" in capsys.readouterr().err
    assert files(folder) == {"specs": "no folder\n"}


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Acme", "acme"),
        ("acme-pay", "acme_pay"),
        ("AcmePay", "acme_pay"),
        ("Acme Pay Ltd.", "acme_pay_ltd"),
        ("2checkout", "pay_2checkout"),
        ("class", "class_pay"),
        ("core", "core_pay"),
        ("testing", "testing_pay"),
        ("../acme", "acme"),
        ("", None),
        ("…", None),
    ],
)
def test_a_bad_name_has_a_hint(
    folder: Path, name: str, meant: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", name]) == 2
    said = capsys.readouterr().err
    assert "cannot name a provider: small letters, digits and _" in said
    if meant is None:
        assert "did you mean" not in said
    else:
        assert said.endswith(f"; did you mean '{meant}'?\n")
        assert main(["init", meant]) == 0
        assert main(["check"]) == 0
    assert bool(files(folder)) == (meant is not None)


NAMES = sorted(
    {
        *keyword.kwlist,
        *keyword.softkwlist,
        *dir(builtins),
        *sys.stdlib_module_names,
        *PROVIDERS,
        *"on off yes no y n true false null nan inf e on_ no_ a__b".split(),
        *"pay.it ~ 1e5".split(),
        *("", "A", "\u00e9", "../x", "a b", "a\n", "a'", '"', "\udcff", "a" * 10_000),
        *("a" * length for length in (39, 40, 41, 60)),
    }
)
"""Words that are somebody else's, or no names, or read by YAML as something else."""


def test_every_word_names_a_provider_or_is_refused_with_one_that_does() -> None:
    written = refused = 0
    for name in NAMES:
        try:
            text = starter(name, PROVIDERS)
        except BadName as error:
            refused += 1
            assert len(str(error)) < 200
            if error.meant is None:
                continue
            name, text = error.meant, starter(error.meant, PROVIDERS)
        (found,) = checked(text_spec(text))
        assert found.provider.name == name
        written += 1
    assert written > 300 and refused > 100


@pytest.mark.parametrize(
    "name", ["on", "no", "null", "y", "json", "typing", "pydantic"]
)
def test_a_word_of_others_becomes_a_client(folder: Path, name: str) -> None:
    assert main(["init", name]) == 0
    assert main(["check", "--fail-on", "warning"]) == 0
    emit(
        checked(text_spec((folder / "specs" / f"{name}.yaml").read_text())),
        f"by_{name}",
        folder,
    )
    with importable(folder, f"by_{name}"):
        for module in ("client", "models", "callbacks", "validators"):
            importlib.import_module(f"by_{name}.{name}.{module}")
