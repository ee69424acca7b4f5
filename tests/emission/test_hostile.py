"""A text from a spec can never become code, a path, or a line that tools refuse."""

import json
import re
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from payspec.diagnostics import Severity
from tests.checkers import run, set_pyright

from .broad import quoted, spec
from .shape import shape, wire_names
from .texts import EDGES, HOSTILE, RAW
from .trees import (
    HARMLESS,
    ROOT,
    Filler,
    Once,
    attempted,
    broad_spec,
    checked,
    emitted,
    write,
)

PLACE = re.compile(r"[a-z0-9_]+(/[a-z0-9_]+)*([.][a-z0-9]+)*")

STEPS = (1, 5, 7, 11)
"""How the texts go round the slots, a provider for each."""

STANDING = ("wire", "value:Shade:1")
"""Slots whose texts stay apart from one another."""

RULED = ("pattern", "header")
"""Slots whose texts have rules of their own: most are refused."""


@pytest.fixture(scope="module")
def harmless() -> dict[str, str]:
    """The tree of the broad spec with texts that mean no harm, and its shapes."""
    providers = checked(broad_spec("acme", Filler(HARMLESS)))
    derived = wire_names(providers[0].provider, providers[0].names)
    return {
        path: shape(text, derived) if path.endswith(".py") else ""
        for path, text in emitted(providers).items()
    }


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_text_is_never_code(text: str, harmless: dict[str, str]) -> None:
    providers = checked(broad_spec("acme", Filler(text)))
    derived = wire_names(providers[0].provider, providers[0].names)
    tree = emitted(providers)
    assert tree.keys() == harmless.keys()
    for path, emitted_text in tree.items():
        assert not RAW.search(emitted_text), path
        if path.endswith(".py"):
            assert shape(emitted_text, derived) == harmless[path], path
        elif path.endswith(".json"):
            json.loads(emitted_text)


@pytest.mark.parametrize("slot", STANDING + RULED)
def test_a_raw_text_is_refused_or_harmless(slot: str, harmless: dict[str, str]) -> None:
    for text in EDGES if slot in STANDING else HOSTILE.values():
        providers, report = attempted(("acme", *spec("acme", Once(slot, text))))
        if not providers or report.has(Severity.ERROR):
            assert all(each.span.line > 0 for each in report.diagnostics), text
            continue
        derived = wire_names(providers[0].provider, providers[0].names)
        for path, printed in emitted(providers).items():
            assert not RAW.search(printed), (text, path)
            if path.endswith(".py"):
                assert shape(printed, derived) == harmless[path], (text, path)


@pytest.mark.parametrize(
    "where",
    [
        "provider: {}",
        "types: {{{}: {{a: text}}}}",
        "operations: {{{}: {{GET: /x, effect: read, answers: {{200: A}}}}}}",
        "environments: {{{}: https://api.example.com}}",
        "credentials: {{{}: secret}}",
        "sources: {{{}: https://example.com}}",
        "assumptions: {{{}: It is so.}}",
    ],
    ids=lambda where: where.partition(":")[0],
)
def test_a_name_is_a_name(where: str) -> None:
    base = {
        "payspec": "1",
        "provider": "acme",
        "title": "Acme",
        "environments": "{live: https://api.example.com}",
        "types": "{A: {a: text}}",
        "operations": "{get: {GET: /x, effect: read, answers: {200: A}}}",
    }
    for text in HOSTILE.values():
        if text in {"class", "self"}:
            continue
        key, _, value = where.format(quoted(text)).partition(": ")
        document = "".join(f"{k}: {v}\n" for k, v in {**base, key: value}.items())
        providers, report = attempted(("acme", document, {}))
        assert not providers
        assert report.has(Severity.ERROR)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One package of several providers, hostile texts in all of their slots."""
    folder = tmp_path_factory.mktemp("many")
    texts = tuple(HOSTILE.values())
    specs = [broad_spec(f"step{each}", Filler(*texts, step=each)) for each in STEPS]
    tree = emitted(checked(*specs))
    write(tree, folder)
    core = folder / "payouts" / "core"
    (core / "lazy.py").unlink()
    core.rmdir()
    core.symlink_to(ROOT / "generator" / "payspec" / "runtime")
    return folder


def test_paths_lie_inside_the_output(many: Path) -> None:
    for step in STEPS:
        for place in (many / "payouts" / f"step{step}").rglob("*"):
            relative = PurePosixPath(place.relative_to(many / "payouts").as_posix())
            assert PLACE.fullmatch(str(relative))


COMMANDS = {
    "black": "--check --quiet --line-length=88 --target-version=py311",
    "ruff": "check --isolated --no-cache --target-version=py311 --line-length=88 "
    "--select=E,F,W,I,UP,B,RUF --output-format=concise",
    "mypy": "--strict --cache-dir=/dev/null --explicit-package-bases",
}


@pytest.mark.parametrize("tool", COMMANDS)
def test_tools_have_nothing_to_say(many: Path, tool: str) -> None:
    providers = sorted(
        str(each.relative_to(many)) for each in (many / "payouts").glob("step*")
    )
    assert len(providers) == len(STEPS)
    ended = run(tool, *COMMANDS[tool].split(), *providers, folder=many)
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_pyright_has_nothing_to_say(many: Path) -> None:
    set_pyright(many, "payouts/step1", "payouts/step7")
    python = ("--pythonpath", sys.executable)
    ended = run("pyright", *python, "--project", ".", folder=many)
    assert ended.returncode == 0, ended.stdout + ended.stderr


IMPORTING = """
import sys
sys.path.insert(0, {folder!r})

def forbidden(event, arguments):
    if event in {{"os.system", "os.exec", "subprocess.Popen", "socket.connect"}}:
        raise SystemExit(f"a text ran: {{event}}")

sys.addaudithook(forbidden)
from importlib import import_module
for name in {names!r}:
    models = import_module(f"payouts.{{name}}.models")
    client = import_module(f"payouts.{{name}}")
    assert models.Order.model_rebuild() is not False
    assert client.Client.create_payout.__doc__
    import_module(f"payouts.{{name}}.validators")
print("imported")
"""


def test_importing_runs_nothing(many: Path) -> None:
    names = [f"step{each}" for each in STEPS]
    program = IMPORTING.format(folder=str(many), names=names)
    ended = subprocess.run(
        [sys.executable, "-I", "-c", program],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout == "imported\n", ended.stderr
