"""Diffs as a person reads them."""

import sys
from collections.abc import Iterable

from payspec.diagnostics.display import visible
from payspec.output import Difference

from .colour import colour

_COLOURS = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}
_END = "\x1b[0m"
_LINES = 40
"""Lines of one file, where the diff is not what was asked for."""
_MOST = 200
"""Lines of all files, likewise."""


def print_whole(differences: Iterable[Difference]) -> None:
    """Print diffs as they are; on a terminal in colours, and nothing that steers it."""
    coloured, terminal = colour(), sys.stdout.isatty()
    for each in differences:
        for line in each.lines:
            shown = visible(line.rstrip("\n")) if terminal else line.rstrip("\n")
            start = _COLOURS.get(line[:1]) if coloured else None
            print(f"{start}{shown}{_END}" if start else shown)


def print_short(differences: Iterable[Difference]) -> None:
    """Print the beginnings of diffs beside a complaint."""
    left, untold = _MOST, 0
    for each in differences:
        if left <= 0:
            untold += 1
            continue
        shown = each.lines[:_LINES]
        left -= len(shown)
        for line in shown:
            print(visible(line.rstrip("\n")), file=sys.stderr)
        if len(each.lines) > _LINES:
            more = len(each.lines) - _LINES
            print(f"... {more} lines more of {each.path}", file=sys.stderr)
    if untold:
        print(f"... {untold} files more, in `payspec generate --diff`", file=sys.stderr)
