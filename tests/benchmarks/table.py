"""What a benchmark found, as a table that is printed and kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One measure: its median, what it aims at, and what the median was made of."""

    what: str
    reached: str
    aim: str = ""
    seen: str = ""


def table(rows: Sequence[Row]) -> str:
    """The rows as a table in Markdown."""
    lines = ["| what | reached | aim | seen |", "|---|---|---|---|"]
    lines += [f"| {r.what} | {r.reached} | {r.aim} | {r.seen} |" for r in rows]
    return "\n".join(lines)
