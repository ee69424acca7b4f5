"""What is generated for good mutants: parsed, held to black, and imported."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from payspec.pipeline.check import Checked
from payspec.pipeline.generate import generate
from payspec.python.format import polish
from payspec.resources import core_files, templates_folder, testing_files
from tests.spec_mutants.trees import shared

PACKAGE = "payouts"
SECONDS = 600

_IMPORT_ALL = """
import importlib, pathlib, sys, traceback
root = pathlib.Path(sys.argv[1])
for place in sorted(root.glob("m*/*.py")):
    module = f"{root.name}.{place.parent.name}"
    if place.stem != "__init__":
        module += f".{place.stem}"
    try:
        importlib.import_module(module)
    except BaseException as error:
        last = traceback.format_exception_only(error)[-1].strip()
        print(f"{place.parent.name}\\t{place.name}: {last}")
"""


@dataclass(frozen=True, slots=True)
class Emitted:
    """The modules of one good mutant by their names."""

    name: str
    files: tuple[tuple[str, str], ...]


def emitted(name: str, checked: Sequence[Checked]) -> Emitted:
    """Generate for a good mutant; its Python alone."""
    tree = generate(tuple(checked), PACKAGE, templates_folder(), {}, lambda _: None, {})
    folder = f"{PACKAGE}/{checked[0].provider.name}/"
    return Emitted(
        name,
        tuple(
            (path.removeprefix(folder), text)
            for path, text in sorted(tree.items())
            if path.startswith(folder) and path.endswith(".py")
        ),
    )


_LOOKED: set[str] = set()
"""Texts that were looked at by this process: most mutants share most of theirs."""


def style_problem(found: Emitted) -> str:
    """What is wrong with the text of a module; nothing if all parse and are black's."""
    for path, text in found.files:
        if text in _LOOKED:
            continue
        _LOOKED.add(text)
        try:
            ast.parse(text)
        except (SyntaxError, ValueError) as error:
            return f"unparsable: {path}: {error}"
        try:
            styled = polish(text)
        except Exception as error:
            return f"unstyled: {path}: {error}"
        if styled != text:
            return f"black: {path}: {_difference(text, styled)}"
    return ""


def _difference(text: str, styled: str) -> str:
    pairs = zip(text.splitlines(), styled.splitlines(), strict=False)
    for number, (ours, theirs) in enumerate(pairs, 1):
        if ours != theirs:
            return f"line {number}: {ours!r}, black writes {theirs!r}"
    return "one is longer than the other"


def imported(batch: Sequence[Emitted]) -> Iterator[tuple[str, str]]:
    """The names of those that cannot be imported, and why; each in a child process."""
    with TemporaryDirectory() as place:
        root = Path(place) / PACKAGE
        for path, text in _beside():
            _write(Path(place) / path, text)
        names: dict[str, str] = {}
        for number, each in enumerate(batch):
            names[f"m{number:04}"] = each.name
            for path, text in each.files:
                _write(root / f"m{number:04}" / path, text)
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", _IMPORT_ALL, str(root)],
            cwd=place,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        for line in done.stdout.splitlines():
            folder, _, told = line.partition("\t")
            yield names.get(folder, folder), f"import: {told}"
        if done.returncode:
            yield batch[0].name, f"import: the process ended: {done.stderr[-400:]}"


def _beside() -> Iterable[tuple[str, str]]:
    """The core and the kit, which all mutants stand on."""
    yield from shared().items()
    for folder, files in (("core", core_files()), ("testing", testing_files())):
        yield from (
            (f"{PACKAGE}/{folder}/{path}", text)
            for path, text in files.items()
            if f"{PACKAGE}/{folder}/{path}" not in shared()
        )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
