"""Emitted modules with one thing taken out or changed: each a mutant."""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .changes import Change, attribute
from .clients import client
from .models import model
from .tables import table

MUTATED = (
    "_money.py",
    "_operations.py",
    "_provider.py",
    "callbacks.py",
    "client.py",
    "environments.py",
    "models.py",
    "statuses.py",
    "validators.py",
)
"""Modules that a call, a payload or the proof of a callback goes through."""

NOT_MUTATED = {
    "__init__.py": "names that a type checker and the tests of exports hold",
    "errors.py": "one class with nothing in it",
    "fields.py": "what is described at run time is described by no fixture",
    "flows.py": "says in which order to call, and is asked by no call",
    "params.py": "types of mappings, which nothing runs",
}
"""Modules that are left as they are, and why."""


_AFTERWARDS = re.compile(
    r"_CALLBACK( without |\.)(acknowledgement|identity|model|name|order|reread|thin)\b"
)
"""What is done with events that are proven and read: no case of a proof tells it."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module with one change: its kind, where, and the text that is run instead."""

    provider: str
    file: str
    kind: str
    what: str
    text: str

    def __str__(self) -> str:
        return f"{self.provider}/{self.file}: {self.kind}: {self.what}"


def mutants(folder: Path) -> Iterator[Mutant]:
    """Every mutant of a provider's modules, in the order of the files."""
    for name in MUTATED:
        path = folder / name
        if path.is_file():
            yield from _of(folder.name, name, path.read_text(encoding="utf-8"))


def _of(provider: str, file: str, source: str) -> Iterator[Mutant]:
    lines = source.splitlines(keepends=True)
    for node in ast.parse(source).body:
        start, end = node.lineno - 1, node.end_lineno
        decorated = getattr(node, "decorator_list", [])
        if decorated:
            start = decorated[0].lineno - 1
        for place in range(len([*_changes(node, file)])):
            # The others stay as they are, comments and all.
            changed = copy.deepcopy(node)
            kind, what, change = [*_changes(changed, file)][place]
            change()
            text = ast.unparse(ast.fix_missing_locations(changed))
            whole = "".join((*lines[:start], f"{text}\n", *lines[end:]))
            yield Mutant(provider, file, kind, what, whole)


def _changes(node: ast.stmt, file: str) -> Iterator[Change]:
    match node:
        case ast.ClassDef() if file == "models.py":
            yield from model(node)
        case ast.ClassDef() if file == "client.py":
            yield from client(node)
        case ast.Assign() | ast.AnnAssign() if node.value is not None:
            name = ast.unparse(node).split(" ")[0].rstrip(":")
            found = table(node.value, name)
            if file == "callbacks.py":
                found = (each for each in found if not _AFTERWARDS.search(each[1]))
            yield from found
        case ast.FunctionDef() if file == "validators.py":
            returned = node.body[-1]
            nothing = ast.Tuple(elts=[], ctx=ast.Load())
            what = f"{node.name} finds nothing"
            yield "check", what, attribute(returned, "value", nothing)
        case _:
            return
