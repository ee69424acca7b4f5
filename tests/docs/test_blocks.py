"""Every block of code in every page runs, or is checked.

What a block is for stands behind its language, where no reader sees it: `file=` and
`append=` write it below the folder that the page's commands run in, `of=` is the file
that it is an excerpt of, `exit=` the exit code of commands. The commands of a page run
one after the other; a block of text right behind them is what they print. What cannot
be run has a comment before it, with the reason, and is counted here.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from collections import Counter
from contextlib import redirect_stdout
from functools import partial
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest

from payouts.testing import Route, StandIn, documented
from payspec.cli import main
from payspec.config import parse
from payspec.python.render.contracts.table import block_texts
from payspec.resources import templates_folder

from .blocks import ROOT, Block, blocks, pages
from .fragments import findings
from .mermaid import faults
from .shell import agrees, prepared, run

NOT_RUN = {"README.md": 1}
"""How many blocks of a page are excused; a new excuse is a change here."""

ELSEWHERE = {
    "docs/builds.md": "tests/consumers/test_consumers_documented.py",
    "docs/python-api.md": "tests/api/test_api_documented.py",
}
"""Pages whose blocks need a project or a tool of their own, and the tests of them."""

WITH_CLIENTS = {"docs/using.md"}
"""Pages about the clients of this repository: their commands find `generated/`."""

RULES = ROOT / "docs" / "rules"
ALL = [
    block
    for page in pages()
    if page.relative_to(ROOT).as_posix() not in ELSEWHERE
    for block in blocks(page)
]
HELD = [
    block for block in ALL if not block.excused and (ROOT / block.page).parent != RULES
]
WRITTEN = {"file", "append"}


def of(language: str, *, written: bool = False) -> list[Block]:
    return [
        block
        for block in HELD
        if block.language == language and bool(WRITTEN & block.asked.keys()) is written
    ]


def ids(found: list[Block]) -> list[str]:
    return [block.id for block in found]


def test_each_language_is_held_to_something() -> None:
    known = {"yaml", "python", "sh", "text", "toml", "json", "mermaid", "jinja"}
    assert {block.language for block in HELD} <= known
    assert {block.language for block in ALL if block not in HELD} <= {*known, "diff"}


def test_excuses_are_counted() -> None:
    assert Counter(block.page for block in ALL if block.excused) == NOT_RUN


@pytest.mark.parametrize(("page", "test"), ELSEWHERE.items(), ids=ELSEWHERE)
def test_a_page_is_held_by_a_test_of_its_own(page: str, test: str) -> None:
    assert f'"{Path(page).name}"' in (ROOT / test).read_text(encoding="utf-8")


YAML = of("yaml")


@pytest.mark.parametrize("block", YAML, ids=ids(YAML))
def test_a_spec_or_a_part_of_one_checks(block: Block) -> None:
    of = ROOT / block.asked["of"] if "of" in block.asked else None
    assert findings(block, of) == []


MERMAID = of("mermaid")


@pytest.mark.parametrize("block", MERMAID, ids=ids(MERMAID))
def test_a_diagram_can_be_drawn(block: Block) -> None:
    assert faults(block.text) == []


JSON = [*of("json"), *of("json", written=True)]


@pytest.mark.parametrize("block", JSON, ids=ids(JSON))
def test_json_is_json(block: Block) -> None:
    json.loads(block.text)


TOML = [*of("toml"), *of("toml", written=True)]


@pytest.mark.parametrize("block", TOML, ids=ids(TOML))
def test_a_configuration_can_be_used(block: Block) -> None:
    assert tomllib.loads(block.text)
    parse(block.text)


JINJA = of("jinja")


@pytest.mark.parametrize("block", JINJA, ids=ids(JINJA))
def test_a_shipped_block_stands_where_it_is_shown(block: Block) -> None:
    """The page of templates shows them, and is written by `make docs`."""
    shown = blocks_of_templates()
    assert (block.page, block.text.rstrip("\n")) in shown


def blocks_of_templates() -> set[tuple[str, str]]:
    texts = block_texts(templates_folder()).values()
    return {("docs/templates.md", text.rstrip("\n")) for text in texts}


TOLD = [block for block in of("text") if "of" in block.asked]


@pytest.mark.parametrize("block", TOLD, ids=ids(TOLD))
def test_a_message_is_one_that_is_printed(block: Block) -> None:
    assert block.text in (ROOT / block.asked["of"]).read_text(encoding="utf-8")


RUN = sorted({block.page for block in HELD if block.language == "sh"})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.mark.parametrize("page", RUN)
def test_the_commands_of_a_page_do_what_it_says(page: str, folder: Path) -> None:
    root = folder / page.replace("/", "-")
    work = root / "project"
    work.mkdir(parents=True)
    if page in WITH_CLIENTS:
        (work / "generated").symlink_to(ROOT / "generated")
    environment = prepared(root)
    printed: str | None = None
    for block in (each for each in HELD if each.page == page):
        if WRITTEN & block.asked.keys():
            _write(work, block)
        elif block.language == "sh":
            code, printed = run(block.text, work, environment)
            assert code == int(block.asked.get("exit", "0")), f"{block.id}: {printed}"
            continue
        elif block.language == "text" and "of" not in block.asked:
            assert printed is not None, f"{block.id} shows what nothing printed"
            assert agrees(block.text, printed), f"{block.id}:\n{printed}"
        printed = None
    _is_strict(work)


def test_the_readme_names_every_command() -> None:
    """One row each, and no command that is not there."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `payspec (\w+)", text, re.MULTILINE)
    with pytest.raises(SystemExit), redirect_stdout(StringIO()) as printed:
        main(["--help"])
    listed = re.findall(r"^    (\w+)  ", printed.getvalue(), re.MULTILINE)
    assert sorted(named) == sorted(listed)


def test_what_finds_the_clients_runs_commands() -> None:
    assert set(RUN) >= WITH_CLIENTS


def test_every_text_is_what_something_printed() -> None:
    stray = [block.page for block in of("text") if "of" not in block.asked]
    assert set(stray) <= set(RUN)


PYTHON = of("python")


@pytest.mark.parametrize("block", PYTHON, ids=ids(PYTHON))
def test_python_runs(
    block: Block,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Against the stand-in, in place of the provider's sandbox."""
    provider = StandIn(
        Route(
            "POST",
            "/transactions/payouts",
            documented("payouts.begateway", "create_payout.201").changed(
                {"/transaction/tracking_id": "inv-7"}
            ),
        )
    )
    # The package as the block will import it: other tests may have loaded it anew.
    begateway = import_module("payouts.begateway")
    client = partial(begateway.Client, transport=provider)
    monkeypatch.setattr(begateway, "Client", client)
    exec(compile(block.text, block.id, "exec"), {"__name__": "__main__"})
    assert [request.method for request in provider.requests] == ["POST"]
    assert capsys.readouterr().out.split()[-2:] == ["1.00", "USD"]


@pytest.mark.parametrize("block", PYTHON, ids=ids(PYTHON))
def test_python_is_strict(block: Block, tmp_path: Path) -> None:
    (tmp_path / "page.py").write_text(block.text, encoding="utf-8")
    (tmp_path / "generated").symlink_to(ROOT / "generated")
    _is_strict(tmp_path)


def _write(folder: Path, block: Block) -> None:
    name = block.asked.get("file") or block.asked["append"]
    path = folder / name
    assert path.resolve().is_relative_to(folder.resolve())
    assert path.is_file() is ("append" in block.asked), block.id
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(block.text)


def _is_strict(folder: Path) -> None:
    """The programs of a page, by mypy and pyright."""
    programs = sorted(path.name for path in folder.glob("*.py"))
    settings = {
        "include": programs,
        "extraPaths": ["generated"],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    (folder / "mypy.ini").write_text(
        "[mypy]\nstrict = true\nmypy_path = generated\n", encoding="utf-8"
    )
    for command in (
        ["mypy", "--cache-dir", str(folder / ".cache"), *programs],
        ["pyright", "--pythonpath", sys.executable],
    ):
        tool = Path(sys.executable).parent / command[0]
        done = subprocess.run(
            [str(tool), *command[1:]],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        assert done.returncode == 0, done.stdout + done.stderr
