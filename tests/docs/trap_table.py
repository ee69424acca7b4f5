"""The table of traps, as text: its rows, and the places that they name."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from payspec.diagnostics import Collector
from payspec.language.source import read, to_data

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "docs" / "traps.md"
COLUMNS = ("id", "trap", "handled by", "shown in")

_SECTION = re.compile(r"## (B\.\d) \S.*")
_ROW = re.compile(r"\| .*\|")
_PLACES = re.compile(r"(`[^`]+`(, `[^`]+`)*)?")


@dataclass(frozen=True, slots=True)
class Row:
    """One trap: its id, what it is, what stands against it, and where that shows."""

    id: str
    trap: str
    handling: str
    places: tuple[str, ...]


def sections(text: str) -> dict[str, list[Row]]:
    """The rows by section. `ValueError` for a line that is no row of four cells."""
    found: dict[str, list[Row]] = {}
    rows: list[Row] | None = None
    for line in text.splitlines():
        if heading := _SECTION.fullmatch(line):
            if heading[1] in found:
                raise ValueError(f"{heading[1]} is there twice")
            rows = found[heading[1]] = []
        elif rows is not None and _ROW.fullmatch(line):
            cells = tuple(cell.strip() for cell in line[1:-1].split("|"))
            if cells != COLUMNS:
                rows.append(_row(cells))
    return found


def _row(cells: tuple[str, ...]) -> Row:
    if len(cells) != len(COLUMNS) or not _PLACES.fullmatch(cells[3]):
        raise ValueError(f"no row of four cells: {cells}")
    return Row(cells[0], cells[1], cells[2], tuple(re.findall("`([^`]+)`", cells[3])))


def is_there(place: str, root: Path = ROOT) -> bool:
    """Whether a test (`file::name`) or a place in a spec (`file#/key/key`) exists.

    `ValueError` for what is neither.
    """
    if "::" in place:
        file, _, name = place.partition("::")
        return (root / file).is_file() and name in _tests(root / file)
    file, mark, pointer = place.partition("#/")
    if not mark or not file.startswith("specs/"):
        raise ValueError(f"neither a test nor a place in a spec: {place}")
    if not (root / file).is_file():
        return False
    at = _spec(root / file)
    for step in pointer.split("/"):
        key = step.replace("~1", "/").replace("~0", "~")
        match at:
            case dict() if key in at:
                at = at[key]
            case list() if key.isdecimal() and int(key) < len(at):
                at = at[int(key)]
            case _:
                return False
    return True


@cache
def _tests(file: Path) -> frozenset[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return frozenset(
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
    )


@cache
def _spec(file: Path) -> object:
    report = Collector()
    node = read(file.name, file.read_bytes(), report)
    assert node is not None and not report.diagnostics
    return to_data(node)
