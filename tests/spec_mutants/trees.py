"""What is emitted for mutants: which of it has to be looked at, and is it clean.

Mutants of one spec differ in little, so each file is looked at once: the linter and
the formatter see every distinct text, and the type checkers every provider that
differs from those before it in more than docstrings.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from payspec.pipeline.check import Checked
from payspec.pipeline.generate import generate
from payspec.resources import core_files, templates_folder, testing_files
from tests import checkers
from tests.checkers import set_pyright, set_ruff

from .bases import bases
from .judge import checked_base

PACKAGE = "payouts"
BATCH = 40
"""Providers in one run of a type checker: more take more memory than time."""


@dataclass(frozen=True, slots=True)
class Emitted:
    """The modules of one provider by their names; `meaning` is all but docstrings."""

    name: str
    files: Mapping[str, str]
    meaning: str


def emitted(name: str, checked: Sequence[Checked]) -> Emitted:
    """What is generated for a mutant without errors, its Python alone."""
    (provider,) = checked
    tree = generate(
        (provider,), PACKAGE, templates_folder(), _CORE, lambda _: None, _CORE
    )
    folder = f"{PACKAGE}/{provider.provider.name}/"
    files = {
        path.removeprefix(folder): text
        for path, text in tree.items()
        if path.startswith(folder) and path.endswith(".py")
    }
    total = sha256()
    for path, text in sorted(files.items()):
        total.update(f"{path}\n{_without_docstrings(text)}\n".encode())
    return Emitted(name, files, total.hexdigest())


_CORE: dict[str, str] = {}


def _without_docstrings(text: str) -> str:
    tree = ast.parse(text)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [each for each in body if not _is_docstring(each)]
    return ast.dump(tree)


def _is_docstring(node: object) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


@cache
def shared() -> Mapping[str, str]:
    """What all providers stand on: the package of a spec as it is, without its own."""
    base = bases()[0]
    tree = generate(
        checked_base(base),
        PACKAGE,
        templates_folder(),
        core_files(),
        lambda _: None,
        testing_files(),
    )
    kept = ("core/", "testing/", "__init__.py", "py.typed")
    return {
        path: text
        for path, text in tree.items()
        if path.removeprefix(f"{PACKAGE}/").startswith(kept)
    }


@dataclass(frozen=True, slots=True)
class Looked:
    """How much was looked at, and what was said of it."""

    texts: int
    providers: int
    said: tuple[str, ...]


def look(folder: Path, found: Iterable[Emitted]) -> Looked:
    """Hold everything emitted to the linter, the formatter and both type checkers."""
    every = [*found]
    texts = {text: None for each in every for text in each.files.values()}
    distinct = [*{each.meaning: each for each in every}.values()]
    said = [*_styled(folder / "texts", [*texts])]
    for number in range(0, len(distinct), BATCH):
        batch = distinct[number : number + BATCH]
        said += _typed(folder / "typed", batch)
    return Looked(len(texts), len(distinct), tuple(said))


def _styled(folder: Path, texts: list[str]) -> Iterator[str]:
    folder.mkdir()
    set_ruff(folder)
    for number, text in enumerate(texts):
        # As modules of a provider: relative imports sort as they do there.
        _write(folder / PACKAGE / f"p{number:05}" / "module.py", text)
    yield from _run(folder, "ruff", "check", "--no-cache", "--config", "ruff.toml", ".")
    yield from _run(folder, "black", "--check", "--quiet", "--workers=2", ".")


def _typed(folder: Path, batch: list[Emitted]) -> Iterator[str]:
    """One package of many providers, under the same names in every batch."""
    for path, text in shared().items():
        _write(folder / path, text)
    names = [f"m{number:03}" for number in range(BATCH)]
    for name, each in zip(names, batch, strict=False):
        place = folder / PACKAGE / name
        for old in place.glob("*.py"):
            old.unlink()
        for path, text in each.files.items():
            _write(place / path, text)
    used = [f"{PACKAGE}/{name}" for name in names[: len(batch)]]
    known = {name: each.name for name, each in zip(names, batch, strict=False)}
    set_pyright(folder, *used)
    python = f"--python-executable={sys.executable}"
    for line in (
        *_run(folder, "mypy", "--strict", python, *used),
        *_run(folder, "pyright", "--pythonpath", sys.executable, "--project", "."),
    ):
        about = next((known[name] for name in known if f"/{name}/" in line), "")
        yield f"{about}: {line}" if about else line


def _run(folder: Path, tool: str, *arguments: str) -> Iterator[str]:
    said = checkers.run(tool, *arguments, folder=folder, seconds=900)
    if said.returncode:
        yield from (f"{tool}: {line}" for line in said.stdout.splitlines()[:20])
        yield from (f"{tool}: {line}" for line in said.stderr.splitlines()[:5])


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
