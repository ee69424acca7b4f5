"""Texts of any length in a class body, laid out as black leaves them."""

from __future__ import annotations

from .. import literals
from ..layout import LINE
from ..literals import literal, width


def assigned(target: str, value: str) -> list[str]:
    """The lines of `target = "value"` in a class body."""
    line = f"    {target} = {literal(value)}"
    if width(line) <= LINE:
        return [line]
    return [f"    {target} = (", *pieces(value, 8), "    )"]


def argument(name: str, value: str | int, indent: int) -> list[str]:
    """The lines of `name="value",` on its own line in a call."""
    margin = " " * indent
    line = f"{margin}{name}={literal(value)},"
    if isinstance(value, int) or width(line) <= LINE:
        return [line]
    return [f"{margin}{name}=(", *pieces(value, indent + 4), f"{margin}),"]


def pieces(value: str, indent: int, behind: int = 0) -> list[str]:
    """Literals, one a line, that are `value` when they stand beside one another.

    `behind` columns are needed after the last.
    """
    margin = " " * indent
    parts = literals.pieces(value, LINE - indent - behind)
    return [f"{margin}{part}" for part in parts]
