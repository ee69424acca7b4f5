"""The blocks of code of a page: their language, what they are for, and their text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]

_OPENING = re.compile(r"(`{3,})([^`]*)")
_REASON = re.compile(r"<!-- not run: (?P<why>\S.*) -->")


@dataclass(frozen=True, slots=True)
class Block:
    """A block. `asked` is what stands behind its language: file=, append=, of=, exit=.

    `excused` is why it is not run or checked, "" for one that is.
    """

    page: str
    line: int
    language: str
    asked: dict[str, str]
    text: str
    excused: str

    @property
    def id(self) -> str:
        return f"{self.page}:{self.line}"


def blocks(path: Path) -> list[Block]:
    """The blocks of a page in their order. `ValueError` for one that is not closed."""
    page = path.relative_to(ROOT).as_posix()
    found: list[Block] = []
    lines = path.read_text(encoding="utf-8").splitlines()
    at, before = 0, ""
    while at < len(lines):
        opening = _OPENING.fullmatch(lines[at])
        if opening is None:
            before = lines[at] or before
            at += 1
            continue
        start = at + 1
        try:
            end = lines.index(opening[1], start)
        except ValueError:
            raise ValueError(f"{page}:{start}: a block is not closed") from None
        excuse = _REASON.fullmatch(before)
        words = opening[2].split()
        found.append(
            Block(
                page,
                start,
                words[0] if words else "",
                dict(_asked(word) for word in words[1:]),
                "".join(f"{line}\n" for line in lines[start:end]),
                excuse["why"] if excuse else "",
            )
        )
        at, before = end + 1, ""
    return found


def pages() -> list[Path]:
    """Every page that people read."""
    return sorted(
        [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")],
        key=lambda path: path.as_posix(),
    )


def _asked(word: str) -> tuple[str, str]:
    name, mark, value = word.partition("=")
    if not mark or name not in {"file", "append", "of", "exit"}:
        raise ValueError(f"a block cannot ask for {word!r}")
    return name, value
